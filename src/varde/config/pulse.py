"""What happens all the time beside the tasks: news are told, clocks are read, letters are sent.

A thread in the worker. Each beat asks little of the database when there is nothing to do, and all
it does can be cut off anywhere and done again.
"""

import logging
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

from django.db import close_old_connections
from django.utils import timezone

from varde.mail import postman
from varde.notifications.verbs import clocks, digest, reading
from varde.webhooks.verbs import carrying
from varde.webhooks.verbs import reading as outward

SECONDS_BETWEEN_BEATS = 2.0
BEATS: tuple[Callable[..., int], ...] = (
    reading.read_all,
    clocks.remind_all,
    digest.write_all,
    postman.deliver,
    outward.read_all,
    carrying.deliver,
)

log = logging.getLogger(__name__)


@contextmanager
def beating() -> Generator[None]:
    done = threading.Event()
    thread = threading.Thread(target=_beat, args=(done,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join(timeout=10)


def once() -> int:
    """One beat: how much was done. What fails is logged, and the rest is done all the same."""
    return sum(_tried(beat) for beat in BEATS)


def _beat(done: threading.Event) -> None:
    while not done.wait(SECONDS_BETWEEN_BEATS):
        close_old_connections()
        once()
    close_old_connections()


def _tried(beat: Callable[..., int]) -> int:
    try:
        return beat(timezone.now())
    except Exception:
        log.exception("A beat of the pulse failed; the next one tries again")
        return 0
