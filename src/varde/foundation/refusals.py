"""How a domain verb says no. The message is meant for the person who asked."""


class Refused(Exception):
    """The verb exists and may be known to you, but not now or not like this."""


class Forbidden(Refused):
    """This is not yours to do."""


class Busy(Refused):
    """Too much at once; the same will go through a little later."""


class OutOfReach(Busy):
    """Disk or database cannot take it just now; nothing is wrong with what was sent."""
