"""The columns of the plan: which are shown, and what each holds in a file."""

from django.utils.translation import gettext_lazy as _

from varde.lists.columns import Column, Columns
from varde.measures.words import standing

WHAT = Column("hva", _("What"), lambda measure: measure.title)
UNIT = Column("enhet", _("Unit"), lambda measure: measure.unit.name)
WHO = Column("hvem", _("Who"), lambda measure: measure.responsible.name)
DUE = Column("frist", _("Due"), lambda measure: measure.due_date)
STATE = Column("tilstand", _("State"), lambda measure: str(standing(measure)[0]))
DONE = Column("gjort", _("Done"), lambda measure: measure.done_date)
PURPOSE = Column("formal", _("What for"), lambda measure: measure.get_purpose_display(), "no")
CONTROL = Column("virkning", _("How"), lambda measure: measure.get_control_display(), "no")
SOURCE = Column("kilde", _("From"), lambda measure: measure.source_label)

USUAL = [WHO, DUE, PURPOSE, SOURCE]
COLUMNS = Columns([WHO, DUE, STATE, DONE, PURPOSE, CONTROL, SOURCE], USUAL)
# Where it stands under «when» on the screen, a file has it in columns of its own.
USUAL_IN_A_FILE = [WHO, DUE, STATE, DONE, PURPOSE, SOURCE]


def in_a_file(chosen: str) -> list[Column]:
    """What the list shows: what and where first."""
    return [WHAT, UNIT, *(COLUMNS.shown(chosen) if chosen else USUAL_IN_A_FILE)]
