"""Where a report is handed in: a poster on a wall, or the page of somebody signed in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.crypto import salted_hmac

from varde.deviations.words import Source
from varde.people import actors
from varde.people.actors import Actor
from varde.reporting.places import Place


@dataclass(frozen=True)
class Desk:
    """Who hands it in, what place is guessed, and the name its forms are bound to."""

    name: str
    by: Actor
    here: Place
    thing: str = ""
    source: str = Source.MEMBER

    @property
    def is_open_to_all(self) -> bool:
        """Nobody is known here; who wants to gives a name."""
        return self.by.member is None

    @property
    def owner(self) -> str:
        """Whose reports a telephone keeps for this desk: a mark that tells it apart, no name."""
        member = self.by.member
        whose = f"user:{member.user_id}" if member else self.name
        return salted_hmac("varde.outbox", whose).hexdigest()[:20]

    def without_name(self) -> Desk:
        """The same desk for somebody who does not want to be known: nothing of them goes on."""
        return replace(self, by=actors.stranger(self.by.company, now=self.by.now))


def for_member(by: Actor) -> Desk:
    """The desk of somebody signed in; their own unit is the guess."""
    assert by.member is not None
    return Desk(f"company:{by.company_id}", by, Place(by.member.unit))
