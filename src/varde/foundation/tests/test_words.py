"""The few words everyone shares."""

import datetime
import uuid

import pytest

from varde.foundation.dates import end_of_day, local_day
from varde.foundation.identity import uuid7
from varde.foundation.references import model_and_key, reference
from varde.organisation.models import Company


def test_late_in_the_evening_in_utc_is_tomorrow_in_oslo() -> None:
    moment = datetime.datetime(2026, 6, 30, 22, 30, tzinfo=datetime.UTC)
    assert local_day(moment, "Europe/Oslo") == datetime.date(2026, 7, 1)


def test_a_deadline_ends_at_local_midnight_also_when_the_clock_turns() -> None:
    ends = end_of_day(datetime.date(2026, 10, 25), "Europe/Oslo")
    assert ends.astimezone(datetime.UTC) == datetime.datetime(
        2026, 10, 25, 23, 0, tzinfo=datetime.UTC
    )


def test_identities_sort_by_time_and_say_their_version() -> None:
    first, second = uuid7(), uuid7()
    assert first.version == 7
    assert isinstance(second, uuid.UUID)
    assert first.int >> 80 <= second.int >> 80


def test_a_reference_leads_back_to_model_and_key() -> None:
    company = Company(name="Fjordbygg AS")
    assert model_and_key(reference(company)) == (Company, company.pk)


@pytest.mark.parametrize("wrong", ["", "nothing", "organisation.company:1", "a.b:c", "x:y:z"])
def test_what_is_no_reference_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="No reference"):
        model_and_key(wrong)
