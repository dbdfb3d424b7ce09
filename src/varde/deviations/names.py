"""Names of persons in a text that shall be told without: of those in the case, and of all here."""

import re
from collections.abc import Iterable

from varde.conversations.models import Message
from varde.deviations.models import Deviation
from varde.people.models import Member

WORD = re.compile(r"[\w-]+")


def told_of(case: Deviation, text: str) -> str:
    """Somebody the text names beyond doubt: by full name, or by surname when in the case."""
    said = " ".join(WORD.findall(text.casefold()))
    words = set(said.split())
    for name in sorted({*_in_the_case(case), *_who_work_here(case)}):
        if len(name.split()) > 1 and _stands_in(said, name):
            return name
    surnames = {part for name in _in_the_case(case) for part in name.split()[1:]}
    return _first(surnames, words)


def perhaps_told_of(case: Deviation, text: str) -> str:
    """A word that may be somebody's name: Per may be a colleague, or nobody at all."""
    here = {part for name in _who_work_here(case) for part in name.split()}
    behalf = {part for part in case.on_behalf_of.split() if part[0].isupper()}
    known = {part for name in _in_the_case(case) for part in name.split()}
    words = WORD.findall(text)
    folded = {word.casefold() for word in words}
    return _first(known - behalf, folded) or _first(here | behalf, set(words), as_written=True)


def _in_the_case(case: Deviation) -> set[str]:
    """Who reported it, for whom, who has or had a part in it, and who wrote in its thread."""
    measures = case.measures().values_list("responsible__name", "confirmer__name")
    authors = Message.objects.filter(company_id=case.company_id).of(case)
    people = [case.reporter, case.handler]
    return {
        *(person.name for person in people if person),
        *(name for pair in measures for name in pair if name),
        *(name for name in authors.values_list("author__name", flat=True) if name),
        *(name.strip() for name in (case.reporter_name, case.on_behalf_of) if name.strip()),
    }


def _who_work_here(case: Deviation) -> set[str]:
    here = Member.objects.filter(company_id=case.company_id).active()
    return set(here.values_list("name", flat=True))


def _stands_in(said: str, name: str) -> bool:
    """The whole name, or the first and the last of it."""
    parts = WORD.findall(name.casefold())
    ways = {" ".join(parts), f"{parts[0]} {parts[-1]}"} if parts else set()
    return any(f" {way} " in f" {said} " or f" {way}s " in f" {said} " for way in ways)


def _first(names: Iterable[str], words: set[str], *, as_written: bool = False) -> str:
    """The first of the names that is one of the words, also with an s behind."""
    for name in sorted(name for name in names if len(name) > 1):
        known = name if as_written else name.casefold()
        if {known, f"{known}s"} & words:
            return name
    return ""
