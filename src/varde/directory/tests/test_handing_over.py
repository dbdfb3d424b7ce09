"""When somebody leaves, the real rooms give away what waited: nothing is ownerless."""

import datetime

from varde.deviations import verbs as deviations
from varde.measures import verbs as measures
from varde.people import verbs
from varde.people.tests.conftest import Door
from varde.testing.cast import Cast


def test_cases_and_measures_go_to_the_successor(door: Door, cast: Cast) -> None:
    bolts = measures.plan(
        title="Bestill bolter",
        responsible=cast.kari,
        due_date=datetime.date(2026, 12, 1),
        unit=cast.quay,
        confirmer=None,
        details="",
        control="",
        by=cast.as_(cast.hanne),
    )
    rail = deviations.report(
        token="rail",
        text="The rail is loose.",
        unit=cast.quay,
        workplace=cast.scaffold,
        by=cast.as_(cast.ola),
    )
    page = door.enter(cast.bjorn).get(f"folk/{cast.kari.pk}/slutter/")
    assert "Measures" in page
    assert "Cases" in page

    verbs.leave(cast.kari, successor=cast.siri, by=cast.as_(cast.bjorn))
    bolts.refresh_from_db()
    rail.refresh_from_db()
    assert (bolts.responsible, rail.handler) == (cast.siri, cast.siri)
