"""What can be done with a register: take it up, decide on it, take it over, give it up."""

from varde.registers.verbs.deciding import AlreadyTakenOver, begin, decide, give_up, upload
from varde.registers.verbs.finishing import finish, refuse
from varde.registers.verbs.running import carry_out

__all__ = [
    "AlreadyTakenOver",
    "begin",
    "carry_out",
    "decide",
    "finish",
    "give_up",
    "refuse",
    "upload",
]
