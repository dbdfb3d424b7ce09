"""While one is away: cases, rights and what waits go to whoever stands in, and come back."""

import datetime

import pytest

from varde.audit.models import Event
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, report
from varde.foundation.references import reference
from varde.foundation.refusals import Forbidden, Refused
from varde.measures import verbs as measures
from varde.offers import board
from varde.people import line
from varde.people import verbs as people
from varde.people.actors import token_actor
from varde.people.models import Absence, Member
from varde.steps import roles
from varde.testing.cast import NOW, Cast

TODAY = NOW.date()
DAY = datetime.timedelta(days=1)
WEEK = datetime.timedelta(days=7)


def away(
    cast: Cast, member: Member, deputy: Member | None = None, *, by: Member | None = None
) -> Absence:
    return people.tell_absence(
        member,
        start_date=TODAY,
        end_date=TODAY + WEEK,
        deputy=deputy,
        by=cast.as_(by or member),
    )


def waits(cast: Cast, member: Member, now: datetime.datetime = NOW) -> list[tuple[str, ...]]:
    return [(*one.details, one.action) for one in board.waiting.read(cast.as_(member, now))]


def test_a_new_case_goes_to_the_deputy_of_who_is_away(cast: Cast) -> None:
    away(cast, cast.kari, cast.ola)
    case = report(cast, "The ladder is gone.", by=cast.siri)
    assert (case.handler, case.handler_for) == (cast.ola, cast.kari)
    assert (f"{case.number}, Stillas B", "for Kari", "Read and answer") in waits(cast, cast.ola)


def test_without_a_deputy_it_goes_to_the_deputy_of_the_role_else_further_up(cast: Cast) -> None:
    away(cast, cast.kari)
    assert line.leader_of(cast.quay, on=TODAY) == cast.bjorn
    people.appoint(
        cast.siri,
        role=roles.LEADER,
        unit=cast.quay,
        start_date=TODAY,
        is_deputy=True,
        by=cast.as_(cast.bjorn),
    )
    assert line.leader_of(cast.quay, on=TODAY) == cast.siri
    assert line.leader_of(cast.quay, on=TODAY + WEEK + DAY) == cast.kari


def test_when_the_deputy_is_away_too_it_goes_to_theirs_and_never_in_a_circle(cast: Cast) -> None:
    away(cast, cast.kari, cast.ola)
    away(cast, cast.ola, cast.per)
    assert line.leader_of(cast.quay, on=TODAY) == cast.per
    assert cast.as_(cast.per).covers == {cast.kari.pk, cast.ola.pk}
    assert not cast.as_(cast.ola).covers
    away(cast, cast.per, cast.kari)
    assert line.leader_of(cast.quay, on=TODAY) == cast.bjorn
    assert not any(cast.as_(one).covers for one in (cast.kari, cast.ola, cast.per))


def test_the_deputy_has_the_rights_of_the_role_there_for_those_days_and_no_more(
    cast: Cast, loose_rail: Deviation
) -> None:
    away(cast, cast.kari, cast.per)
    assert Deviation.objects.visible_to(cast.as_(cast.per)).filter(pk=loose_rail.pk).exists()
    assert roles.LEADER in cast.as_(cast.per).roles_at(cast.quay)
    assert roles.LEADER not in cast.as_(cast.per).roles_at(cast.sites)
    for now in (NOW - DAY, NOW + WEEK + DAY):
        assert not cast.as_(cast.per, now).covers
        assert roles.LEADER not in cast.as_(cast.per, now).roles_at(cast.quay)


def test_what_the_deputy_does_stands_in_the_trail_for_the_absent(
    cast: Cast, loose_rail: Deviation
) -> None:
    away(cast, cast.kari, cast.per)
    verbs.receive(loose_rail, by=cast.as_(cast.per))
    event = Event.objects.get(subject=reference(loose_rail), verb="deviation.receive")
    assert (event.actor, event.actor_label) == (reference(cast.per), "Per for Kari")


def test_what_one_may_oneself_stands_under_ones_own_name(cast: Cast) -> None:
    away(cast, cast.kari, cast.bjorn)
    case = report(cast, "The ladder is gone.")
    verbs.receive(case, by=cast.as_(cast.bjorn))
    assert Event.objects.get(verb="deviation.receive").actor_label == "Bjørn"


def test_a_representative_hands_over_nothing_for_the_role_is_elected(cast: Cast) -> None:
    away(cast, cast.siri, cast.per)
    assert roles.SAFETY_REPRESENTATIVE not in cast.as_(cast.per).roles_at(cast.quay)


def test_a_key_stands_in_for_nobody(cast: Cast) -> None:
    away(cast, cast.kari, cast.per)
    per = Member.objects.select_related("company", "unit").get(pk=cast.per.pk)
    assert roles.LEADER not in token_actor(per, key="x", now=NOW).roles_at(cast.quay)


def test_what_an_employee_handles_and_shall_do_waits_for_the_deputy(
    cast: Cast, loose_rail: Deviation
) -> None:
    verbs.delegate(loose_rail, handler=cast.siri, by=cast.as_(cast.kari))
    measure = measures.plan(
        title="Fasten it",
        responsible=cast.siri,
        due_date=TODAY + DAY,
        unit=cast.quay,
        by=cast.as_(cast.kari),
    )
    away(cast, cast.siri, cast.per)
    mine = waits(cast, cast.per)
    assert (f"{loose_rail.number}, Stillas B", "for Siri", "Read and answer") in mine
    assert ("Havnekvartalet", "for Siri", "Do it, and say so") in mine
    measures.finish(measure, note="Done", by=cast.as_(cast.per))
    event = Event.objects.get(subject=reference(measure), verb="measure.finish")
    assert event.actor_label == "Per for Siri"


def test_nobody_does_a_measure_and_confirms_it_too(cast: Cast) -> None:
    measure = measures.plan(
        title="Fasten it",
        responsible=cast.siri,
        confirmer=cast.per,
        due_date=TODAY + DAY,
        unit=cast.quay,
        by=cast.as_(cast.kari),
    )
    away(cast, cast.siri, cast.per)
    with pytest.raises(Forbidden):
        measures.finish(measure, note="Done", by=cast.as_(cast.per))


def test_what_is_closed_to_a_group_is_not_handed_over(cast: Cast, loose_rail: Deviation) -> None:
    group = people.form_group(name="AMU", members=[cast.kari], by=cast.as_(cast.bjorn))
    verbs.close_to(loose_rail, group=group, by=cast.as_(cast.kari))
    away(cast, cast.kari, cast.per)
    assert not Deviation.objects.visible_to(cast.as_(cast.per)).filter(pk=loose_rail.pk).exists()
    with pytest.raises(Forbidden):
        verbs.receive(loose_rail, by=cast.as_(cast.per))


def test_what_came_meanwhile_waits_for_the_leader_who_is_back(cast: Cast) -> None:
    absence = away(cast, cast.kari, cast.ola)
    case = report(cast, "The ladder is gone.", by=cast.siri)
    to_take = (f"{case.number}, Stillas B", "Take it over")
    assert to_take not in waits(cast, cast.kari)
    people.end_absence(absence, by=cast.as_(cast.kari))
    assert to_take in waits(cast, cast.kari)
    verbs.delegate(case, handler=cast.siri, by=cast.as_(cast.kari))
    assert to_take not in waits(cast, cast.kari)


def test_what_lies_with_who_is_away_alone_waits_for_who_leads(
    cast: Cast, loose_rail: Deviation
) -> None:
    away(cast, cast.kari)
    assert any(one[-1] == "Take it over" for one in waits(cast, cast.bjorn))


def test_nobody_gives_away_a_role_they_do_not_have(cast: Cast) -> None:
    people.change(
        cast.hanne,
        name="Hanne",
        unit=cast.quay,
        email="hanne@x.example",
        phone="",
        by=cast.as_(cast.bjorn),
    )
    with pytest.raises(Forbidden, match="you do not have"):
        away(cast, cast.hanne, cast.kari, by=cast.kari)
    away(cast, cast.ola, cast.siri, by=cast.kari)
    with pytest.raises(Forbidden):
        away(cast, cast.per, cast.ola, by=cast.ola)


def test_wrong_days_and_deputies_are_refused(cast: Cast) -> None:
    def tell(first: int, last: int, deputy: Member | None) -> None:
        people.tell_absence(
            cast.kari,
            start_date=TODAY + first * DAY,
            end_date=TODAY + last * DAY,
            deputy=deputy,
            by=cast.as_(cast.kari),
        )

    for first, last, deputy, words in (
        (2, 1, cast.ola, "before the first"),
        (-3, -1, cast.ola, "have been"),
        (0, 1, cast.kari, "somebody else"),
        (0, 1, cast.tomasz, "no login"),
    ):
        with pytest.raises(Refused, match=words):
            tell(first, last, deputy)
    tell(0, 5, cast.ola)
    with pytest.raises(Refused, match="told already"):
        tell(5, 8, None)


def test_who_is_away_is_shown_where_a_handler_is_chosen_and_shown(
    cast: Cast, loose_rail: Deviation, door: Door
) -> None:
    away(cast, cast.kari, cast.ola)
    assert "Kari (away until" in door.opens(cast.hanne, door.url(loose_rail))
    chosen = door.opens(cast.hanne, door.url(loose_rail, "gi-videre/"))
    assert "Kari (Havnekvartalet) (away until" in chosen
    assert "Kari (away)" in door.opens(cast.hanne, door.url())


def test_the_page_of_a_measure_says_that_the_responsible_is_away(cast: Cast, door: Door) -> None:
    measure = measures.plan(
        title="Fasten it",
        responsible=cast.siri,
        due_date=TODAY + DAY,
        unit=cast.quay,
        by=cast.as_(cast.kari),
    )
    away(cast, cast.siri, cast.per)
    assert "(away until" in door.opens(cast.kari, f"/fjordbygg-as/tiltak/{measure.pk}/")
    assert "for Siri" in door.opens(cast.per, "/fjordbygg-as/")
