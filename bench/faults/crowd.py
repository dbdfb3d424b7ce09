"""Two hundred people reporting at the same moment."""

import threading
from dataclasses import dataclass

from bench.faults.house import House, memory
from bench.faults.storm import Outcome, founded, meanwhile, reckon, storm


@dataclass
class Watch:
    """The most memory all processes together use meanwhile."""

    house: House
    most: int = 0

    def __call__(self, over: threading.Event) -> None:
        while not over.wait(1.0):
            self.most = max(self.most, memory(self.house.everybody()))


def run(house: House, *, people: int, pictures: int = 1) -> tuple[Outcome, int, int]:
    """What came of it, and how many megabytes before and at the most."""
    town = founded(house, people)
    house.start()
    try:
        idle, watch = memory(house.everybody()), Watch(house)
        with meanwhile(watch):
            outcome = storm(house, town, range(people), at_once=people, pictures=pictures)
        reckon(house, outcome)
        assert "locked" not in house.said(), house.said()
        return outcome, idle, watch.most
    finally:
        house.stop()
