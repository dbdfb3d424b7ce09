"""The pages of a case in real Chromium: wide and narrow, light and dark, usable by all."""

import datetime

import pytest

from varde.demo import pictures
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import assessed, checking, closed, explained, report
from varde.files.models import Attachment
from varde.people.models import Group
from varde.testing.browser import PHONE, Opens, assert_usable_everywhere
from varde.testing.cast import Cast

pytestmark = pytest.mark.browser
LONG = (
    "Sikkerhetsmerkingsmanglene på stillasmonteringsarbeidsplassen er fortsatt ikke rettet opp. "
    "انتبه! 🚧"
)


@pytest.fixture
def full(cast: Cast) -> Deviation:
    """A case with something in every part of its page; somebody is badly hurt."""
    report(cast, "The first of its kind.", kind="accident")
    case = report(
        cast, LONG, kind="accident", anyone_hurt=True, proposal="Merk alt.", spot="Plan 3, trapp 2"
    )
    by = cast.as_(cast.kari)
    verbs.receive(case, answer="Takk. Vi sperrer av.", by=by)
    verbs.assess(
        case, actual=3, potential=3, kind="accident", immediate="Første hjelp", breached=LONG, by=by
    )
    analysis = {"why1": "Merkingen var borte.", "why2": LONG}
    verbs.find_cause(case, method="five_whys", cause=LONG, analysis=analysis, by=by)
    due = by.today + datetime.timedelta(days=9)
    verbs.plan(case, title=LONG[:90], responsible=cast.tomasz, due_date=due, by=by)
    verbs.speak(case, text="Igjen?", to_reporter=False, asks=True, by=cast.as_(cast.siri))
    return case


def url(case: Deviation | None = None, page: str = "") -> str:
    return f"/fjordbygg-as/avvik/{case.pk}/{page}" if case else f"/fjordbygg-as/avvik/{page}"


@pytest.mark.parametrize("who", ["kari", "ola", "siri", "arne"])
def test_a_full_case_is_usable_by_all(
    cast: Cast, full: Deviation, live_page: Opens, who: str
) -> None:
    page = live_page(url(full), user=getattr(cast, who).user)
    for folded in page.locator("summary").all():
        folded.click()
    assert_usable_everywhere(page)


def test_a_case_just_reported_is_usable(
    cast: Cast, loose_rail: Deviation, live_page: Opens
) -> None:
    page = live_page(url(loose_rail), user=cast.kari.user)
    for folded in page.locator("summary").all():
        folded.click()
    assert_usable_everywhere(page)


def test_a_closed_case_with_a_lesson_is_usable(
    cast: Cast, loose_rail: Deviation, live_page: Opens
) -> None:
    by = cast.as_(cast.kari)
    verbs.publish(closed(cast, loose_rail), title="Rekkverk", lesson=LONG, units=[cast.quay], by=by)
    verbs.say_it_helped(loose_rail, helped=True, note="Ja.", by=cast.as_(cast.ola))
    assert_usable_everywhere(live_page(url(loose_rail), user=cast.kari.user))


def test_a_case_being_checked_is_usable(
    cast: Cast, loose_rail: Deviation, live_page: Opens
) -> None:
    page = live_page(url(checking(cast, loose_rail)), user=cast.kari.user)
    assert_usable_everywhere(page)


@pytest.mark.parametrize(
    "page", ["vurder/", "arsak/", "tiltak/", "sla-sammen/", "overfor/", "begrens/", "avvis/"]
)
def test_each_question_is_usable(
    cast: Cast, loose_rail: Deviation, night_shift: Group, live_page: Opens, page: str
) -> None:
    report(cast, LONG)
    case = assessed(cast, loose_rail, potential=2)
    assert_usable_everywhere(live_page(url(case, page), user=cast.kari.user))


@pytest.mark.opens("files/withdraw.html")
def test_taking_a_picture_away_is_asked_about_on_a_usable_page(
    cast: Cast, live_page: Opens
) -> None:
    case = report(cast, "The rail is gone.", photos=[pictures.scaffold()])
    picture = Attachment.objects.get(subject_key=case.pk)
    page = live_page(f"/fjordbygg-as/filer/{picture.pk}/fjern/", user=cast.kari.user)
    assert_usable_everywhere(page)


def test_a_lesson_to_tell_is_usable(cast: Cast, loose_rail: Deviation, live_page: Opens) -> None:
    page = live_page(url(closed(cast, loose_rail), "laerdom/"), user=cast.kari.user)
    assert_usable_everywhere(page)


@pytest.mark.parametrize("page", ["", "?vis=mine", "?vis=alle&q=finnes+ikke", "regler/"])
def test_the_list_and_the_rules_are_usable(
    cast: Cast, full: Deviation, live_page: Opens, page: str
) -> None:
    late = datetime.date(2020, 1, 1)
    Deviation.objects.filter(pk=report(cast, "Gammelt.").pk).update(due_date=late)
    assert_usable_everywhere(live_page(url(page=page), user=cast.kari.user))


def test_the_whole_card_is_the_target_on_a_phone(
    cast: Cast, loose_rail: Deviation, live_page: Opens
) -> None:
    page = live_page(url(), width=PHONE, user=cast.kari.user)
    page.locator("tbody tr").first.click(position={"x": 20, "y": 90})
    page.wait_for_url(f"**{url(loose_rail)}")


def test_an_answer_that_cannot_be_saved_is_usable_and_has_the_focus(
    cast: Cast, loose_rail: Deviation, live_page: Opens
) -> None:
    page = live_page(url(explained(cast, loose_rail), "avvis/"), user=cast.kari.user)
    page.locator("main form button[type=submit]").click()
    page.locator(".ds-error-summary").wait_for()
    assert page.evaluate("document.activeElement.className") == "ds-error-summary"
    assert_usable_everywhere(page)


def test_the_next_step_takes_the_place_of_the_last_without_a_new_page(
    cast: Cast, loose_rail: Deviation, live_page: Opens
) -> None:
    page = live_page(url(loose_rail), user=cast.kari.user)
    page.evaluate("window.here = true")
    page.locator(".v-next .v-form").first.locator("textarea").fill("Takk.")
    page.locator(".v-next .v-form").first.locator("button[type=submit]").click()
    page.locator("#notices .v-notice").wait_for()
    assert page.evaluate("window.here")
    assert "Takk." in page.locator(".v-thread").inner_text()
    assert_usable_everywhere(page)


def test_another_way_of_looking_keeps_the_words(
    cast: Cast, loose_rail: Deviation, live_page: Opens
) -> None:
    case = assessed(cast, loose_rail, potential=2)
    page = live_page(url(case, "arsak/"), user=cast.kari.user)
    page.locator("#id_cause").fill("Ingen sjekket.")
    page.locator("button[name=switch][value=fishbone]").click()
    page.locator("#id_answer_people").wait_for()
    assert page.locator("#id_cause").input_value() == "Ingen sjekket."
    page.locator("#id_answer_people").fill("Få på jobb.")
    page.locator("main form .v-actions button").click()
    page.wait_for_url(f"**{url(case)}")
    case.refresh_from_db()
    assert (case.method, case.analysis) == ("fishbone", {"people": "Få på jobb."})


@pytest.mark.opens("handling/speak.html")
def test_a_message_that_cannot_be_sent_without_script_is_usable(
    cast: Cast, loose_rail: Deviation, live_page: Opens
) -> None:
    page = live_page(url(loose_rail), user=cast.kari.user)
    with page.expect_navigation():
        page.locator("form[action$='/samtale/']").evaluate(
            "form => HTMLFormElement.prototype.submit.call(form)"
        )
    assert_usable_everywhere(page)
