"""When somebody leaves, the real rooms give away what waited: nothing is ownerless."""

import datetime

import pytest

from varde.deviations import verbs as deviations
from varde.deviations.models import Deviation
from varde.foundation.refusals import Refused
from varde.measures import verbs as measures
from varde.measures.models import Measure
from varde.people import verbs
from varde.people.models import Member
from varde.people.tests.conftest import Door
from varde.testing.cast import Cast

TODAY = datetime.date(2026, 11, 23)


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


def closed_case(cast: Cast, *, among: list[Member]) -> tuple[Deviation, Measure]:
    """Kari handles a case closed to a few, and is to do its one measure herself."""
    by = cast.as_(cast.kari)
    case = deviations.report(
        token="closed", text="About a person.", unit=cast.quay, by=cast.as_(cast.ola)
    )
    group = verbs.form_group(name="Closed", members=among, by=cast.as_(cast.bjorn))
    deviations.assess(case, actual=1, potential=1, by=by)
    deviations.find_cause(case, method="plain", cause="Nobody had asked.", by=by)
    talk = deviations.plan(
        case, title="Talk", responsible=cast.kari, due_date=TODAY, is_mandatory=False, by=by
    )
    deviations.close_to(case, group=group, by=by)
    return case, talk


def test_who_gets_a_closed_case_gets_its_measures_too(cast: Cast) -> None:
    case, talk = closed_case(cast, among=[cast.kari, cast.hanne])
    verbs.leave(cast.kari, successor=cast.hanne, by=cast.as_(cast.bjorn))
    case.refresh_from_db()
    talk.refresh_from_db()
    assert (case.handler, talk.handler, talk.responsible) == (cast.hanne,) * 3


def test_a_closed_measure_whose_case_is_over_goes_to_somebody_in_the_group(cast: Cast) -> None:
    case, talk = closed_case(cast, among=[cast.kari, cast.hanne])
    deviations.close(case, conclusion="They have talked.", by=cast.as_(cast.kari))
    with pytest.raises(Refused, match="Choose somebody in the group «Closed»"):
        verbs.leave(cast.kari, successor=cast.siri, by=cast.as_(cast.bjorn))
    cast.kari.refresh_from_db()
    assert cast.kari.user is not None

    verbs.leave(cast.kari, successor=cast.hanne, by=cast.as_(cast.bjorn))
    talk.refresh_from_db()
    assert talk.responsible == cast.hanne


def test_cases_are_not_handed_to_somebody_who_cannot_open_them(cast: Cast) -> None:
    closed_case(cast, among=[cast.kari])
    with pytest.raises(Refused, match="Tomasz has no login yet"):
        verbs.leave(cast.kari, successor=cast.tomasz, by=cast.as_(cast.bjorn))
    cast.kari.refresh_from_db()
    assert cast.kari.user is not None
