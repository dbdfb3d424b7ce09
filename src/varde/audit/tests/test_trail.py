"""The trail: append-only, chained, and still able to forget."""

import pytest
from django.db import DatabaseError, connection, transaction

from varde.audit import chain, trail
from varde.audit.forgetting import forget
from varde.audit.models import Event, Head
from varde.organisation import verbs
from varde.testing.cast import Cast


def _chain_of(cast: Cast) -> list[Event]:
    return list(Event.objects.filter(company_id=cast.company.pk).order_by("number"))


def test_the_numbers_run_without_gaps_and_the_head_is_the_last(cast: Cast) -> None:
    events = _chain_of(cast)

    assert [event.number for event in events] == list(range(1, len(events) + 1))
    head = Head.objects.get(company_id=cast.company.pk)
    assert (head.number, head.hash) == (len(events), events[-1].hash)


def test_each_undertaking_has_a_chain_of_its_own(cast: Cast) -> None:
    theirs = Event.objects.filter(company_id=cast.mona.company_id).order_by("number")

    assert theirs[0].number == 1
    assert chain.first_break(theirs) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [("verb", "unit.close"), ("actor", "people.member:x"), ("subject_label", "Noe annet")],
)
def test_an_altered_event_breaks_the_chain_at_its_number(
    cast: Cast, field: str, value: str
) -> None:
    events = _chain_of(cast)
    setattr(events[4], field, value)

    assert chain.first_break(events) == 5


def test_altered_changes_break_the_chain(cast: Cast) -> None:
    events = _chain_of(cast)
    events[2].changes = {"name": ["a", "b"]}

    assert chain.first_break(events) == 3


def test_a_removed_event_breaks_the_chain(cast: Cast) -> None:
    events = _chain_of(cast)
    del events[3]

    assert chain.first_break(events) == 4


def test_a_forgotten_event_says_nothing_but_still_verifies(cast: Cast) -> None:
    about_ola = Event.objects.filter(subject=f"people.member:{cast.ola.pk}")
    assert about_ola.exists()

    forget(about_ola)

    assert not about_ola.exclude(subject_label="", actor_label="", salt="").exists()
    assert chain.first_break(_chain_of(cast)) is None


def test_the_database_refuses_to_change_an_event(cast: Cast) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.filter(number=1).update(verb="unit.nothing")
    assert chain.first_break(_chain_of(cast)) is None


def test_the_database_refuses_to_delete_an_event(cast: Cast) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_event WHERE number = 1")
    assert _chain_of(cast)[0].number == 1


def test_the_orm_refuses_too(cast: Cast) -> None:
    with pytest.raises(TypeError):
        _chain_of(cast)[0].delete()


def test_events_of_one_piece_of_work_are_written_together_in_order(cast: Cast) -> None:
    by = cast.as_(cast.bjorn)
    before = Event.objects.count()

    with trail.gathered():
        verbs.rename_unit(cast.quay, name="Kaia", by=by)
        verbs.rename_unit(cast.store, name="Depot", by=by)
        assert Event.objects.count() == before

    assert [e.subject_label for e in _chain_of(cast)[-2:]] == ["Kaia", "Depot"]


def test_work_that_fails_leaves_no_event(cast: Cast) -> None:
    before = Event.objects.count()

    with pytest.raises(ZeroDivisionError):
        _rename_and_stumble(cast)
    cast.quay.refresh_from_db()

    assert cast.quay.name == "Havnekvartalet"
    assert Event.objects.count() == before


def test_names_stay_readable_when_the_person_has_another_name(cast: Cast) -> None:
    by = cast.as_(cast.bjorn)
    verbs.rename_unit(cast.quay, name="Kaia", by=by)

    last = _chain_of(cast)[-1]
    assert (last.actor_kind, last.actor) == ("member", f"people.member:{cast.bjorn.pk}")
    assert str(last).endswith("Bjørn unit.rename Kaia")


def _rename_and_stumble(cast: Cast) -> None:
    with trail.gathered():
        verbs.rename_unit(cast.quay, name="Kaia", by=cast.as_(cast.bjorn))
        raise ZeroDivisionError
