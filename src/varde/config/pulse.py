"""What happens all the time beside the tasks: news are told, clocks are read, letters are sent.

Two threads in the worker: letters have one of their own, because a mail server that is slow or
says nothing must hold up nobody else. Each beat asks little of the database when there is nothing
to do, and all it does can be cut off anywhere and done again.
"""

import logging
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

from django.db import close_old_connections
from django.utils import timezone

from varde.foundation import outages
from varde.mail import mailbox, postman
from varde.notifications.verbs import clocks, digest, failing, reading
from varde.search.verbs import keeping_up, sweeping
from varde.webhooks.verbs import carrying
from varde.webhooks.verbs import reading as outward

SECONDS_BETWEEN_BEATS = 2.0
# News and letters at every beat; what is done once a day is asked for every thirtieth, a minute.
OFTEN: tuple[Callable[..., int], ...] = (
    reading.read_all,
    keeping_up.read_all,
    sweeping.sweep_all,
    outward.read_all,
)
SELDOM: tuple[Callable[..., int], ...] = (clocks.remind_all, digest.write_all, failing.tell_all)
BEATS_A_MINUTE = 30
# The post: what goes out of the house at every beat, letters that came back every five minutes.
POST_OFTEN: tuple[Callable[..., int], ...] = (postman.deliver, carrying.deliver)
POST_SELDOM: tuple[Callable[..., int], ...] = (mailbox.read,)
BEATS_IN_FIVE_MINUTES = 150

log = logging.getLogger(__name__)


@contextmanager
def beating() -> Generator[None]:
    done = threading.Event()
    threads = [
        threading.Thread(target=_beat, args=(done, turn), name=name, daemon=True)
        for name, turn in (("pulse", once), ("post", once_by_post))
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        done.set()
        for thread in threads:
            thread.join(timeout=10)


def once(number: int = 0) -> int:
    """One beat: how much was done. What fails is logged, and the rest is done all the same.

    Without disk or database nothing can be done: then the beat ends, and the next one tries.
    """
    beats = OFTEN if number % BEATS_A_MINUTE else (*SELDOM, *OFTEN)
    return sum(_tried(beat) for beat in beats)


def once_by_post(number: int = 0) -> int:
    """One beat of the post: how much was done."""
    beats = POST_OFTEN if number % BEATS_IN_FIVE_MINUTES else (*POST_SELDOM, *POST_OFTEN)
    return sum(_tried(beat) for beat in beats)


def _beat(done: threading.Event, turn: Callable[[int], object]) -> None:
    number, waits = 0, False
    while not done.wait(SECONDS_BETWEEN_BEATS):
        try:
            close_old_connections()
            turn(number)
            number, waits = number + 1, False
        except outages.KINDS as fault:
            if not waits:
                log.error("The pulse waits for disk and database: %s", fault)
            waits = True
    close_old_connections()


def _tried(beat: Callable[..., int]) -> int:
    try:
        return beat(timezone.now())
    except Exception as fault:
        if outages.is_outage(fault):
            raise
        log.exception("A beat of the pulse failed; the next one tries again")
        return 0
