"""Afterwards: is every acknowledged report there once, with files, trail and notification?

Run by House.ask with a file of receipts. Answers with what was counted and what is wrong; and
throws away what no row speaks of, as it would be in a few days, to see that nothing else goes.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.faults.founding import LEADER
from bench.faults.pictures import number_in
from django.utils import timezone

from varde.audit import anchors
from varde.audit.models import Event
from varde.deviations import receipts as codes
from varde.deviations.models import Deviation
from varde.files import storage
from varde.files.models import Attachment
from varde.files.tasks import GRACE, sweep_orphans
from varde.foundation.references import reference
from varde.notifications.models import Notification


def main(file: str) -> dict[str, Any]:
    receipts = json.loads(Path(file).read_text())
    promised = {one["number"]: one for one in receipts}
    cases = list(Deviation.objects.order_by("serial"))
    swept = sweep_orphans(timezone.now() + 2 * GRACE)
    wrong = [
        *_each_once(promised, cases),
        *_wholly(cases, promised),
        *_trail(cases),
        *_told_once(cases),
    ]
    return {
        "promised": len(promised),
        "cases": len(cases),
        "files": Attachment.objects.count(),
        "events": Event.objects.count(),
        "swept": swept,
        "wrong": wrong[:20],
    }


def _each_once(promised: dict[int, Any], cases: list[Deviation]) -> Iterator[str]:
    """By its own words, number and code."""
    found = Counter(number_of(case) for case in cases)
    yield from (f"report {n} is there {times} times" for n, times in found.items() if times > 1)
    here = {number_of(case): case for case in cases}
    for number, receipt in promised.items():
        case = here.get(number)
        if case is None:
            yield f"report {number} was acknowledged and is lost"
        elif receipt["case"] and receipt["case"] != case.number:
            yield f"report {number} was called {receipt['case']} and is {case.number}"
        elif receipt["code"] and codes.digest(receipt["code"]) != case.code:
            yield f"report {number}: the code does not open it"
    serials = [case.serial for case in cases]
    if serials != list(range(1, len(cases) + 1)):
        yield f"numbers are missing or double: {serials}"


def number_of(case: Deviation) -> int:
    return int(case.text.split(".")[0].removeprefix("Melding "))


def _wholly(cases: list[Deviation], promised: dict[int, Any]) -> Iterator[str]:
    """With its pictures, each with what was sent in it; and none that nobody sent."""
    for case in cases:
        rows = list(Attachment.objects.of(case))
        numbers = [_number(row) for row in rows]
        wanted = promised.get(number_of(case), {}).get("pictures", [])
        if missing := set(wanted) - set(numbers):
            yield f"report {number_of(case)} lacks pictures {missing}"
        if len(numbers) != len(set(numbers)):
            yield f"report {number_of(case)} has a picture twice: {numbers}"
        yield from (f"{row.pk}: its content is not what it was" for row in rows if _spoilt(row))


def _number(row: Attachment) -> int:
    with storage.fetch(row.sha256) as file:
        return number_in(file.read())


def _spoilt(row: Attachment) -> bool:
    return any(_digest(sha) != sha for sha in (row.sha256, row.thumbnail) if sha)


def _digest(sha: str) -> str:
    with storage.fetch(sha) as file:
        return hashlib.sha256(file.read()).hexdigest()


def _trail(cases: list[Deviation]) -> Iterator[str]:
    """One event for each row, a row for each event, and the chain holds."""
    _count, findings = anchors.verify([])
    yield from (f"the trail, from event {one.number}: {one.what}" for one in findings)
    for verb, rows in (
        ("deviation.report", [reference(case) for case in cases]),
        ("attachment.attach", [reference(row) for row in Attachment.objects.all()]),
    ):
        told = Counter(Event.objects.filter(verb=verb).values_list("subject", flat=True))
        if told != Counter(rows):
            yield f"{verb}: {len(rows)} rows and {told.total()} events, not the same ones"


def _told_once(cases: list[Deviation]) -> Iterator[str]:
    notes = Notification.objects.filter(member__name=LEADER, about__in=map(reference, cases))
    told = Counter(notes.values_list("about", flat=True))
    for case in cases:
        if told[reference(case)] != 1:
            yield f"report {number_of(case)} was told of {told[reference(case)]} times"
