"""What can be done with the undertaking, its units and its workplaces."""

from varde.organisation.verbs.companies import RESERVED, found
from varde.organisation.verbs.imports import (
    choose_columns,
    drop_import,
    read_in,
    take_in_units,
)
from varde.organisation.verbs.units import (
    close_unit,
    move_unit,
    open_unit,
    rename_unit,
    reopen_unit,
    what_hinders_closing,
)
from varde.organisation.verbs.workplaces import (
    change_workplace,
    close_workplace,
    open_workplace,
    reopen_workplace,
)

__all__ = [
    "RESERVED",
    "change_workplace",
    "choose_columns",
    "close_unit",
    "close_workplace",
    "drop_import",
    "found",
    "move_unit",
    "open_unit",
    "open_workplace",
    "read_in",
    "rename_unit",
    "reopen_unit",
    "reopen_workplace",
    "take_in_units",
    "what_hinders_closing",
]
