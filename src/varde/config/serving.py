"""The web server: Varde is loaded and warmed up once, and then forked into its processes.

Loading once halves the work before the first page, lets the processes share memory, and brings a
process that died back at once. While the supervisor still looks after the database, it waits.
"""

import argparse
import gc
import signal
import sys
from collections.abc import Callable
from functools import partial
from wsgiref.types import WSGIApplication

import django
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from varde.config.warming import warm_up

SECONDS_TO_FINISH = 20


def main() -> None:
    wanted = _arguments()
    application = _application_when_told()
    server = Server(
        "varde.config.wsgi:application",
        address=wanted.host,
        port=wanted.port,
        interface=Interfaces.WSGI,
        workers=wanted.processes,
        blocking_threads=wanted.threads,
        # A thread keeps its connection to the database, so it is kept a while itself.
        blocking_threads_idle_timeout=600,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=SECONDS_TO_FINISH,
        websockets=False,
        log_level=LogLevels.warning,
    )
    gc.freeze()  # what is there now is never collected, so its memory stays shared
    server.serve(target_loader=partial(_in_each_process, application), wrap_loader=False)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", required=True)
    for name in ("--port", "--processes", "--threads"):
        parser.add_argument(name, type=int, required=True)
    return parser.parse_args()


def _application_when_told() -> WSGIApplication:
    """All the code is read first; then, when the input ends, database and files are in order."""
    django.setup()
    assert get_resolver().url_patterns
    sys.stdin.read()
    application = get_wsgi_application()
    warm_up(application)
    return application


def _in_each_process(application: Callable[..., object]) -> Callable[..., object]:
    """Newly forked it would note SIGTERM and go on, until granian listens for it."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    return application


if __name__ == "__main__":
    main()
