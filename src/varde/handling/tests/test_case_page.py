"""The page of a case: who finds it, what stands there, and how many queries it costs."""

import datetime
import io
from pathlib import Path

import pytest

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, assessed, closed, explained, report
from varde.files import cleaning, keeping
from varde.files import verbs as files
from varde.files.tests import making
from varde.measures import verbs as measures
from varde.people import verbs as people
from varde.people.models import Member, User
from varde.testing.cast import NOW, Cast

HOUR = datetime.timedelta(hours=1)


@pytest.mark.parametrize("who", ["kari", "hanne", "bjorn", "siri", "arne", "ola"])
def test_those_it_concerns_find_it(cast: Cast, door: Door, loose_rail: Deviation, who: str) -> None:
    assert loose_rail.title in door.opens(getattr(cast, who), door.url(loose_rail))


def test_a_colleague_who_did_not_report_it_does_not(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    by = cast.as_(cast.hanne)
    eva = people.welcome(name="Eva", unit=cast.quay, by=by)
    people.link_user(eva, user=User.objects.create_user("eva@fjordbygg.example"), by=by)
    eva = Member.objects.get(pk=eva.pk)
    door.opens(eva, door.url(loose_rail), status=404)


@pytest.mark.parametrize(
    ("who", "shown"),
    [("kari", ">Ola<"), ("ola", ">You<"), ("siri", ">Somebody who works here<")],
)
def test_the_reporters_name_is_for_those_who_handle_it(
    cast: Cast, door: Door, loose_rail: Deviation, who: str, shown: str
) -> None:
    html = door.opens(getattr(cast, who), door.url(loose_rail))
    assert f"<bdi{shown.replace('<', '</bdi>')}" in html
    if who == "siri":
        assert "Ola" not in html
        assert "The reporter reported this" in html


def test_who_reported_it_is_not_read_between_the_lines(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    """Not from the conversation, and not from whose measure «the reporter» finished."""
    by = cast.as_(cast.kari)
    verbs.speak(loose_rail, text="It is loose again.", by=cast.as_(cast.ola))
    bolts = verbs.plan(
        explained(cast, loose_rail), title="Bolts", responsible=cast.ola, due_date=NOW.date(), by=by
    )
    measures.finish(bolts, note="", by=cast.as_(cast.ola))
    html = door.opens(cast.siri, door.url(loose_rail))
    assert "The reporter reported this" in html
    assert "Ola finished «Bolts»" in html
    assert "Ola, the reporter" not in html
    assert "It is loose again." in html
    assert "Ola, the reporter" in door.opens(cast.kari, door.url(loose_rail))
    door.opens(cast.arne, door.url(loose_rail))


def test_writing_from_right_to_left_keeps_its_direction(cast: Cast, door: Door) -> None:
    case = report(cast, "الدرابزين مفكوك. انتبه!", language="ar")
    html = door.opens(cast.kari, door.url(case))
    assert '<div dir="auto" lang="ar">' in html
    assert "<bdi>الدرابزين مفكوك</bdi>" in html


def test_a_file_taken_away_stays_in_the_trail_and_can_be_put_back(
    cast: Cast, door: Door, loose_rail: Deviation, contents: Path
) -> None:
    shot = keeping.keep(cleaning.clean(io.BytesIO(making.jpeg()), "rekkverk.jpg"))
    photo = files.attach(loose_rail, shot, by=cast.as_(cast.ola, now=NOW + HOUR))
    files.withdraw(photo, reason="It shows a face.", by=cast.as_(cast.kari))
    html = door.opens(cast.kari, door.url(loose_rail))
    assert "Ola attached a file" in html
    assert "Kari took a file away<small>It shows a face.</small>" in html
    assert f"/filer/{photo.pk}/angre/" in html
    files.restore(photo, by=cast.as_(cast.kari))
    assert "Kari put a file back" in door.opens(cast.kari, door.url(loose_rail))


def test_markup_somebody_typed_is_text(cast: Cast, door: Door) -> None:
    case = report(cast, "<script>alert(1)</script> & <b>bold</b>")
    html = door.opens(cast.kari, door.url(case))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_the_bar_says_how_far_it_has_come_and_when(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    html = door.opens(cast.kari, door.url(assessed(cast, loose_rail)))
    assert html.count("data-done") == 2
    assert "<strong>Being assessed</strong> – step 3 of 6" in html
    assert html.count("today 09:00") >= 2


def test_put_right_on_the_spot_no_step_is_now(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    verbs.fix_now(loose_rail, done="Fastened.", cause="Wind.", by=cast.as_(cast.kari))
    html = door.opens(cast.kari, door.url(loose_rail))
    assert html.count("data-done") == 6
    assert "<small>now</small>" not in html


def test_what_left_the_way_has_no_bar(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    verbs.withdraw(loose_rail, by=cast.as_(cast.ola))
    assert "v-steps" not in door.opens(cast.ola, door.url(loose_rail))


@pytest.mark.parametrize("who", ["arne", "siri", "ola"])
def test_only_handlers_are_offered_what_handlers_do(
    cast: Cast, door: Door, loose_rail: Deviation, who: str
) -> None:
    html = door.opens(getattr(cast, who), door.url(explained(cast, loose_rail)))
    for page in ("tiltak/", "arsak/", "overfor/", "avvis/", "begrens/", "lukk/"):
        assert door.url(loose_rail, page) not in html


def test_it_has_happened_before_within_ninety_days(cast: Cast, door: Door) -> None:
    long_ago = NOW - datetime.timedelta(days=91)
    verbs.report(
        token="old",
        text="An old one.",
        unit=cast.quay,
        kind="fault",
        by=cast.as_(cast.ola, long_ago),
    )
    before = report(cast, "The first.", kind="fault")
    report(cast, "Something else.", kind="accident")
    report(cast, "The same elsewhere.", kind="fault", unit=cast.store, workplace=None)
    case = report(cast, "The second.", kind="fault")

    html = door.opens(cast.kari, door.url(case))
    assert "One like it at Havnekvartalet in the 90 days before this one." in html
    assert door.url(before) in html
    assert "An old one" not in html
    assert "Something else." not in html


def test_what_another_register_knew_is_for_handlers(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    Deviation.objects.filter(pk=loose_rail.pk).update(extra={"Gate": "North 7", "Empty": ""})
    assert "North 7" in door.opens(cast.kari, door.url(loose_rail))
    assert "North 7" not in door.opens(cast.siri, door.url(loose_rail))


def test_a_case_long_handled_costs_no_more_than_one_just_begun(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    case = explained(cast, loose_rail)
    _go_on(cast, case, rounds=1)
    few = door.costs(cast.hanne, door.url(case))
    _go_on(cast, case, rounds=12)
    assert door.costs(cast.hanne, door.url(case)) == few


def _go_on(cast: Cast, case: Deviation, rounds: int) -> None:
    """Measures, words, a picture of what is alike, and new hands."""
    by = cast.as_(cast.hanne)
    for number in range(rounds):
        title = f"Bolt {rounds}-{number}"
        verbs.plan(case, title=title, responsible=cast.ola, due_date=NOW.date(), by=by)
        verbs.speak(case, text=title, by=by)
        report(cast, f"{title} is loose.", kind="fault")
        verbs.delegate(case, handler=cast.siri, by=by)
        verbs.delegate(case, handler=cast.kari, by=by)


def test_a_reporter_learns_that_something_is_done_without_the_plan(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    by = cast.as_(cast.kari)
    case = explained(cast, loose_rail)
    verbs.plan(case, title="Talk to Per", responsible=cast.kari, due_date=NOW.date(), by=by)

    html = door.opens(cast.ola, door.url(case))
    assert "1 measure is planned, and 1 is left." in html
    assert "Talk to Per" not in html


def test_closed_the_reporter_reads_what_came_of_it(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    closed(cast, loose_rail)
    assert "The rail is fastened." in door.opens(cast.ola, door.url(loose_rail))


def test_with_script_only_what_changed_is_sent(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    door.enter(cast.kari)
    asks = {"HX-Request": "true"}
    url = door.url(loose_rail, "motta/")
    answer = door.client.post(url, {"answer": ""}, follow=True, headers=asks)
    html = answer.content.decode()
    assert "<html" not in html
    assert "Now: assess how serious it is" in html
    assert "You have taken the case" in html  # what happened comes along


def test_with_script_a_refusal_stands_in_the_same_place_with_the_words(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    verbs.receive(loose_rail, by=cast.as_(cast.kari))
    door.enter(cast.hanne)
    answer = door.client.post(
        door.url(loose_rail, "motta/"), {"answer": "At once."}, headers={"HX-Request": "true"}
    )
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "<html" not in html
    assert "At once." in html
