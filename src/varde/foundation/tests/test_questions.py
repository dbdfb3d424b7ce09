"""Questions put together once: the same rows as otherwise, and never an old answer."""

from django.db import connection
from django.db.models import CharField, Exists, OuterRef, UUIDField
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from varde.foundation.questions import Given, Question, givens, numbered
from varde.organisation import verbs as organisation
from varde.organisation.models import Unit, Workplace
from varde.testing.cast import NOW, Cast

HALLS = Question(
    lambda: (
        Workplace.objects.filter(unit=Given("unit", UUIDField()))
        .select_related("unit", "unit__company")
        .order_by("name")
    )
)
NAMED = Question(
    lambda: (
        Unit.objects.filter(name__in=[Given("one", CharField()), Given("two", CharField())])
        .order_by("name")
        .values_list("pk", "name")
    )
)


def test_rows_come_with_all_that_was_asked_for(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        (found,) = HALLS.ask(unit=cast.quay.pk)
        assert (found, found.name) == (cast.scaffold, "Stillas B")
        assert (found.unit, found.unit.company) == (cast.quay, cast.company)
    assert len(asked) == 1


def test_the_answer_is_never_kept(cast: Cast) -> None:
    assert HALLS.ask(unit=cast.store.pk) == []

    by = cast.as_(cast.bjorn, NOW)
    organisation.open_workplace(unit=cast.store, name="Hall 3", by=by)

    assert [hall.name for hall in HALLS.ask(unit=cast.store.pk)] == ["Hall 3"]
    assert HALLS.ask(unit=cast.mona.unit_id) == []


def test_a_question_about_values_is_answered_with_tuples(cast: Cast) -> None:
    assert NAMED.ask(one="Lageret", two="Nowhere") == [(cast.store.pk, "Lageret")]


def test_it_is_asked_in_the_same_words_each_time(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        NAMED.ask(one="a", two="b")
        NAMED.ask(one="a", two="b")
    first, second = (one["sql"] for one in asked.captured_queries)
    assert first == second


def test_rows_come_with_their_neighbours_and_notes_in_one_query(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    others = Workplace.objects.filter(unit=OuterRef("unit")).exclude(pk=OuterRef("pk"))
    rows = Workplace.objects.select_related("unit", "company").annotate(alone=~Exists(others))
    question = Question(rows.filter(pk=Given("place", UUIDField())))

    with django_assert_num_queries(1):
        (found,) = question.ask(place=cast.scaffold.pk)
        assert found == cast.scaffold
        assert (found.unit.name, found.company) == (cast.scaffold.unit.name, cast.company)
        assert found.alone is True


def test_a_row_that_was_read_can_be_changed_and_saved(cast: Cast) -> None:
    (found,) = Question(Workplace.objects.filter(pk=Given("place", UUIDField()))).ask(
        place=cast.scaffold.pk
    )
    found.address = "Kai 9"
    found.save(update_fields=["address"])

    cast.scaffold.refresh_from_db()
    assert cast.scaffold.address == "Kai 9"


def test_what_was_left_out_is_fetched_when_it_is_asked_for(cast: Cast) -> None:
    (found,) = Question(Unit.objects.filter(pk=cast.quay.pk).only("name")).ask()
    assert (found.name, found.path) == (cast.quay.name, cast.quay.path)


def test_several_blanks_of_one_name_are_given_together(cast: Cast) -> None:
    paths = cast.quay.line_paths()
    rows = Unit.objects.filter(path__in=givens("path", len(paths), CharField()))
    found = Question(rows.order_by("path")).ask(**numbered("path", paths))

    assert [unit.path for unit in found] == paths


def test_what_nothing_can_fit_is_not_asked(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert Question(Unit.objects.none()).ask() == []
        assert Question(Unit.objects.filter(pk__in=[]).values_list("pk")).ask() == []
