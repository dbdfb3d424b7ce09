"""The columns of the list of cases: which are shown, and what each holds in a file."""

import datetime
from operator import attrgetter
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from varde.lists.columns import Column, Columns


class Line(NamedTuple):
    """One case in a file; a million of them are made one after another."""

    number: str
    title: str
    place: str
    unit: str
    reported_at: datetime.datetime
    severity: str
    state: str
    handler: str
    due_date: datetime.date | None
    kind: str
    area: str


def _column(key: str, label: Promise, name: str, phone: str = "") -> Column:
    return Column(key, label, attrgetter(name), phone)


NUMBER = _column("nr", _("No."), "number")
TITLE = _column("sak", _("Case"), "title")
SEVERITY = _column("alvor", _("Severity"), "severity")
STATE = _column("tilstand", _("State"), "state")
HANDLER = _column("behandler", _("Handler"), "handler", "no")
DUE = _column("frist", _("Due"), "due_date")
KIND = _column("slag", _("Kind"), "kind", "no")
AREA = _column("omrade", _("Area"), "area", "no")
UNIT = _column("enhet", _("Unit"), "unit", "no")
PLACE = _column("sted", _("Place"), "place")
REPORTED = _column("meldt", _("Reported"), "reported_at")

USUAL = [NUMBER, SEVERITY, STATE, HANDLER, DUE]
COLUMNS = Columns([*USUAL, KIND, AREA, UNIT], USUAL)
# The title is always shown, and under it where and when; so a file has those, too.
ALWAYS = [TITLE, PLACE, REPORTED]


def in_a_file(chosen: str) -> list[Column]:
    """What the list shows: the number first, what is always there, and the rest."""
    shown = COLUMNS.shown(chosen)
    others = [column for column in shown if column is not NUMBER]
    return [*([NUMBER] if NUMBER in shown else []), *ALWAYS, *others]
