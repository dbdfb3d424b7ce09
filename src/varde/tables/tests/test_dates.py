"""Dates as people write them. Month-first is never guessed."""

import datetime
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from varde.tables.dates import DateFinding, DateForm, forms_of, read

DAY, MONTH, YEAR = DateForm.DAY_FIRST, DateForm.MONTH_FIRST, DateForm.YEAR_FIRST
DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))


@pytest.mark.parametrize(
    ("text", "form", "said"),
    [
        ("12.06.2014", DAY, "2014-06-12"),
        ("1.2.14", DAY, "2014-02-01"),
        ("31.12.70", DAY, "1970-12-31"),
        ("12. 6. 2014", DAY, "2014-06-12"),
        ("12/6-14", DAY, "2014-06-12"),
        ("12-06-2014", DAY, "2014-06-12"),
        ("12/06/2014", MONTH, "2014-12-06"),
        ("12.06.2014 13:45", DAY, "2014-06-12T13:45:00"),
        ("12.06.2014 kl. 13.45", DAY, "2014-06-12T13:45:00"),
        ("12.06.2014, 07:05:09", DAY, "2014-06-12T07:05:09"),
        ("06/12/2014 1:45 PM", MONTH, "2014-06-12T13:45:00"),
        ("06/12/2014 12:10 am", MONTH, "2014-06-12T00:10:00"),
        ("2014-06-12", YEAR, "2014-06-12"),
        ("2014/6/12", YEAR, "2014-06-12"),
        ("20140612", YEAR, "2014-06-12"),
        ("2014-06-12T13:45:07.123", YEAR, "2014-06-12T13:45:07"),
        ("2014-06-12 13:45", YEAR, "2014-06-12T13:45:00"),
        ("2014-06-12T13:45:00Z", YEAR, "2014-06-12T13:45:00+00:00"),
        ("41802", DateForm.SERIAL, "2014-06-12"),
        ("41802,5", DateForm.SERIAL, "2014-06-12T12:00:00"),
        ("12. juni 2014", DateForm.WORDS, "2014-06-12"),
        ("3 Sept 2014 kl 08.00", DateForm.WORDS, "2014-09-03T08:00:00"),
    ],
)
def test_every_usual_way_of_writing_a_date_is_read(text: str, form: DateForm, said: str) -> None:
    day = read(text, form)
    assert day is not None
    assert day.isoformat() == said


def test_the_hours_from_greenwich_are_kept() -> None:
    said = read("2014-06-12T13:45:00+02:00", YEAR)
    assert isinstance(said, datetime.datetime)
    assert said.utcoffset() == datetime.timedelta(hours=2)
    assert read("2014-06-12T13:45:00-0330", YEAR) == datetime.datetime(
        2014, 6, 12, 17, 15, tzinfo=datetime.UTC
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", "31.02.2014", "32.1.2014", "12.13.2014", "0.0.2014", "2014-13-01", "12.06", "12:30"),
        *("12.06.2014 25:00", "12.06.201", "Trapp 12.06.2014", "12.06.2014 Loft", "1.234,5"),
        *("01.01.0014", "2014-06-12T13", "12. brumaire 2014", "99999999"),
    ],
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert forms_of(text) == frozenset()


def test_points_always_mean_that_the_day_comes_first() -> None:
    assert forms_of("03.04.2014") == {DAY}
    assert forms_of("03/04/2014") == {DAY, MONTH}
    assert forms_of("3/4-14") == {DAY}


def found(*texts: str) -> DateFinding:
    finding = DateFinding()
    for text in texts:
        finding.add(forms_of(text))
    return finding


def test_when_both_orders_fit_every_cell_somebody_must_say() -> None:
    finding = found("03/04/2014", "05/06/2014", "12/12/2014")
    assert finding.asks
    assert finding.form is None
    assert set(finding.candidates) == {DAY, MONTH}


def test_one_day_past_the_twelfth_settles_it_for_the_day() -> None:
    finding = found("03/04/2014", "13/06/2014", "12/12/2014")
    assert (finding.asks, finding.form) == (False, DAY)


def test_month_first_is_asked_for_even_when_it_alone_fits() -> None:
    finding = found("04/13/2014", "05/26/2014", "12/12/2014")
    assert finding.asks
    assert finding.form is None
    assert finding.candidates[0] == MONTH


def test_a_column_that_contradicts_itself_is_asked_about() -> None:
    assert found("13/02/2020", "02/13/2020").asks


def test_one_slip_of_the_pen_does_not_turn_a_column_around() -> None:
    days = [f"{day}/06/2014" for day in range(13, 31)]
    assert found(*days, "06/13/2014").form == DAY


def test_a_finding_reads_back_from_json() -> None:
    finding = found("03/04/2014", "13/06/2014", "x")
    assert DateFinding.from_json(json.loads(json.dumps(finding.as_json()))) == finding


@given(DAYS, st.sampled_from([("%d.%m.%Y", DAY), ("%d.%m.%y", DAY), ("%m/%d/%Y", MONTH)]))
def test_a_written_day_is_the_same_day_when_read(day: date, way: tuple[str, DateForm]) -> None:
    pattern, form = way
    assert read(day.strftime(pattern), form) == day


@given(
    st.lists(DAYS, min_size=1), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%y", "%m-%d-%y"])
)
def test_no_column_is_ever_taken_to_be_month_first(days: list[date], pattern: str) -> None:
    finding = found(*(day.strftime(pattern) for day in days))
    assert finding.form != MONTH
    if finding.form:
        assert not finding.asks


@given(st.text(max_size=30))
def test_no_text_at_all_stops_the_reading(text: str) -> None:
    for form in DateForm:
        assert read(text, form) is None or form in forms_of(text)
