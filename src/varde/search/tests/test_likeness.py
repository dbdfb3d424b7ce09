"""A few sentences find the rows that speak of the same, and nothing one may not see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import report
from varde.people.models import Member
from varde.search.likeness import alike, telling
from varde.testing.cast import Cast

WRITTEN = "Rekkverket mangler på stillaset ved trappa"


def found(cast: Cast, who: Member, text: str) -> list[str]:
    keys = alike("deviation", text, cast.as_(who), most=5)
    titles = dict(Deviation.objects.filter(pk__in=keys).values_list("pk", "title"))
    return [titles[key] for key in keys]


def test_two_words_in_common_are_alike_also_when_bent_and_the_likest_come_first(
    cast: Cast,
) -> None:
    report(cast, "Glatt gulv i trappa", workplace=None)
    report(cast, "Stillas uten rekkverk")
    report(cast, "Rekkverk mangler, stillas B")
    assert found(cast, cast.kari, WRITTEN) == [
        "Rekkverk mangler, stillas B",
        "Stillas uten rekkverk",
    ]


@pytest.mark.parametrize("text", ["", "Her", "Rekkverket", "er det en og så 2026"])
def test_too_little_to_go_by_finds_nothing_and_asks_nothing(cast: Cast, text: str) -> None:
    report(cast, "Rekkverket mangler")
    kari = cast.as_(cast.kari)
    with CaptureQueriesContext(connection) as asked:
        assert alike("deviation", text, kari, most=5) == []
    assert len(asked) == 0


def test_only_what_one_may_see(cast: Cast) -> None:
    report(cast, WRITTEN, by=cast.per, unit=cast.store, workplace=None)
    assert found(cast, cast.tomasz, WRITTEN) == []
    assert found(cast, cast.mona, WRITTEN) == []
    assert found(cast, cast.bjorn, WRITTEN) == [WRITTEN]


def test_the_longest_words_say_most_and_six_are_enough() -> None:
    asked = telling("en to rekkverk stillaset trappa mangler bolter skruer vinduet grinda")
    assert [one.words[0].typed for one in asked] == [
        *("stillaset", "rekkverk", "mangler", "vinduet", "trappa", "bolter"),
    ]
