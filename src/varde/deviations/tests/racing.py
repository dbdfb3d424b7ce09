"""Six people close a case at the same moment; run by a test, here or in a Python of its own."""

import threading
from collections.abc import Callable
from typing import NamedTuple

from django.db import close_old_connections, connection
from django.utils import translation

from varde.audit import chain
from varde.audit.models import Event
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import explained, report
from varde.foundation.references import reference
from varde.foundation.refusals import Refused
from varde.people.actors import Actor
from varde.testing.cast import assemble

PEOPLE = ("kari", "hanne", "bjorn", "kari", "hanne", "bjorn")


class Ending(NamedTuple):
    """How it went."""

    state: str
    refused: list[str]
    endings: int
    break_in_the_trail: str | None


def six_close_it() -> Ending:
    cast = assemble()
    case = explained(cast, report(cast, "The rail is loose."))
    people = [cast.as_(getattr(cast, who)) for who in PEOPLE]

    def close(actor: Actor) -> None:
        mine = Deviation.objects.get(pk=case.pk)
        verbs.close(mine, conclusion=f"{actor.label} closed it.", by=actor)

    refused = _at_once(people, close)
    case.refresh_from_db()
    trail = Event.objects.filter(company_id=case.company_id).order_by("number")
    broken = chain.first_break(trail)
    return Ending(case.state, refused, endings(case), None if broken is None else str(broken))


def endings(case: Deviation) -> int:
    return Event.objects.filter(subject=reference(case), verb="deviation.close").count()


def _at_once(people: list[Actor], act: Callable[[Actor], None]) -> list[str]:
    """All of them at the same moment, each on a connection of their own; what was refused."""
    start, refused = threading.Barrier(len(people)), list[str]()

    def acts(actor: Actor) -> None:
        close_old_connections()
        start.wait()
        try:
            with translation.override("en"):
                act(actor)
        except Refused as no:
            refused.append(str(no))
        finally:
            connection.close()

    threads = [threading.Thread(target=acts, args=(actor,)) for actor in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused
