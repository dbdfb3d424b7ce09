"""Steps are tried on a unit: the first row of the house that has a life."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from varde.audit import chain
from varde.audit.models import Event
from varde.foundation.refusals import Forbidden, Refused
from varde.organisation import verbs
from varde.people import verbs as people
from varde.testing.cast import Cast


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_an_employee_may_not_rename_the_unit(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        verbs.rename_unit(cast.quay, name="Kaia", by=cast.as_(cast.ola))
    cast.quay.refresh_from_db()
    assert cast.quay.name == "Havnekvartalet"


def test_the_adviser_may_and_the_trail_knows_before_and_after(cast: Cast) -> None:
    verbs.rename_unit(cast.quay, name="Kaia", by=cast.as_(cast.hanne))

    last = Event.objects.order_by("id").last()
    assert last is not None
    assert (last.verb, last.actor_label) == ("unit.rename", "Hanne")
    assert last.changes == {"name": ["Havnekvartalet", "Kaia"]}


def test_from_the_wrong_state_it_is_refused_and_nothing_is_written(cast: Cast) -> None:
    verbs.close_unit(cast.store, by=cast.as_(cast.bjorn))
    before = Event.objects.count()

    with pytest.raises(Refused, match="already moved"):
        verbs.rename_unit(cast.store, name="Depot", by=cast.as_(cast.bjorn))
    assert Event.objects.count() == before


def test_a_row_of_another_undertaking_is_refused_whatever_the_role(cast: Cast) -> None:
    with pytest.raises(Forbidden, match="another undertaking"):
        verbs.rename_unit(cast.quay, name="Vår", by=cast.as_(cast.mona))


def test_nothing_may_point_across_the_wall(cast: Cast) -> None:
    with pytest.raises(Refused, match="another undertaking"):
        people.welcome(name="Spion", unit=cast.mona.unit, by=cast.as_(cast.bjorn))


def test_private_fields_are_told_only_as_changed(cast: Cast) -> None:
    people.change(
        cast.ola, name="Ola", unit=cast.quay, email="", phone="+4790000000", by=cast.as_(cast.ola)
    )

    last = Event.objects.order_by("id").last()
    assert last is not None
    assert last.changes["phone"] == "changed"
    assert "90000000" not in str(last.changes)


def test_every_step_lands_in_one_unbroken_chain(cast: Cast) -> None:
    verbs.rename_unit(cast.quay, name="Kaia", by=cast.as_(cast.hanne))

    events = Event.objects.filter(company_id=cast.company.pk).order_by("number")
    assert events.count() > 10
    assert chain.first_break(events) is None
