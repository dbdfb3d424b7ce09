"""The one process above the others: `./varde run` ends here. Starts web and worker, stops both."""

import argparse
import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from importlib import import_module
from pathlib import Path
from typing import IO

from django.core.exceptions import ImproperlyConfigured

from varde.config import env
from varde.config.children import Child, Family
from varde.config.console import say, stop

# A web server without an answer by now, or dead this often, will not come up by itself.
HOPELESS_AFTER_SECONDS = 120.0
HOPELESS_AFTER_DEATHS = 4


def main() -> None:
    try:
        watch_over()
    except ImproperlyConfigured as error:
        stop(f"Innstillingene må rettes: {error}", f"The settings must be put right: {error}")


def watch_over() -> None:
    wanted = _arguments()
    data = _checked_settings()
    running = hold(data)
    _check_port(wanted.host, wanted.port)
    stopping = _when_told_to_stop()
    web = _web(wanted.host, wanted.port)
    family = Family([web, _worker()])
    try:
        # Loading the code and looking after the database take a second each: at the same time.
        web.get_ready()
        _prepare(stopping)
        family.start()
        _wait_for_first_answer(family, wanted.host, wanted.port, stopping)
        while not stopping.wait(0.25):
            family.look_after()
        say("Stopper …", "Stopping …")
    finally:
        family.stop()
        running.close()
    say("Varde er stoppet.", "Varde has stopped.")


def hold(data: Path) -> IO[str]:
    """Only one Varde at a time on a data folder. The kernel lets go when this process ends."""
    try:
        running = (data / "running").open("a")
    except OSError as error:
        _stop_for_folder(data, error)
    try:
        fcntl.flock(running, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        stop(
            f"Varde kjører allerede på datamappen {data}. Stopp den først, eller velg en annen "
            "mappe med --data.",
            f"Varde is already running on the data folder {data}. Stop it first, or choose "
            "another folder with --data.",
        )
    return running


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="varde run")
    parser.add_argument("--host", default=env.text("VARDE_HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=env.number("VARDE_PORT", 8000))
    return parser.parse_args()


def _checked_settings() -> Path:
    """What is wrong with folder or settings is said in one sentence, before anything starts."""
    data = env.data_dir()
    try:
        for folder in (data, data / "files", data / "backups"):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    except OSError as error:
        _stop_for_folder(data, error)
    return data


def _stop_for_folder(data: Path, error: OSError) -> None:
    stop(
        f"Kan ikke skrive i datamappen {data} ({error.strerror}). Gi brukeren som starter Varde "
        "rett til å skrive der, eller velg en annen mappe med --data.",
        f"Cannot write in the data folder {data} ({error.strerror}). Let the user who starts "
        "Varde write there, or choose another folder with --data.",
    )


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            stop(
                f"Kan ikke bruke {host}, port {port} ({error}). Er porten i bruk, velg en annen "
                "med --port.",
                f"Cannot use {host}, port {port} ({error}). If the port is in use, choose "
                "another with --port.",
            )


def _prepare(stopping: threading.Event) -> None:
    """In a process of its own, so that this one stays small, and out of reach of Ctrl-C."""
    command = [sys.executable, "-m", "django", "prepare"]
    done = subprocess.run(command, start_new_session=True, check=False)
    if done.returncode or stopping.is_set():
        raise SystemExit(done.returncode)


def _web(host: str, port: int) -> Child:
    given = {
        "host": host,
        "port": port,
        "processes": env.number("VARDE_WEB_PROCESSES", 2),
        "threads": env.number("VARDE_WEB_THREADS", 2),
    }
    told = [f"--{name}={word}" for name, word in given.items()]
    return Child("web", [sys.executable, "-m", "varde.config.serving", *told])


def _worker() -> Child:
    return Child("worker", [sys.executable, "-m", "django", "worker", "--verbosity", "0"])


def _when_told_to_stop() -> threading.Event:
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda _number, _frame: told.set())
    return told


def _wait_for_first_answer(family: Family, host: str, port: int, stopping: threading.Event) -> None:
    latest = time.monotonic() + HOPELESS_AFTER_SECONDS
    while not stopping.wait(0.05):
        if _answers(host, port):
            address = env.text("VARDE_ADDRESS", f"http://{_written(host)}:{port}/")
            say(f"Varde er klar: {address}", f"Varde is ready: {address}")
            say("Stopp med Ctrl-C.", "Stop with Ctrl-C.")
            return
        family.look_after()
        if time.monotonic() > latest or family.children[0].deaths >= HOPELESS_AFTER_DEATHS:
            family.stop()
            stop(
                "Varde kommer ikke i gang. Grunnen står i meldingene over.",
                "Varde does not come up. The messages above say why.",
            )


def _answers(host: str, port: int) -> bool:
    """The web server opens its socket when it is warm, so being let in is enough."""
    try:
        socket.create_connection((_reachable(host), port), timeout=10).close()
    except OSError:
        return False
    return True


def _reachable(host: str) -> str:
    """What to call when the server listens on every address."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)


def _written(host: str) -> str:
    """By name where there is one: a browser gives no passkey to an address of numbers."""
    called = {"127.0.0.1": "localhost"}.get(_reachable(host), _reachable(host))
    return f"[{called}]" if ":" in called else called


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "varde.config.settings")
    main()
