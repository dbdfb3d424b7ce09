"""What is asked for by its own key is found by an index, however many cases there are."""

import pytest
from django.db import connection
from django.db.models import QuerySet

from varde.audit.models import Event
from varde.deviations.models import Deviation
from varde.foundation.references import reference
from varde.measures.models import Measure
from varde.testing.cast import Cast

pytestmark = [
    pytest.mark.django_db,
    # PostgreSQL reads small tables from end to end, whatever indexes they have.
    pytest.mark.skipif(connection.vendor != "sqlite", reason="plans of an empty database"),
]


def plan(rows: "QuerySet[Deviation] | QuerySet[Event] | QuerySet[Measure]") -> str:
    return rows.explain()


def test_a_submission_is_found_by_its_own_index(cast: Cast) -> None:
    rows = Deviation.objects.filter(company=cast.company)
    assert "sent_once_is_one_case" in plan(rows.sent_as(["a"]).order_by("pk"))
    assert "sent_once_is_one_case" in plan(rows.sent_as(["a", "b"]))


def test_a_receipt_is_found_by_its_own_index() -> None:
    assert "one_case_a_code" in plan(Deviation.objects.all().behind("a").order_by("pk"))


def test_what_happened_to_a_case_is_found_without_reading_the_trail(loose_rail: Deviation) -> None:
    events = Event.objects.filter(
        company_id=loose_rail.company_id, subject__in=[reference(loose_rail), "b"]
    )
    assert "events_about" in plan(events.order_by("-at", "-number"))


def test_the_measures_of_a_case_are_found_without_reading_the_plan(loose_rail: Deviation) -> None:
    assert "measures_of_a_row" in plan(loose_rail.measures())


def test_open_cases_are_found_among_the_open_ones(cast: Cast) -> None:
    assert "open_cases_by_urgency" in plan(Deviation.objects.filter(company=cast.company).open())


@pytest.mark.parametrize(
    ("field", "index"),
    [
        ("workplace", "cases_of_a_workplace"),
        ("handler_for", "cases_for_the_absent"),
        ("closed_to", "cases_of_a_group"),
        ("merged_into", "cases_merged_into"),
    ],
)
def test_what_few_cases_have_is_found_among_those_few(cast: Cast, field: str, index: str) -> None:
    rows = Deviation.objects.filter(company=cast.company, **{field: cast.company.pk})
    assert index in plan(rows)
