"""Workplaces: opened, changed and closed by whoever answers for the unit."""

import pytest

from varde.foundation.refusals import Forbidden, Refused
from varde.organisation import rules, verbs
from varde.organisation.models import Unit, Workplace
from varde.testing.cast import Cast


def test_the_leader_opens_a_workplace_at_the_own_unit(cast: Cast) -> None:
    kari = cast.as_(cast.kari)
    place = verbs.open_workplace(unit=cast.quay, name="Kran 2", address="Kai 4", by=kari)

    place.refresh_from_db()
    assert (place.state, place.address, place.sort_name) == (rules.OPEN, "Kai 4", "kran 2")


def test_the_leader_opens_none_elsewhere_and_the_employee_none_at_all(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        verbs.open_workplace(unit=cast.store, name="Rampe", by=cast.as_(cast.kari))
    with pytest.raises(Forbidden):
        verbs.open_workplace(unit=cast.quay, name="Brakke", by=cast.as_(cast.ola))
    assert Workplace.objects.count() == 1


def test_a_workplace_is_not_opened_at_a_neighbours_or_a_closed_unit(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    with pytest.raises(Refused, match="another undertaking"):
        verbs.open_workplace(unit=cast.mona.unit, name="Spion", by=bjorn)
    cast.store.state = rules.CLOSED
    with pytest.raises(Refused, match="Lageret is closed"):
        verbs.open_workplace(unit=cast.store, name="Rampe", by=bjorn)


def test_it_is_given_to_another_unit_by_who_decides_at_both(cast: Cast) -> None:
    with pytest.raises(Forbidden, match="decide yourself"):
        verbs.change_workplace(
            cast.scaffold, unit=cast.store, name="Stillas", address="", by=cast.as_(cast.kari)
        )
    verbs.change_workplace(
        cast.scaffold, unit=cast.store, name="Åpent stillas", address="", by=cast.as_(cast.hanne)
    )
    cast.scaffold.refresh_from_db()
    assert cast.scaffold.unit == cast.store
    assert cast.scaffold.sort_name == "zz3pent stillas"


def test_a_closed_workplace_is_changed_no_more(cast: Cast) -> None:
    kari = cast.as_(cast.kari)
    verbs.close_workplace(cast.scaffold, by=kari)

    assert not Workplace.objects.open().exists()
    with pytest.raises(Refused):
        verbs.change_workplace(cast.scaffold, unit=cast.quay, name="B", address="", by=kari)
    with pytest.raises(Refused):
        verbs.close_workplace(cast.scaffold, by=kari)


def test_a_closed_workplace_is_taken_into_use_again(cast: Cast) -> None:
    kari = cast.as_(cast.kari)
    verbs.close_workplace(cast.scaffold, by=kari)
    with pytest.raises(Forbidden):
        verbs.reopen_workplace(cast.scaffold, by=cast.as_(cast.ola))
    verbs.reopen_workplace(cast.scaffold, by=kari)
    assert Workplace.objects.open().get() == cast.scaffold


def test_a_workplace_is_not_taken_into_use_at_a_closed_unit(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    verbs.close_workplace(cast.scaffold, by=bjorn)
    Unit.objects.filter(pk=cast.quay.pk).update(state=rules.CLOSED)
    with pytest.raises(Refused, match="Havnekvartalet is closed"):
        verbs.reopen_workplace(cast.scaffold, by=bjorn)
