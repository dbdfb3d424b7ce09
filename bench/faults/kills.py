"""kill -9 at random moments, again and again, while people report."""

import random
import threading
from collections import Counter
from dataclasses import dataclass, field

from bench.faults.house import WEB, WORKER, House, kill, until
from bench.faults.storm import Outcome, founded, meanwhile, reckon, storm

ONE_WEB, ALL_WEB, THE_WORKER = "a web process", "the web server", "the worker"
BOTH, EVERYBODY = "web and worker", "everybody"
USUALLY = (ONE_WEB, ALL_WEB, THE_WORKER, BOTH, EVERYBODY)


@dataclass
class Killer:
    """Kills one of them, waits until it is risen and a while, kills another; `most` times.

    When all are dead nobody starts them again but this.
    """

    house: House
    victims: tuple[str, ...] = USUALLY
    pause: tuple[float, float] = (1.0, 6.0)
    most: int = 1_000_000
    seed: int = 2026
    killed: Counter[str] = field(default_factory=Counter)

    def __call__(self, over: threading.Event) -> None:
        chance = random.Random(self.seed)
        for turn in range(self.most):
            if over.wait(chance.uniform(*self.pause)):
                return
            until(self.house.answers, "somebody answers again")
            self.strike(self.victims[turn % len(self.victims)], chance)

    def strike(self, victim: str, chance: random.Random) -> None:
        web, worker, some = (
            self.house.part(WEB),
            self.house.part(WORKER),
            self.house.web_processes(),
        )
        dying = {
            ONE_WEB: [chance.choice(some)] if some else [],
            ALL_WEB: [web, *some],
            THE_WORKER: [worker],
            BOTH: [web, *some, worker],
            EVERYBODY: self.house.everybody(),
        }[victim]
        if not any(dying):
            return  # not risen since the last time
        kill(*dying)
        self.killed[victim] += 1
        if victim == EVERYBODY:
            self.house.start()


def run(
    house: House, *, reports: int, at_once: int = 8, pictures: int = 1, killer: Killer | None = None
) -> tuple[Outcome, Counter[str]]:
    """Report, be killed, report again; then count."""
    town = founded(house, reports)
    killer = killer or Killer(house)
    house.start()
    try:
        with meanwhile(killer):
            outcome = storm(house, town, range(reports), at_once=at_once, pictures=pictures)
        return reckon(house, outcome), killer.killed
    finally:
        house.stop()
