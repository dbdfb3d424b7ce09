"""When somebody leaves: what waited is handed over, and nothing is left behind."""

import datetime
from collections.abc import Iterator

import pytest

from varde.audit.models import Event
from varde.foundation.refusals import Forbidden, Refused
from varde.offers import board
from varde.people import rules, verbs
from varde.people.actors import Leaving
from varde.people.models import Appointment, EmploymentForm, Group, Member
from varde.steps import roles
from varde.testing.cast import FIRST_DAY, Cast

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Leaving, Member]]:
    """A room above has two things waiting for whoever leaves."""
    taken: list[tuple[Leaving, Member]] = []

    def offer(leaving: Leaving) -> Iterator[board.Handover]:
        yield board.Handover("Measures", 2, lambda heir: taken.append((leaving, heir)))
        yield board.Handover("Nothing", 0, lambda heir: pytest.fail("nothing to give"))

    monkeypatch.setattr(board.handovers, "_offers", [offer])
    return taken


def test_roles_and_employments_end_and_the_login_opens_nothing_here(cast: Cast) -> None:
    work = verbs.employ(
        cast.kari,
        form=EmploymentForm.EMPLOYEE,
        unit=cast.quay,
        start_date=FIRST_DAY,
        by=cast.as_(cast.bjorn),
    )
    verbs.leave(cast.kari, by=cast.as_(cast.bjorn))

    cast.kari.refresh_from_db()
    work.refresh_from_db()
    assert (cast.kari.state, cast.kari.user) == (rules.LEFT, None)
    assert (work.state, work.end_date) == (rules.CLOSED, TODAY)
    assert not Appointment.objects.on(TODAY).filter(member=cast.kari).exists()


def test_what_waits_goes_to_the_successor(cast: Cast, given: list[tuple[Leaving, Member]]) -> None:
    verbs.leave(cast.ola, successor=cast.siri, by=cast.as_(cast.kari))

    ((leaving, heir),) = given
    assert (leaving.member, heir) == (cast.ola, cast.siri)
    assert leaving.by.label == "Kari"
    assert roles.HSE_ADVISER in leaving.by.roles_at(cast.store)


@pytest.mark.usefixtures("given")
def test_without_a_successor_nothing_happens_while_something_waits(cast: Cast) -> None:
    with pytest.raises(Refused, match="take over what waits: Measures"):
        verbs.leave(cast.ola, by=cast.as_(cast.kari))
    cast.ola.refresh_from_db()
    assert cast.ola.state == rules.ACTIVE
    assert cast.ola.user is not None


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("who", ["ola", "mona", "tomasz"])
def test_the_successor_is_somebody_else_who_works_here(cast: Cast, who: str) -> None:
    verbs.welcome(name="Ida", unit=cast.quay, by=cast.as_(cast.kari))
    Member.objects.filter(pk=cast.tomasz.pk).update(state=rules.LEFT)
    heir = Member.objects.get(pk=getattr(cast, who).pk)
    with pytest.raises(Refused, match="somebody else who works here"):
        verbs.leave(cast.ola, successor=heir, by=cast.as_(cast.kari))


def test_when_giving_fails_nobody_has_left(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(heir: Member) -> None:
        raise Refused("Not like this.")

    offer = board.Handover("Measures", 1, refuses)
    monkeypatch.setattr(board.handovers, "_offers", [lambda leaving: [offer]])
    before = Event.objects.count()
    with pytest.raises(Refused, match="Not like this"):
        verbs.leave(cast.ola, successor=cast.siri, by=cast.as_(cast.kari))
    cast.ola.refresh_from_db()
    assert cast.ola.state == rules.ACTIVE
    assert Event.objects.count() == before


@pytest.mark.parametrize("who", ["ola", "siri", "per", "arne"])
def test_only_the_line_lets_people_go(cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        verbs.leave(cast.tomasz, by=cast.as_(getattr(cast, who)))


def test_the_last_top_manager_stays(cast: Cast) -> None:
    with pytest.raises(Refused, match="another top manager"):
        verbs.leave(cast.bjorn, by=cast.as_(cast.bjorn))
    cast.bjorn.refresh_from_db()
    assert cast.bjorn.state == rules.ACTIVE


def test_a_leader_lets_go_somebody_with_a_role_elsewhere(cast: Cast) -> None:
    verbs.appoint(
        cast.ola,
        role=roles.SAFETY_REPRESENTATIVE,
        unit=cast.top,
        start_date=FIRST_DAY,
        by=cast.as_(cast.bjorn),
    )
    verbs.leave(cast.ola, by=cast.as_(cast.kari))

    held = Appointment.objects.get(member=cast.ola)
    assert held.state == rules.ENDED
    told = Event.objects.filter(verb="appointment.end").order_by("id").last()
    assert told is not None
    assert told.actor_label == "Kari"


def test_a_day_to_come_is_for_the_employment_to_say(cast: Cast) -> None:
    ahead = TODAY + datetime.timedelta(days=1)
    with pytest.raises(Refused, match="a day that has been"):
        verbs.leave(cast.ola, last_day=ahead, by=cast.as_(cast.kari))
    verbs.employ(
        cast.ola,
        form=EmploymentForm.TEMP,
        unit=cast.quay,
        start_date=FIRST_DAY,
        by=cast.as_(cast.kari),
    )
    last = TODAY - datetime.timedelta(days=3)
    verbs.leave(cast.ola, last_day=last, by=cast.as_(cast.kari))
    assert cast.ola.employments.get().end_date == last


def test_an_open_invitation_is_withdrawn(cast: Cast) -> None:
    invitation, _ = verbs.invite(cast.tomasz, by=cast.as_(cast.kari))
    verbs.leave(cast.tomasz, by=cast.as_(cast.kari))
    invitation.refresh_from_db()
    assert invitation.state == rules.WITHDRAWN


def test_a_seat_in_a_group_is_given_up_but_no_group_is_left_empty(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    pair = verbs.form_group(name="To", members=[cast.ola, cast.siri], by=bjorn)
    alone = verbs.form_group(name="En", members=[cast.ola], by=bjorn)

    with pytest.raises(Refused, match="Groups with nobody else"):
        verbs.leave(cast.ola, by=bjorn)
    verbs.leave(cast.ola, successor=cast.hanne, by=bjorn)
    assert list(pair.members.all()) == [cast.siri]
    assert list(alone.members.all()) == [cast.hanne]
    assert Group.objects.filter(members=cast.ola).count() == 0


def test_an_apprentice_gets_another_instructor(cast: Cast) -> None:
    learning = verbs.employ(
        cast.ola,
        form=EmploymentForm.APPRENTICE,
        unit=cast.quay,
        start_date=FIRST_DAY,
        instructor=cast.siri,
        by=cast.as_(cast.kari),
    )
    with pytest.raises(Refused, match="People they teach"):
        verbs.leave(cast.siri, by=cast.as_(cast.kari))
    verbs.leave(cast.siri, successor=cast.tomasz, by=cast.as_(cast.kari))
    learning.refresh_from_db()
    assert learning.instructor == cast.tomasz


def test_whoever_comes_back_starts_afresh(cast: Cast) -> None:
    verbs.leave(cast.kari, by=cast.as_(cast.bjorn))
    with pytest.raises(Refused):
        verbs.leave(cast.kari, by=cast.as_(cast.bjorn))
    with pytest.raises(Forbidden):
        verbs.welcome_back(cast.kari, unit=cast.store, by=cast.as_(cast.per))
    verbs.welcome_back(cast.kari, unit=cast.store, by=cast.as_(cast.hanne))

    cast.kari.refresh_from_db()
    assert (cast.kari.state, cast.kari.unit) == (rules.ACTIVE, cast.store)
    assert cast.kari.user is None
    assert cast.as_(cast.kari).held == ()


def test_what_ends_and_what_waits_can_be_asked_before(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    verbs.form_group(name="En", members=[cast.kari], by=bjorn)
    before = Event.objects.count()
    assert [one.role for one in verbs.what_ends(cast.kari)] == [roles.LEADER]
    assert [one.count for one in verbs.what_waits(cast.kari, by=bjorn)] == [1]
    assert verbs.what_ends(cast.ola) == []
    assert verbs.what_waits(cast.ola, by=bjorn) == []
    assert Event.objects.count() == before
