"""The receipt's pages: by code for anyone who holds it, and signed in for the reporter."""

import datetime
import io
import itertools

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from varde.conversations.models import Message
from varde.deviations import receipts, verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import Door, closed, received, report
from varde.deviations.words import Source
from varde.files import cleaning, keeping
from varde.files import verbs as files
from varde.files.models import Attachment
from varde.files.tests import making
from varde.files.tests.conftest import upload
from varde.people.actors import stranger
from varde.reporting import doors, limits
from varde.reporting.models import Tally
from varde.testing.cast import NOW, Cast

TOKEN = "made where the form was"


@pytest.fixture
def told(cast: Cast, monday: None, client: Client) -> Deviation:
    """Somebody at the poster has said that the rail is loose."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return verbs.report(
        token=TOKEN,
        unit=cast.quay,
        workplace=cast.scaffold,
        text="The rail is loose.",
        source=Source.POSTER,
        by=stranger(cast.company, now=NOW),
    )


@pytest.fixture
def here(told: Deviation) -> str:
    return f"/svar/{receipts.code_for(TOKEN)}/"


def read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_first_time_the_code_is_on_top(client: Client, here: str) -> None:
    page = read(client, f"{here}?ny=1")
    assert "Thank you for speaking up" in page
    assert page.index('id="code"') < page.index("What happens now?")


def test_later_the_news_are_on_top_and_the_code_below(client: Client, here: str) -> None:
    page = read(client, here)
    assert "The report waits for the leader" in page
    assert page.index("What happens now?") < page.index('id="code"')


def test_it_is_kept_by_nobody_and_found_by_nobody(client: Client, here: str) -> None:
    answer = client.get(here)
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


def test_the_code_may_be_typed_in_small_letters(client: Client, told: Deviation) -> None:
    typed = receipts.code_for(TOKEN).lower().replace("-", " ")
    answer = client.post("/svar/", {"code": typed})
    assert answer["Location"] == f"/svar/{receipts.code_for(TOKEN)}/"


@pytest.mark.parametrize("typed", ["", "abc", "K7TM-4QXP-9R"])
def test_a_code_that_opens_nothing_is_sent_back(
    client: Client, told: Deviation, typed: str
) -> None:
    answer = client.post("/svar/", {"code": typed})
    assert answer.status_code == 422
    assert typed in answer.content.decode()


def test_an_address_with_a_wrong_code_asks_for_the_right_one(
    client: Client, told: Deviation
) -> None:
    page = read(client, "/svar/AAAA-AAAA-AA/", status=404)
    assert "No report has this code." in page


def test_a_question_waits_on_top_with_a_role_and_no_name(
    cast: Cast, client: Client, told: Deviation, here: str
) -> None:
    verbs.speak(told, text="All of the south side?", by=cast.as_(cast.kari), asks=True)
    page = read(client, here)
    assert page.index("The leader asks you something") < page.index("What happens now?")
    assert "Leader, " in page
    assert "Kari" not in page


def test_notes_among_those_inside_are_not_shown(
    cast: Cast, client: Client, told: Deviation, here: str
) -> None:
    verbs.speak(told, text="Who was it?", by=cast.as_(cast.kari), to_reporter=False)
    assert "Who was it?" not in read(client, here)


def test_an_answer_reaches_the_leader_and_ends_the_question(
    cast: Cast, client: Client, told: Deviation, here: str
) -> None:
    verbs.speak(told, text="All of it?", by=cast.as_(cast.kari), asks=True)
    answer = client.post(f"{here}si-mer/", {"text": "Only by stairs 2."})
    assert answer.status_code == 302
    page = read(client, answer["Location"])
    assert "What you wrote is sent." in page
    assert "The leader asks you something" not in page
    assert "Only by stairs 2." in page
    said = Message.objects.get(text="Only by stairs 2.")
    assert (said.author, said.author_kind, said.author_role) == (None, "code", "reporter")
    assert Message.objects.get(text="All of it?").answered_by == said


def test_more_pictures_can_be_sent(client: Client, told: Deviation, here: str) -> None:
    taken = upload("mer.jpg", making.jpeg())
    answer = client.post(f"{here}si-mer/", {"photos": [taken]})
    assert answer.status_code == 302
    assert "Sent 1 file." in read(client, here)
    kept = Attachment.objects.get()
    assert client.get(f"{here}fil/{kept.pk}/").status_code == 200
    assert client.get(f"{here}fil/{kept.pk}/liten/").status_code == 200


def test_a_picture_is_taken_away_and_put_back(client: Client, told: Deviation, here: str) -> None:
    client.post(f"{here}si-mer/", {"photos": [upload("mer.jpg", making.jpeg())]})
    kept = Attachment.objects.get()
    page = read(client, client.post(f"{here}fil/{kept.pk}/fjern/")["Location"])
    assert "The picture is taken away." in page
    assert f"{here}fil/{kept.pk}/angre/" in page
    assert client.get(f"{here}fil/{kept.pk}/").status_code == 404
    client.post(f"{here}fil/{kept.pk}/angre/")
    assert client.get(f"{here}fil/{kept.pk}/").status_code == 200


def test_a_bad_picture_is_named_and_the_words_go_through(
    client: Client, told: Deviation, here: str
) -> None:
    bad = upload("tegning.svg", b"<svg/>")
    answer = client.post(f"{here}si-mer/", {"text": "See this", "photos": [bad]})
    page = read(client, answer["Location"])
    assert "tegning.svg" in page
    assert "See this" in page


@pytest.mark.parametrize("typed", [{}, {"text": "  "}, {"text": "a" * 10_001}])
def test_an_answer_that_cannot_be_sent_comes_back(
    client: Client, told: Deviation, here: str, typed: dict[str, str]
) -> None:
    answer = client.post(f"{here}si-mer/", typed)
    assert answer.status_code == 422
    assert typed.get("text", "").strip() in answer.content.decode()
    assert not Message.objects.exists()


def test_what_was_said_can_be_corrected(client: Client, told: Deviation, here: str) -> None:
    assert "The rail is loose." in read(client, f"{here}rett/")
    answer = client.post(f"{here}rett/", {"text": "The rail is gone.", "proposal": "A new one"})
    page = read(client, answer["Location"])
    assert "The report is corrected." in page
    assert "The rail is gone." in page
    assert "A new one" in page


def test_it_cannot_be_corrected_to_nothing(client: Client, told: Deviation, here: str) -> None:
    answer = client.post(f"{here}rett/", {"text": "", "proposal": "A new one"})
    assert answer.status_code == 422
    assert "A new one" in answer.content.decode()


def test_it_is_withdrawn_by_a_named_button_and_brought_back(
    client: Client, told: Deviation, here: str
) -> None:
    assert "Withdraw the report" in read(client, here)
    page = read(client, client.post(f"{here}trekk/")["Location"])
    assert "You took the report back" in page
    assert f'action="{here}angre/"' in page
    back = client.post(f"{here}angre/")
    assert "The report stands again." in read(client, back["Location"])
    told.refresh_from_db()
    assert told.state == State.REPORTED


def test_what_is_under_way_cannot_be_withdrawn(
    cast: Cast, client: Client, told: Deviation, here: str
) -> None:
    closed(cast, told)
    assert "Withdraw the report" not in read(client, here)
    assert client.post(f"{here}trekk/").status_code == 409


def test_when_it_is_closed_the_reporter_says_whether_it_helped(
    cast: Cast, client: Client, told: Deviation, here: str
) -> None:
    closed(cast, told)
    page = read(client, here)
    assert "The rail is fastened." in page
    assert "Did it help?" in page
    client.post(f"{here}hjalp/", {"helped": "no", "note": "It is loose again"})
    told.refresh_from_db()
    assert (told.helped, told.helped_note) == (False, "It is loose again")
    page = read(client, here)
    assert "No, it is not better" in page
    assert "«It is loose again»" in page
    assert "Did it help?" not in read(client, here)


def test_yes_or_no_must_be_answered_and_the_words_stay(
    cast: Cast, client: Client, told: Deviation, here: str
) -> None:
    closed(cast, told)
    answer = client.post(f"{here}hjalp/", {"note": "It is loose again"})
    assert answer.status_code == 422
    assert "Answer yes or no." in answer.content.decode()
    assert "It is loose again" in answer.content.decode()


def test_rejected_it_can_be_answered(
    cast: Cast, client: Client, told: Deviation, here: str
) -> None:
    verbs.reject(told, reason="The caretaker does it.", by=cast.as_(cast.kari))
    page = read(client, here)
    assert "The caretaker does it." in page
    assert client.post(f"{here}si-mer/", {"text": "He does not."}).status_code == 302


def test_one_code_opens_one_case_only(
    cast: Cast, client: Client, told: Deviation, here: str
) -> None:
    other = report(cast, "Somebody else's")
    taken = keeping.keep(cleaning.clean(io.BytesIO(making.jpeg()), "annet.jpg"))
    strange = files.attach(other, taken, by=cast.as_(cast.ola))
    assert "Somebody else" not in read(client, here)
    for page in ("", "liten/"):
        assert client.get(f"{here}fil/{strange.pk}/{page}").status_code == 404
    assert client.post(f"{here}fil/{strange.pk}/fjern/").status_code == 404


def wrong_codes(number: int, *, beside: str) -> list[str]:
    """Codes nobody has, in the drawer where this one lies."""
    codes = (receipts.code_for(f"wrong {count}") for count in itertools.count())
    near = (code for code in codes if doors.drawer_of(code) == doors.drawer_of(beside))
    return list(itertools.islice(near, number))


def test_guessing_shuts_one_drawer_and_keeps_nobody_s_address(
    client: Client, told: Deviation, here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WRONG_CODES", limits.Limit("wrong-codes", most=3, seconds=600))
    for code in wrong_codes(3, beside=receipts.code_for(TOKEN)):
        client.get(f"/svar/{code}/")
    answer = client.get(here)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "600"
    assert "you have to wait, too" in answer.content.decode()
    assert client.post("/svar/", {"code": receipts.code_for(TOKEN)}).status_code == 429
    with time_machine.travel(NOW + datetime.timedelta(minutes=11), tick=False):
        assert client.get(here).status_code == 200


def test_a_robot_that_repeats_itself_shuts_out_nobody_else(
    client: Client, told: Deviation, here: str
) -> None:
    other = next(
        code
        for code in (receipts.code_for(f"robot {count}") for count in itertools.count())
        if doors.drawer_of(code) != doors.drawer_of(receipts.code_for(TOKEN))
    )
    answers = [client.get(f"/svar/{other}/").status_code for _ in range(101)]
    assert answers == [404] * 100 + [429]
    assert client.get(here).status_code == 200


def test_what_can_be_no_code_is_not_counted(client: Client, told: Deviation, here: str) -> None:
    assert client.get("/svar/nonsense/").status_code == 404
    assert client.get(f"/svar/Ø{receipts.code_for(TOKEN)}/").status_code == 404
    assert client.post("/svar/", {"code": "nonsense"}).status_code == 422
    assert not Tally.objects.exists()


def test_of_a_wrong_code_only_its_drawer_is_kept(client: Client, db: None) -> None:
    client.get("/svar/AAAA-BBBB-CC/")
    kept = Tally.objects.get()
    assert kept.pk == f"wrong-codes:{doors.drawer_of('AAAA-BBBB-CC')}"
    assert len(kept.moments) == 1


def test_whoever_was_in_the_middle_of_an_answer_is_let_through(
    client: Client, told: Deviation, here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = read(client, here)
    seal = page.split('name="here" value="')[1].split('"')[0]
    monkeypatch.setattr(limits, "WRONG_CODES", limits.Limit("wrong-codes", most=0, seconds=600))
    assert client.post(f"{here}si-mer/", {"text": "Hello", "here": seal}).status_code == 302
    kept = client.post(f"{here}si-mer/", {"text": "Hello again"})
    assert kept.status_code == 429
    assert "Hello again" in kept.content.decode()


def test_right_codes_are_not_counted(
    client: Client, told: Deviation, here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WRONG_CODES", limits.Limit("wrong-codes", most=2, seconds=600))
    assert [client.get(here).status_code for _ in range(4)] == [200] * 4


def test_the_reporter_with_an_account_sees_the_same(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    received(cast, loose_rail)
    page = door.opens(cast.ola, f"/fjordbygg-as/meld/{loose_rail.pk}/")
    assert "The leader has read the report" in page
    assert "What happens now?" in page
    assert "Your code" not in page


def test_the_reporter_with_an_account_answers_corrects_and_withdraws(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    base = f"/fjordbygg-as/meld/{loose_rail.pk}/"
    assert door.sends(cast.ola, f"{base}si-mer/", text="By stairs 2").status_code == 302
    assert Message.objects.get().author == cast.ola
    assert door.sends(cast.ola, f"{base}rett/", text="Gone", proposal="").status_code == 302
    assert door.sends(cast.ola, f"{base}trekk/").status_code == 302
    loose_rail.refresh_from_db()
    assert (loose_rail.state, loose_rail.text) == (State.WITHDRAWN, "Gone")


@pytest.mark.parametrize("name", ["kari", "siri", "mona"])
@pytest.mark.parametrize("page", ["", "rett/", "trekk/"])
def test_it_is_nobody_else_s_receipt(
    cast: Cast, door: Door, loose_rail: Deviation, name: str, page: str
) -> None:
    address = f"/fjordbygg-as/meld/{loose_rail.pk}/{page}"
    assert door.sends(getattr(cast, name), address).status_code in (404, 405)
    if page != "trekk/":
        door.opens(getattr(cast, name), address, status=404)


def test_the_page_costs_a_few_queries(
    cast: Cast,
    client: Client,
    told: Deviation,
    here: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(10):
        verbs.speak(told, text=f"Word {number}", by=cast.as_(cast.kari))
    with django_assert_max_num_queries(12):
        client.get(here)
