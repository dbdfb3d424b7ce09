"""How long an installed copy takes from ./varde run to its first answer, the second time.

The first start makes the data folder and the database, and is not counted. The figure is the
middle one of three starts after it.
"""

import signal
import socket
import statistics
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.limits import cleared, hold, load

PROJECT = Path(__file__).resolve().parents[1]
LIMIT = 5.0
PATIENCE = 180


def main() -> None:
    started()
    before = load()
    seconds = [started() for _time in range(3)]
    middle = statistics.median(seconds)
    each = ", ".join(f"{one:.1f}" for one in seconds)
    print(f"| second start to the first 200 | {middle:.1f} s ({each}) | load {before:.1f} |")
    hold(("seconds to the first answer", middle, LIMIT))


def started() -> float:
    port = free_port()
    began = time.perf_counter()
    with running(port) as process:
        while not answers(port):
            if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                raise SystemExit("Varde did not start.")
            time.sleep(0.02)
        return time.perf_counter() - began


@contextmanager
def running(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Stopped in good order, so that the next start finds nothing half done."""
    command = [str(PROJECT / "varde"), "run", "--port", str(port)]
    process = subprocess.Popen(command, env=cleared(), stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/", timeout=10) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("localhost", 0))
        return int(door.getsockname()[1])
