"""Questions put together once: asked anew each time, with their blanks filled in."""

from django.db.models import CharField, Exists, OuterRef, UUIDField
from pytest_django import DjangoAssertNumQueries

from varde.organisation import verbs
from varde.organisation.models import Unit, Workplace
from varde.organisation.prepared import Blank, Prepared, PreparedRows, blanks, numbered
from varde.testing.cast import Cast


def test_the_same_question_is_asked_about_one_row_and_another(cast: Cast) -> None:
    named = Prepared(Unit.objects.filter(pk=Blank("unit", UUIDField())).values_list("pk", "name"))

    assert named.ask(unit=cast.quay.pk) == [[cast.quay.pk, cast.quay.name]]
    assert named.ask(unit=cast.store.pk) == [[cast.store.pk, cast.store.name]]


def test_the_answer_is_never_kept(cast: Cast) -> None:
    under = Prepared(Workplace.objects.filter(unit=Blank("unit", UUIDField())).values_list("name"))
    assert under.ask(unit=cast.store.pk) == []

    verbs.open_workplace(unit=cast.store, name="Rampe", address="", by=cast.as_(cast.bjorn))
    assert under.ask(unit=cast.store.pk) == [["Rampe"]]


def test_rows_come_with_their_neighbours_and_notes_in_one_query(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    others = Workplace.objects.filter(unit=OuterRef("unit")).exclude(pk=OuterRef("pk"))
    rows = Workplace.objects.select_related("unit", "company").annotate(alone=~Exists(others))
    prepared = PreparedRows(rows.filter(pk=Blank("place", UUIDField())))

    with django_assert_num_queries(1):
        (found,) = prepared.ask(place=cast.scaffold.pk)
        assert found == cast.scaffold
        assert (found.unit.name, found.company) == (cast.scaffold.unit.name, cast.company)
        assert found.alone is True


def test_a_row_that_was_read_can_be_changed_and_saved(cast: Cast) -> None:
    (found,) = PreparedRows(Workplace.objects.filter(pk=Blank("place", UUIDField()))).ask(
        place=cast.scaffold.pk
    )
    found.address = "Kai 9"
    found.save(update_fields=["address"])

    cast.scaffold.refresh_from_db()
    assert cast.scaffold.address == "Kai 9"


def test_what_was_left_out_is_fetched_when_it_is_asked_for(cast: Cast) -> None:
    (found,) = PreparedRows(Unit.objects.filter(pk=cast.quay.pk).only("name")).ask()
    assert (found.name, found.path) == (cast.quay.name, cast.quay.path)


def test_several_blanks_of_one_name_are_given_together(cast: Cast) -> None:
    paths = cast.quay.line_paths()
    rows = Unit.objects.filter(path__in=blanks("path", len(paths), CharField()))
    found = PreparedRows(rows.order_by("path")).ask(**numbered("path", paths))

    assert [unit.path for unit in found] == paths


def test_what_nothing_can_fit_is_not_asked(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert PreparedRows(Unit.objects.none()).ask() == []
        assert Prepared(Unit.objects.filter(pk__in=[]).values_list("pk")).ask() == []
