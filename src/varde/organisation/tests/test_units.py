"""The tree of units: who may build it, and what it refuses."""

import pytest
from django.db import IntegrityError, transaction

from varde.audit.models import Event
from varde.foundation.refusals import Forbidden, Refused
from varde.organisation import around, rules, verbs
from varde.organisation.models import Unit
from varde.people import verbs as people
from varde.steps import roles
from varde.testing.cast import FIRST_DAY, Cast


def test_the_top_manager_opens_a_unit(cast: Cast) -> None:
    unit = verbs.open_unit(
        name="Tømrerne", parent=cast.sites, number="120", by=cast.as_(cast.bjorn)
    )

    unit.refresh_from_db()
    assert (unit.state, unit.number, unit.sort_name) == (rules.OPEN, "120", "tzz2mrerne")
    assert unit in Unit.objects.all().right_under(cast.sites)
    told = Event.objects.order_by("id").last()
    assert told is not None
    assert (told.verb, told.subject_label) == ("unit.open", "Tømrerne")


def test_a_leader_may_not_open_a_unit(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        verbs.open_unit(name="Egen", parent=cast.quay, by=cast.as_(cast.kari))
    assert not Unit.objects.filter(name="Egen").exists()


def test_an_adviser_for_one_unit_builds_there_and_nowhere_else(cast: Cast) -> None:
    people.appoint(
        cast.ola,
        role=roles.HSE_ADVISER,
        unit=cast.sites,
        start_date=FIRST_DAY,
        by=cast.as_(cast.bjorn),
    )
    ola = cast.as_(cast.ola)

    assert verbs.open_unit(name="Ny byggeplass", parent=cast.sites, by=ola)
    with pytest.raises(Forbidden):
        verbs.open_unit(name="Nytt lager", parent=cast.store, by=ola)
    with pytest.raises(Forbidden, match="decide yourself"):
        verbs.move_unit(cast.quay, parent=cast.top, by=ola)


def test_a_unit_is_never_opened_in_a_neighbours_tree(cast: Cast) -> None:
    with pytest.raises(Refused):
        verbs.open_unit(name="Gjøk", parent=cast.mona.unit, by=cast.as_(cast.bjorn))


def test_there_is_one_top_and_the_database_holds_to_it(cast: Cast) -> None:
    with pytest.raises(Refused, match="already has its top"):
        verbs.open_unit(name="To", parent=None, by=cast.as_(cast.bjorn))
    second = Unit(company=cast.company, name="To", state=rules.OPEN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.add_root(instance=second)


def test_nothing_is_opened_under_a_closed_unit(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    verbs.close_unit(cast.store, by=bjorn)

    with pytest.raises(Refused, match="Lageret is closed"):
        verbs.open_unit(name="Hylla", parent=cast.store, by=bjorn)


def test_two_units_never_share_a_number(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    verbs.rename_unit(cast.store, name="Lageret", number="7", by=bjorn)

    with pytest.raises(Refused, match="Lageret already has that number"):
        verbs.open_unit(name="Ny", parent=cast.top, number="7", by=bjorn)
    with pytest.raises(Refused, match="Lageret already has that number"):
        verbs.rename_unit(cast.quay, name="Havnekvartalet", number="7", by=bjorn)


def test_a_new_name_keeps_the_number_and_moves_in_the_alphabet(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    verbs.rename_unit(cast.store, name="Lageret", number="7", by=bjorn)
    verbs.rename_unit(cast.store, name="Ålesund lager", by=bjorn)

    cast.store.refresh_from_db()
    assert (cast.store.name, cast.store.number) == ("Ålesund lager", "7")
    assert cast.store.sort_name == "zz3lesund lager"


def test_a_unit_moves_with_all_under_it_and_the_trail_knows(cast: Cast) -> None:
    verbs.move_unit(cast.sites, parent=cast.store, by=cast.as_(cast.hanne))

    cast.quay.refresh_from_db()
    names = [unit.name for unit in Unit.objects.all().on_the_way_to(cast.quay)]
    assert names == ["Fjordbygg AS", "Lageret", "Byggeplasser"]
    told = Event.objects.order_by("id").last()
    assert told is not None
    assert told.verb == "unit.move"
    assert told.changes["path"][1].startswith(cast.store.path)


def test_a_unit_does_not_lie_under_itself_or_at_a_neighbours(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    with pytest.raises(Refused, match="under itself"):
        verbs.move_unit(cast.sites, parent=cast.quay, by=bjorn)
    with pytest.raises(Refused, match="cannot be moved there"):
        verbs.move_unit(cast.store, parent=cast.mona.unit, by=bjorn)
    with pytest.raises(Refused, match="cannot be moved there"):
        verbs.move_unit(cast.top, parent=cast.store, by=bjorn)
    assert Unit.objects.find_problems() == ([], [], [], [], [])


def test_what_is_in_the_way_of_closing_is_said(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    with pytest.raises(Refused, match="undertaking itself"):
        verbs.close_unit(cast.top, by=bjorn)
    with pytest.raises(Refused, match="units under it"):
        verbs.close_unit(cast.sites, by=bjorn)
    with pytest.raises(Refused, match="workplaces first"):
        verbs.close_unit(cast.quay, by=bjorn)


def test_another_room_may_object_to_closing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(around.objections, "_offers", [lambda unit: [f"{unit} is in use."]])

    with pytest.raises(Refused, match="Lageret is in use"):
        verbs.close_unit(cast.store, by=cast.as_(cast.bjorn))
    cast.store.refresh_from_db()
    assert cast.store.state == rules.OPEN


def test_a_closed_unit_opens_again_when_the_one_above_is_open(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    shelf = verbs.open_unit(name="Hylla", parent=cast.store, by=bjorn)
    verbs.close_unit(shelf, by=bjorn)
    people.change(cast.per, name="Per", unit=cast.top, email="", phone="", by=bjorn)
    verbs.close_unit(cast.store, by=bjorn)

    with pytest.raises(Refused, match="Reopen that one first"):
        verbs.reopen_unit(shelf, by=bjorn)
    verbs.reopen_unit(cast.store, by=bjorn)
    verbs.reopen_unit(shelf, by=bjorn)
    assert shelf.state == rules.OPEN


def test_names_are_found_by_the_beginning_of_a_word(cast: Cast) -> None:
    verbs.open_unit(name="Øvre Årdal skole", parent=cast.top, by=cast.as_(cast.bjorn))
    units = Unit.objects.visible_to(cast.as_(cast.ola))

    assert [u.name for u in units.named("årdal ØVRE")] == ["Øvre Årdal skole"]
    assert not units.named("rdal").exists()


def test_the_norwegian_alphabet_ends_with_ae_oe_aa(cast: Cast) -> None:
    bjorn = cast.as_(cast.bjorn)
    for name in ("Åsen", "Zenit", "Ørsta", "Aker", "Ærfugl", "Öland"):
        verbs.open_unit(name=name, parent=cast.store, by=bjorn)

    under = Unit.objects.all().right_under(cast.store).in_order()
    assert [unit.name for unit in under] == ["Aker", "Zenit", "Ærfugl", "Öland", "Ørsta", "Åsen"]
