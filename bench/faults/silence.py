"""The worker stands still: reports are taken in, /health says so, and then all is told once."""

import os
import signal
import time

from bench.faults.house import WORKER, House, kill, until
from bench.faults.storm import Outcome, caught_up, founded, reckon, storm


def run(house: House, *, reports: int, seconds: float = 0) -> Outcome:
    """Stopped without dying, so that nobody starts it again; at last it is killed."""
    town = founded(house, reports)
    house.start()
    try:
        until(lambda: house.health().get("ok"), "all is well")
        worker = house.part(WORKER)
        os.kill(worker, signal.SIGSTOP)
        outcome = storm(house, town, range(reports), at_once=4)
        time.sleep(seconds)
        assert not caught_up(house), "Somebody else did the worker's work."
        until(lambda: not house.health()["worker"]["ok"], "/health says that it is silent")
        kill(worker)
        until(lambda: house.part(WORKER) not in (0, worker), "another one comes")
        return reckon(house, outcome)
    finally:
        house.stop()
