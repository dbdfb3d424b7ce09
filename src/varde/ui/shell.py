"""What stands around a signed-in page. `settings.VARDE_SHELL` names the function that fills it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Somewhere to go. `count` is what waits there for me, nothing else."""

    label: str
    url: str
    icon: str = ""
    count: int = 0
    current: bool = False


@dataclass(frozen=True)
class Group:
    """Places under one heading; the day's work has none."""

    heading: str
    places: tuple[Place, ...]


@dataclass(frozen=True, eq=False)
class Shell:
    """The undertaking's name, the ways in, and the five of the bottom bar.

    Made once for all who stand alike, and drawn once: two are the same only if they are one.
    """

    company: str
    home: str
    report: Place
    groups: tuple[Group, ...]
    bottom: tuple[Place, ...]
    search: str = ""
    inbox: Place | None = None
    me: Place | None = None
    trouble: str = ""  # what is wrong with Varde itself, for those who can have it put right
    offline: tuple[str, ...] = ()  # what opens without network
