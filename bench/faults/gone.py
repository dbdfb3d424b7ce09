"""PostgreSQL is stopped while people report, and started again: all are told, nothing is lost."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from bench.faults.house import WEB, WORKER, House, until
from bench.faults.storm import Outcome, founded, reckon, storm
from bench.faults.telephones import Answer, Telephone

OUT_OF_ORDER = 503


def run(
    house: House,
    *,
    reports: int,
    stop: Callable[[], None],
    start: Callable[[], None],
    seconds_away: float,
) -> tuple[Outcome, float]:
    """How many seconds it took before pages were served again after the start."""
    town = founded(house, reports)
    house.start()
    try:
        processes = [house.part(WEB), house.part(WORKER), *house.web_processes()]
        phones = range(reports)
        with ThreadPoolExecutor(1) as beside:
            reporting = beside.submit(storm, house, town, phones, at_once=4)
            time.sleep(min(2.0, seconds_away))
            stop()
            told = Telephone(house.address, town, 1)
            answer = told.send("GET", f"/m/{town['posters'][0]}/")
            time.sleep(seconds_away)
            start()
            healed = until(lambda: _is_served(house, town), "pages are served again")
            outcome = reporting.result()
        assert_told(answer)
        again = [house.part(WEB), house.part(WORKER), *house.web_processes()]
        assert again == processes, "Somebody died of it."
        return reckon(house, outcome), healed
    finally:
        house.stop()


def assert_told(answer: Answer) -> None:
    """A page in words, and when to come back; never a trace."""
    assert answer.status == OUT_OF_ORDER, (answer.status, answer.words[:300])
    assert answer.again
    assert "Traceback" not in answer.words


def _is_served(house: House, town: dict[str, list[str]]) -> bool:
    phone = Telephone(house.address, town, 1)
    return phone.send("GET", f"/m/{town['posters'][0]}/").status == 200
