"""Founding an undertaking, its address, its days, and its short numbers."""

import datetime

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from varde.foundation.references import reference
from varde.organisation import numbering, references, verbs
from varde.organisation.models import Company
from varde.testing.cast import NOW, Cast


def _found(name: str) -> Company:
    return verbs.found(name=name, organisation_number="", industry_code="", now=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ærøy Ålesund & Sønn AS", "aeroy-alesund-sonn-as"),
        ("Konto", "konto-2"),
        ("株式会社", "virksomhet"),
        ("x" * 80, "x" * 50),
    ],
)
def test_an_undertaking_gets_an_address_of_its_own(name: str, slug: str) -> None:
    assert _found(name).slug == slug


@pytest.mark.django_db
def test_two_of_the_same_name_are_told_apart() -> None:
    assert [_found("Vik").slug for _ in range(3)] == ["vik", "vik-2", "vik-3"]


@pytest.mark.django_db
def test_the_day_begins_at_local_midnight() -> None:
    late = datetime.datetime(2026, 6, 30, 22, 30, tzinfo=datetime.UTC)
    assert _found("Vik").day_of(late) == datetime.date(2026, 7, 1)


def test_numbers_are_counted_by_undertaking_kind_and_year(cast: Cast) -> None:
    take = numbering.take
    assert [take(cast.company, kind="avvik", year=2026) for _ in range(2)] == [1, 2]
    assert take(cast.company, kind="avvik", year=2026, count=10) == 3
    assert take(cast.company, kind="avvik", year=2026) == 13
    assert take(cast.company, kind="avvik", year=2027) == 1
    assert take(cast.company, kind="tiltak", year=2026) == 1
    assert take(cast.mona.company, kind="avvik", year=2026) == 1


def test_a_number_taken_in_vain_is_given_back(cast: Cast) -> None:
    with transaction.atomic():
        numbering.take(cast.company, kind="avvik", year=2026)
        transaction.set_rollback(True)
    assert numbering.take(cast.company, kind="avvik", year=2026) == 1


def test_a_reference_leads_to_its_row_only_inside_the_wall(cast: Cast) -> None:
    name = reference(cast.scaffold)

    assert references.find(name, cast.as_(cast.ola)) == cast.scaffold
    with pytest.raises(ObjectDoesNotExist):
        references.find(name, cast.as_(cast.mona))


@pytest.mark.parametrize(
    "name",
    ["", "nonsense", "organisation.unit:not-a-key", "no.such:0193", "people.user:{key}"],
)
def test_a_reference_to_nothing_finds_nothing(cast: Cast, name: str) -> None:
    assert cast.ola.user is not None
    with pytest.raises(ObjectDoesNotExist):
        references.find(name.format(key=cast.ola.user.pk), cast.as_(cast.ola))
