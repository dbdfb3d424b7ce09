"""The columns of the list of cases: which are shown, and what each holds in a file."""

import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from varde.deviations.models import Deviation
from varde.deviations.words import Severity
from varde.lists.columns import Column, Columns


def _severity(case: Deviation, _zone: Any) -> str:
    return str(Severity(case.severity).label) if case.severity else ""


def _handler(case: Deviation, _zone: Any) -> str:
    return case.handler.name if case.handler else ""


NUMBER = Column("nr", _("No."), lambda case, _zone: case.number)
TITLE = Column("sak", _("Case"), lambda case, _zone: case.title)
SEVERITY = Column("alvor", _("Severity"), _severity)
STATE = Column("tilstand", _("State"), lambda case, _zone: case.state_label)
HANDLER = Column("behandler", _("Handler"), _handler, phone="no")
DUE = Column("frist", _("Due"), lambda case, _zone: case.due_date if case.is_open else None)
KIND = Column("slag", _("Kind"), lambda case, _zone: case.get_kind_display(), phone="no")
AREA = Column("omrade", _("Area"), lambda case, _zone: case.get_area_display(), phone="no")
UNIT = Column("enhet", _("Unit"), lambda case, _zone: case.unit.name, phone="no")
PLACE = Column("sted", _("Place"), lambda case, _zone: (case.workplace or case.unit).name)
REPORTED = Column("meldt", _("Reported"), lambda case, zone: case.reported_at.astimezone(zone))

USUAL = [NUMBER, SEVERITY, STATE, HANDLER, DUE]
ADDED = [KIND, AREA, UNIT]
COLUMNS = Columns([*USUAL, *ADDED], USUAL)
# The title is always shown, and under it where and when; so a file has those, too.
ALWAYS = [TITLE, PLACE, REPORTED]


def in_a_file(chosen: str) -> list[Column]:
    """What the list shows: the number first, what is always there, and the rest."""
    shown = COLUMNS.shown(chosen)
    others = [column for column in shown if column is not NUMBER]
    return [*([NUMBER] if NUMBER in shown else []), *ALWAYS, *others]


def added(case: Deviation, columns: list[Column], zone: datetime.tzinfo) -> dict[str, str]:
    """The cells the list has no mark of its own for."""
    return {column.key: column.cell(case, zone) for column in columns if column in ADDED}
