"""The reporter hears at every turn: with an account by inbox, letter and receipt; else by code.

From the report to «did it help?», through the pages of those who handle it and of the reporter.
"""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import translation
from pytest_django.fixtures import Settings

from varde.deviations import receipts, verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, report
from varde.deviations.words import Source
from varde.mail.models import Letter
from varde.measures.models import Measure
from varde.notifications.models import Notification
from varde.notifications.verbs import reading
from varde.people.actors import stranger
from varde.people.models import Member, User
from varde.testing.cast import NOW, Cast

TOKEN = "made where the form was"
SOON = NOW.date() + datetime.timedelta(days=2)
Turn = Callable[[Deviation], None]


@pytest.fixture
def handles(door: Door, cast: Cast) -> Callable[..., None]:
    """A page of the case is sent in, and nothing on it is wrong."""

    def sends(who: Member, address: str, **typed: Any) -> None:
        answer = door.sends(who, address, **typed)
        wrong = re.findall(r'data-field="validation"[^>]*>([^<]+)', answer.content.decode())
        assert answer.status_code == 302, (address, wrong)

    return sends


def turns(cast: Cast, door: Door, handles: Callable[..., None]) -> dict[str, tuple[Turn, str, str]]:
    """By name: the step, what the inbox says after it, and what the receipt says."""

    def page(who: Member, name: str, **typed: Any) -> Turn:
        return lambda case: handles(who, door.url(case, name), **typed)

    def done(case: Deviation) -> None:
        (measure,) = Measure.objects.all()
        handles(cast.siri, f"/fjordbygg-as/tiltak/{measure.pk}/gjort/", note="Fastened")

    graves = {"actual": 1, "potential": 1}
    plan = {"title": "New bolts", "responsible": cast.siri.pk, "due_date": f"{SOON:%d.%m.%Y}"}
    lesson = {"title": "A loose rail", "lesson": "Check bolts weekly.", "units": [cast.quay.pk]}
    today = f"{NOW:%d.%m.%Y}"
    return {
        "read": (
            page(cast.kari, "motta/", answer="We come today."),
            "Your case {} has been read",
            "The leader has read the report",
        ),
        "given": (
            page(cast.kari, "gi-videre/", handler=cast.siri.pk),
            "Somebody else looks after your case {} now",
            "It lies with Havnekvartalet: the leader, or somebody the leader has asked.",
        ),
        "assessed": (
            page(cast.siri, "vurder/", **graves),
            "Your case {} is being looked into",
            "The leader is assessing the case",
        ),
        "explained": (page(cast.siri, "arsak/", method="plain", cause="Nobody checked."), "", ""),
        "planned": (
            page(cast.siri, "tiltak/", is_mandatory="on", purpose="corrective", **plan),
            "Something will be done about your case {}",
            "Something is being done about it",
        ),
        "done": (done, "", "New bolts"),
        "to be checked": (
            page(cast.siri, "vent-pa-effekt/", effect_date=today),
            "It is done: case {}. Now we see whether it helps",
            "It is done. Now we see whether it helped.",
        ),
        "did not help": (
            page(cast.siri, "sjekk-effekt/", helped="no", note="It is loose again"),
            "It did not help enough in your case {}. More will be done",
            "It did not help enough. More is being done.",
        ),
        "closed": (
            page(cast.siri, "lukk/", conclusion="The rail is welded."),
            "Case {} is closed. Did it help?",
            "The rail is welded.",
        ),
        "told to others": (
            page(cast.siri, "laerdom/", **lesson),
            "Others can learn from your case {} now. Your name is not there",
            "Check bolts weekly.",
        ),
        "opened again": (
            page(cast.kari, "gjenapne/", reason="It leaks."),
            "Case {} is open again",
            "The leader is assessing the case",
        ),
    }


@pytest.fixture
def in_letters(settings: Settings, cast: Cast) -> None:
    settings.EMAIL_HOST, settings.SITE_ADDRESS = "mail.example", "https://varde.example"
    User.objects.update(language="en")


def test_with_an_account_each_turn_is_in_the_inbox_in_a_letter_and_on_the_receipt(
    cast: Cast, door: Door, handles: Callable[..., None], in_letters: None
) -> None:
    case = report(cast, "The rail is loose.", by=cast.ola)
    receipt = f"/fjordbygg-as/meld/{case.pk}/"
    assert "It lies with Havnekvartalet" in door.opens(cast.ola, receipt)
    for name, (step, told, shown) in turns(cast, door, handles).items():
        step(case)
        reading.read_all(NOW)
        if told:
            line = told.format(case.number)
            assert line in door.opens(cast.ola, "/fjordbygg-as/innboks/").replace("&#39;", "'"), (
                name
            )
            assert Letter.objects.filter(to=cast.ola.email, subject=line).count() == 1, name
        assert shown in door.opens(cast.ola, receipt), name
    assert not Notification.objects.filter(member=cast.ola).exclude(kind="my_reports").exists()


def test_with_a_code_alone_each_turn_is_on_the_receipt_and_did_it_help_is_asked(
    cast: Cast, door: Door, handles: Callable[..., None]
) -> None:
    case = verbs.report(
        token=TOKEN,
        unit=cast.quay,
        workplace=cast.scaffold,
        text="The rail is loose.",
        source=Source.POSTER,
        by=stranger(cast.company, now=NOW),
    )
    here = f"/svar/{receipts.code_for(TOKEN)}/"

    def reads() -> str:
        door.client.logout()
        answer = door.client.get(here, headers={"Accept-Language": "en"})
        assert answer.status_code == 200
        return str(answer.content.decode())

    assert "It lies with Havnekvartalet" in reads()
    for name, (step, _told, shown) in turns(cast, door, handles).items():
        step(case)
        page = reads()
        assert shown in page, name
        for hidden in ("Kari", "Siri"):
            assert hidden not in page, name
        assert ("Tell us whether it helped" in page) == (
            name in ("to be checked", "closed", "told to others")
        ), name
    assert not Letter.objects.exists()


def test_whoever_reported_the_same_hears_of_the_one_case(
    cast: Cast, door: Door, handles: Callable[..., None], in_letters: None
) -> None:
    first = report(cast, "The rail is loose.", by=cast.ola)
    same = report(cast, "A rail is loose.", by=cast.per)
    handles(cast.kari, door.url(same, "sla-sammen/"), into=first.pk)
    handles(cast.kari, door.url(first, "motta/"), answer="")
    reading.read_all(NOW)
    inbox = door.opens(cast.per, "/fjordbygg-as/innboks/")
    assert f"There is news in your case {same.number}, which is one with another now" in inbox
    assert "The leader has read the report" in door.opens(
        cast.per, f"/fjordbygg-as/meld/{same.pk}/"
    )


def test_what_was_ended_by_mistake_and_undone_is_told(
    cast: Cast, door: Door, handles: Callable[..., None], in_letters: None
) -> None:
    case = report(cast, "The rail is loose.", by=cast.ola)
    handles(cast.kari, door.url(case, "avvis/"), reason="Not ours.")
    handles(cast.kari, door.url(case, "angre/"))
    reading.read_all(NOW)
    with translation.override("en"):
        inbox = door.opens(cast.ola, "/fjordbygg-as/innboks/")
    assert f"Your case {case.number} was not taken further" in inbox
    assert f"Your case {case.number} is not over after all" in inbox
