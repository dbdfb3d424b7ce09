"""The disk is full, or cannot be written any more: who sends is told and keeps their words."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.faults import disks
from bench.faults.disks import Failing
from bench.faults.gone import assert_told
from bench.faults.house import WEB, WORKER, House
from bench.faults.storm import Outcome, founded, reckon, storm
from bench.faults.telephones import WAYS, Receipt, Telephone

MEGABYTES = 48
BEFORE, WAITING, AFTER = range(4), range(4, 8), range(8, 12)
ONCE = range(100, 109, len(WAYS))  # by the poster's page, whose number leaves one


def full(house: House, disk: Path) -> Outcome:
    """Full and emptied again, without anybody starting anything anew."""
    town = founded(house, 15)
    house.start()
    try:
        before = storm(house, town, BEFORE, at_once=2)
        processes = [house.part(WEB), house.part(WORKER), *house.web_processes()]
        disks.fill(disk)
        with ThreadPoolExecutor(1) as beside:
            waiting = beside.submit(storm, house, town, WAITING, at_once=4)
            assert_refused(house, town)
            assert_readable(house, before.receipts)
            disks.make_room(disk)
            after = storm(house, town, AFTER, at_once=2)
            kept = waiting.result()
        again = [house.part(WEB), house.part(WORKER), *house.web_processes()]
        assert again == processes, "Somebody died of it."
        return reckon(house, together(before, kept, after))
    finally:
        house.stop()


def read_only(house: House, disk: Failing) -> Outcome:
    """Taken away from writers; mended while Varde is stopped, as a disk must be."""
    town = founded(house, 15)
    house.start()
    try:
        before = storm(house, town, BEFORE, at_once=2)
        disk.fail()
        assert_refused(house, town)
        assert_readable(house, before.receipts)
        house.stop()
        disk.mend()
        house.start()
        after = storm(house, town, AFTER, at_once=2)
        return reckon(house, together(before, after))
    finally:
        house.stop()


def assert_refused(house: House, town: dict[str, list[str]]) -> None:
    """503, a word to the user, the text kept, and nothing of it stored."""
    for number in ONCE:
        phone = Telephone(house.address, town, number)
        answer = phone.once()
        assert_told(answer)
        assert phone.text in answer.words, answer.words[:2000]
        assert "tel:" in answer.words or "113" in answer.words


def assert_readable(house: House, receipts: list[Receipt]) -> None:
    """What was there can still be read."""
    phone = Telephone(house.address, {"posters": [""]}, 1)
    code = next(one.code for one in receipts if one.code)
    assert phone.send("GET", f"/svar/{code}/").status == 200
    assert not house.health()["disk"]["ok"]


def together(*outcomes: Outcome) -> Outcome:
    whole = Outcome()
    for one in outcomes:
        whole.receipts += one.receipts
        whole.statuses += one.statuses
        whole.seconds += one.seconds
    return whole
