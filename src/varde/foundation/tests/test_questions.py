"""Questions put together once: the same rows as otherwise, and never an old answer."""

from django.db import connection
from django.db.models import CharField, UUIDField
from django.test.utils import CaptureQueriesContext

from varde.foundation.questions import Given, Question
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
