"""What stands around a signed-in page. `settings.VARDE_SHELL` names the function that fills it."""

from dataclasses import dataclass, field


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
    places: list[Place]


@dataclass(frozen=True)
class Shell:
    """The undertaking's name, the ways in, and the five of the bottom bar."""

    company: str
    home: str
    report: Place
    groups: list[Group]
    bottom: list[Place]
    search: str = ""
    inbox: Place | None = None
    me: Place | None = None
    trouble: str = ""  # what is wrong with Varde itself, for those who can have it put right
    offline: list[str] = field(default_factory=list)  # what opens without network
    foot: list[Place] = field(default_factory=list)
