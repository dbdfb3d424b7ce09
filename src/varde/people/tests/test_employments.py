"""Employments: forms, periods, instructors."""

import datetime

import pytest

from varde.foundation.refusals import Forbidden, Refused
from varde.people import rules, verbs
from varde.people.models import Employment, EmploymentForm
from varde.testing.cast import Cast

MAY = datetime.date(2026, 5, 1)
JULY = datetime.date(2026, 7, 31)


def _apprentice(cast: Cast) -> Employment:
    return verbs.employ(
        cast.ola,
        form=EmploymentForm.APPRENTICE,
        unit=cast.quay,
        start_date=MAY,
        instructor=cast.kari,
        training_office="Opplæringskontoret for byggfag",
        by=cast.as_(cast.kari),
    )


def test_the_leader_says_how_a_person_works_here(cast: Cast) -> None:
    employment = _apprentice(cast)

    employment.refresh_from_db()
    assert (employment.state, employment.instructor) == (rules.OPEN, cast.kari)
    assert employment in cast.ola.employments.on(MAY)
    assert employment not in cast.ola.employments.on(MAY - datetime.timedelta(days=1))


def test_a_colleague_may_not(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        verbs.employ(
            cast.ola,
            form=EmploymentForm.TEMP,
            unit=cast.quay,
            start_date=MAY,
            by=cast.as_(cast.siri),
        )


def test_a_period_runs_forward_and_nobody_teaches_themselves(cast: Cast) -> None:
    employment, kari = _apprentice(cast), cast.as_(cast.kari)
    with pytest.raises(Refused, match="before the first"):
        verbs.employ(
            cast.ola,
            form=EmploymentForm.TEMP,
            unit=cast.quay,
            start_date=JULY,
            end_date=MAY,
            by=kari,
        )
    with pytest.raises(Refused, match="their own instructor"):
        verbs.change_employment(
            employment, end_date=None, agency="", instructor=cast.ola, training_office="", by=kari
        )
    with pytest.raises(Refused, match="another undertaking"):
        verbs.change_employment(
            employment, end_date=None, agency="", instructor=cast.mona, training_office="", by=kari
        )


def test_what_was_wrong_is_corrected(cast: Cast) -> None:
    hired = verbs.employ(
        cast.tomasz,
        form=EmploymentForm.HIRED,
        unit=cast.quay,
        start_date=MAY,
        by=cast.as_(cast.kari),
    )
    verbs.change_employment(
        hired,
        end_date=JULY,
        agency="Bemanning AS",
        instructor=None,
        training_office="",
        by=cast.as_(cast.kari),
    )
    hired.refresh_from_db()
    assert (hired.end_date, hired.agency) == (JULY, "Bemanning AS")


def test_until_the_last_day_it_counts_also_when_that_day_lies_ahead(cast: Cast) -> None:
    employment = _apprentice(cast)
    ahead = datetime.date(2026, 12, 31)
    verbs.end_employment(employment, end_date=ahead, by=cast.as_(cast.kari))

    assert employment.state == rules.CLOSED
    assert employment in cast.ola.employments.on(ahead)
    assert employment not in cast.ola.employments.on(ahead + datetime.timedelta(days=1))
    with pytest.raises(Refused):
        verbs.end_employment(employment, end_date=ahead, by=cast.as_(cast.kari))


def test_it_never_ends_before_it_began(cast: Cast) -> None:
    employment = _apprentice(cast)
    before = MAY - datetime.timedelta(days=9)
    verbs.end_employment(employment, end_date=before, by=cast.as_(cast.kari))
    assert employment.end_date == MAY
