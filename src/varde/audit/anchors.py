"""Heads of the chains written down outside the database, where whoever alters it does not reach.

One line of JSON for each undertaking and day, in a file of the data folder that backups take
along. A trail whose tail was cut off still fits together; against a head from before, it does not.
"""

import datetime
import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from varde.audit import chain
from varde.audit.models import Event, Head
from varde.mail import verbs as mail
from varde.mail.composing import Line, Words
from varde.ui import dates

NAME = "trail-heads.jsonl"
ON_PAPER = 16  # of the 64 letters of a hash
LEAST_OF_A_MARK = 8


@dataclass(frozen=True)
class Anchor:
    """That an undertaking's trail had this many events, the last one with this hash (SHA-256)."""

    at: str
    company: str
    number: int
    hash: str


@dataclass(frozen=True)
class Finding:
    """What is wrong with one undertaking's trail: the event it begins at, and how it shows."""

    company: str
    number: int
    what: str


def on_paper(company_id: uuid.UUID) -> str:
    """The head as it stands on a print: «1234:9f86d081884c7d65». Empty before the first event.

    Sixteen letters are 64 bits: nobody makes another trail with the same ones in their places.
    """
    head = Head.objects.filter(company_id=company_id, number__gt=0).first()
    return f"{head.number}:{head.hash[:ON_PAPER]}" if head else ""


def is_in_trail(head: str) -> bool:
    """Does some undertaking's trail have this head, as somebody has it on paper?"""
    number, _colon, mark = head.strip().lower().partition(":")
    if not number.isdecimal() or len(mark) < LEAST_OF_A_MARK:
        raise ValueError(head)
    return Event.objects.filter(number=int(number), hash__startswith=mark).exists()


def write_to(addresses: Iterable[str], now: datetime.datetime) -> int:
    """Every head by e-mail, to those who keep them elsewhere. How many letters."""
    heads = Head.objects.filter(number__gt=0).order_by("company_id")
    lines = tuple(Line(f"{head.number}:{head.hash}", note=str(head.company_id)) for head in heads)
    words = Words(
        subject=_("Heads of the trail, %(day)s") % {"day": dates.whole_date(now)},
        lead=_(
            "Keep this letter. With it you can prove later that nothing was changed or removed."
        ),
        lines=lines,
        foot="varde manage verify_trail --head NUMBER:HASH",
    )
    return len([mail.put(words, to=address, now=now) for address in addresses]) if lines else 0


def drop(folder: Path, now: datetime.datetime) -> int:
    """Write down every head. How many."""
    heads = Head.objects.filter(number__gt=0).order_by("company_id")
    anchors = [Anchor(now.isoformat(), str(h.company_id), h.number, h.hash) for h in heads]
    with (folder / NAME).open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(anchor)) + "\n" for anchor in anchors)
    return len(anchors)


def read(file: Path) -> list[Anchor]:
    """All that was written down; a line cut short by a full disk is passed over."""
    if not file.exists():
        return []
    return list(_anchors(file.read_text(encoding="utf-8").splitlines()))


def verify(anchors: Iterable[Anchor]) -> tuple[int, list[Finding]]:
    """Every event of every undertaking, in order. How many there were, and what is wrong."""
    known: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        known.setdefault(anchor.company, []).append(anchor)
    companies = {str(key) for key in Head.objects.values_list("company_id", flat=True)}
    companies |= {str(key) for key in Event.objects.values_list("company_id", flat=True).distinct()}
    count, findings = 0, list[Finding]()
    for company in sorted(companies | known.keys()):
        read, wrong = _verify(company, known.get(company, []))
        count += read
        findings += wrong
    return count, findings


def _verify(company: str, anchors: list[Anchor]) -> tuple[int, list[Finding]]:
    events = Event.objects.filter(company_id=company).order_by("number")
    read: list[int] = [0]
    last: list[Event] = []

    def counted() -> Iterator[Event]:
        for event in events.iterator(chunk_size=2000):
            read[0] += 1
            last[:] = [event]
            yield event

    broken = chain.first_break(counted())
    if broken is not None:
        return read[0], [Finding(company, broken, "altered, inserted or removed")]
    newest = last[0] if last else None
    return read[0], list(_against(company, newest, anchors))


def _against(company: str, newest: Event | None, anchors: list[Anchor]) -> Iterator[Finding]:
    length = newest.number if newest else 0
    head = Head.objects.filter(company_id=company).first()
    if head and (head.number, head.hash) != (length, newest.hash if newest else ""):
        yield Finding(company, length + 1, "the tail is cut off, or the head was altered")
    wanted = {anchor.number for anchor in anchors}
    hashes = dict(
        Event.objects.filter(company_id=company, number__in=wanted).values_list("number", "hash")
    )
    for anchor in anchors:
        if anchor.number > length:
            yield Finding(company, length + 1, f"cut off since {anchor.at}")
        elif hashes[anchor.number] != anchor.hash:
            yield Finding(company, anchor.number, f"not what it was at {anchor.at}")


def _anchors(lines: Iterable[str]) -> Iterator[Anchor]:
    for line in lines:
        try:
            yield Anchor(**json.loads(line))
        except (ValueError, TypeError):
            continue
