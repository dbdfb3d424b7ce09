"""The page a poster opens: from what somebody sees to a case with the leader."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from varde.deviations.models import Deviation
from varde.deviations.words import Kind, Source
from varde.organisation import verbs as organisation
from varde.posters.models import Poster
from varde.posters.tests.conftest import Sends, token_on
from varde.testing.cast import NOW, Cast


def test_one_sentence_is_enough(cast: Cast, send: Sends) -> None:
    answer = send(text="The rail is gone on the third floor.")
    case = Deviation.objects.get()
    assert answer.status_code == 302
    assert answer["Location"].startswith("/svar/")
    assert (case.unit, case.workplace, case.handler) == (cast.quay, cast.scaffold, cast.kari)
    assert (case.source, case.reporter, case.title) == (
        Source.POSTER,
        None,
        "The rail is gone on the third floor",
    )


def test_the_receipt_shows_the_code_first(client: Client, send: Sends) -> None:
    where = send(text="The rail is gone.")["Location"]
    page = client.get(where).content.decode()
    code = where.split("/")[2]
    assert page.index(code) < page.index("What happens now?")
    assert "The leader for Havnekvartalet has it." in page


def test_danger_and_injury_are_two_answers(send: Sends) -> None:
    send(text="The rail is gone.", is_dangerous_now="yes", anyone_hurt="no")
    case = Deviation.objects.get()
    assert case.is_dangerous_now is True
    assert case.anyone_hurt is False
    assert case.due_date == timezone.localdate()


def test_unanswered_stays_unanswered(send: Sends) -> None:
    send(text="The rail is gone.")
    case = Deviation.objects.get()
    assert case.is_dangerous_now is None
    assert case.anyone_hurt is None


def test_what_to_do_first_is_on_the_page_before_anything_is_sent(
    client: Client, address: str
) -> None:
    page = client.get(address).content.decode()
    danger = page.index('data-if="danger"')
    injury = page.index('data-if="injury"')
    assert danger < injury < page.index('type="submit"')
    for number in ("tel:113", "tel:110", "tel:112", "tel:02800", "tel:73199700"):
        assert number in page[danger : page.index('type="submit"')]
    assert "press 3" in page


def test_the_worst_has_its_telephones_before_any_form(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    worst = page.index("Serious injury or death? Call first")
    before = page[worst : page.index("<form")]
    for number in ("tel:113", "tel:02800", "tel:73199700"):
        assert number in before
    assert "§ 5-2" in before


def test_help_to_understand_what_an_avvik_is_stands_before_the_form(
    client: Client, address: str
) -> None:
    page = client.get(address).content.decode()
    four = (Kind.ROUTINE, Kind.EQUIPMENT, Kind.INFORMATION, Kind.FAULT)
    explained = page[page.index("Is this a deviation?") : page.index("<form")]
    assert all(str(kind.label) in explained for kind in four)
    assert "In this order:" in explained
    assert 'href="#whistle"' in explained


def test_what_is_rather_whistleblowing_stands_last(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    last = page[page.index('id="whistle"') :]
    assert "whistleblowing" in last
    assert "no closed channel" in last


def test_everything_else_may_be_added(cast: Cast, send: Sends) -> None:
    send(
        text="The saw has no guard.",
        place=f"organisation.unit:{cast.store.pk}",
        spot="By the gate",
        happened_at="2026-11-20T07:30",
        discovered_at="2026-11-20T08:00",
        kind=Kind.EQUIPMENT,
        immediate="Pulled the plug",
        proposal="Order a new one",
        on_behalf_of="An apprentice",
        reporter_name="Gro",
        reporter_contact="900 00 000",
    )
    case = Deviation.objects.get()
    assert (case.unit, case.workplace, case.spot) == (cast.store, None, "By the gate")
    assert case.handler == cast.per
    assert case.happened_at == datetime.datetime(2026, 11, 20, 6, 30, tzinfo=datetime.UTC)
    assert case.discovered_at - case.happened_at == datetime.timedelta(minutes=30)
    assert (case.kind, case.immediate, case.proposal) == (
        Kind.EQUIPMENT,
        "Pulled the plug",
        "Order a new one",
    )
    assert (case.on_behalf_of, case.reporter_name) == ("An apprentice", "Gro")
    assert case.reporter_contact == "900 00 000"


def test_all_eight_kinds_can_be_chosen_and_none_must(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert all(f'value="{kind}"' in page for kind in Kind.values)
    assert '<option value="" selected>' in page


def test_the_machine_on_the_poster_is_the_spot(cast: Cast, poster: Poster, client: Client) -> None:
    Poster.objects.update(thing="Circular saw")
    page = client.get(f"/m/{poster.code}/").content.decode()
    assert "Circular saw, Stillas B, Havnekvartalet" in page
    assert re.search(r'name="spot" value="Circular saw"', page)


def test_times_are_guessed(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    now = timezone.localtime().strftime("%Y-%m-%dT%H")
    assert len(re.findall(rf'name="(?:happened|discovered)_at" value="{now}', page)) == 2


def test_a_guess_gives_way_to_what_was_typed(client: Client, address: str) -> None:
    page = client.get(address)
    guess = re.findall(r'name="happened_at" value="([^"]+)"', page.content.decode())[0]
    client.post(
        address,
        {
            "token": token_on(page),
            "text": "It smells of gas",
            "kind": "near_miss",
            "happened_at": guess,
            "discovered_at": "2026-11-20T08:00",
        },
    )
    case = Deviation.objects.get()
    assert case.happened_at == case.discovered_at
    assert case.discovered_at.day == 20


def _sent_untouched(client: Client, address: str, **typed: str) -> Deviation:
    """Sent as a browser does: with both times as they were guessed."""
    page = client.get(address)
    guess = re.findall(r'name="happened_at" value="([^"]+)"', page.content.decode())[0]
    times = {"happened_at": guess, "discovered_at": guess}
    client.post(address, {"token": token_on(page), **times, **typed})
    return Deviation.objects.get()


@pytest.mark.parametrize("kind", ["", "equipment", "fault", "improvement"])
def test_a_guard_that_is_missing_has_not_happened_at_any_moment(
    monday: None, client: Client, address: str, kind: str
) -> None:
    case = _sent_untouched(client, address, text="The saw has no guard.", kind=kind)
    assert (case.happened_at, case.discovered_at) == (None, NOW)


@pytest.mark.parametrize(
    "event", [{"kind": "near_miss"}, {"kind": "accident"}, {"anyone_hurt": "yes"}]
)
def test_what_is_an_event_happened_when_we_guessed(
    monday: None, client: Client, address: str, event: dict[str, str]
) -> None:
    case = _sent_untouched(client, address, text="He fell.", **event)
    assert (case.happened_at, case.discovered_at) == (NOW, NOW)


def test_when_it_happened_is_kept_for_whatever_they_say_it_is(
    monday: None, client: Client, address: str
) -> None:
    case = _sent_untouched(client, address, text="No guard.", happened_at="2026-11-20T08:00")
    assert case.happened_at
    assert case.happened_at.day == 20


def test_only_names_of_open_places_are_shown(cast: Cast, client: Client, address: str) -> None:
    organisation.close_unit(cast.store, by=cast.as_(cast.bjorn))
    page = client.get(address).content.decode()
    assert "Byggeplasser" in page
    assert "Lageret" not in page
    for secret in ("Kari", "Ola", "fjordbygg-as.example", cast.company.organisation_number):
        assert secret not in page


def test_a_poster_in_a_closed_unit_still_takes_reports(cast: Cast, send: Sends) -> None:
    organisation.close_workplace(cast.scaffold, by=cast.as_(cast.bjorn))
    organisation.close_unit(cast.quay, by=cast.as_(cast.bjorn))
    assert send(text="The rail is gone.").status_code == 302
    assert Deviation.objects.get().unit == cast.quay


def test_a_place_of_another_undertaking_is_no_choice(cast: Cast, send: Sends) -> None:
    answer = send(text="Hello", place=f"organisation.unit:{cast.mona.unit_id}")
    assert answer.status_code == 422
    assert not Deviation.objects.exists()


def test_looking_for_a_place_keeps_what_was_typed(cast: Cast, send: Sends) -> None:
    by = cast.as_(cast.bjorn)
    for number in range(31):
        organisation.open_unit(name=f"Site {number}", parent=cast.sites, by=by)
    page = send(
        text="The rail is gone.", is_dangerous_now="yes", looking_for="lager", find="1"
    ).content.decode()
    assert not Deviation.objects.exists()
    assert "The rail is gone." in page
    assert re.search(r'value="yes" checked data-shows="danger"', page)
    assert f'value="organisation.unit:{cast.store.pk}" selected' in page


def test_enter_in_the_search_looks_and_does_not_send(cast: Cast, send: Sends) -> None:
    page = send(text="The rail is gone.", looking_for="nowhere", looked_for="").content.decode()
    assert "No place is called «nowhere»." in page
    assert not Deviation.objects.exists()


def test_the_place_that_was_found_is_sent(cast: Cast, send: Sends) -> None:
    send(
        text="The rail is gone.",
        looking_for="lager",
        looked_for="lager",
        place=f"organisation.unit:{cast.store.pk}",
    )
    assert Deviation.objects.get().unit == cast.store


@pytest.mark.parametrize(("language", "words"), [("nb", "nb"), ("pl", "pl"), ("nn", "nn")])
def test_the_language_follows_all_the_way(
    client: Client, address: str, language: str, words: str
) -> None:
    page = client.get(f"{address}?sprak={language}")
    assert f'<html lang="{language}"' in page.content.decode()
    assert f'action="{address}?sprak={language}"' in page.content.decode()
    sent = client.post(f"{address}?sprak={language}", {"token": token_on(page), "text": "Hei"})
    assert f"sprak={language}" in sent["Location"]
    assert f'<html lang="{language}"' in client.get(sent["Location"]).content.decode()
    assert Deviation.objects.get().language == words


def test_an_unknown_code_says_where_else_to_report(db: None, client: Client) -> None:
    answer = client.get("/m/NOSUCH22/")
    assert answer.status_code == 404
    assert "We do not know this code" in answer.content.decode()
    assert "safety representative" in answer.content.decode()


def test_a_code_typed_off_the_wall_in_small_letters_works(poster: Poster, client: Client) -> None:
    assert client.get(f"/m/{poster.code.lower()}/").status_code == 200


def test_no_search_engine_and_no_other_site_gets_to_know(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "no-referrer"


def test_opening_and_sending_cost_a_few_queries(
    client: Client,
    address: str,
    send: Sends,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(4):
        token = token_on(client.get(address))
    with django_assert_max_num_queries(32):
        send(text="The rail is gone.", token=token)


def test_no_cookie_is_needed_to_send(poster: Poster, address: str) -> None:
    """A browser that keeps no cookies, before a server that looks for forgery everywhere."""
    browser = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    token = token_on(browser.get(address))
    sent = browser.post(address, {"token": token, "text": "The rail is gone."})
    receipt = sent["Location"].split("?")[0]
    assert sent.status_code == 302
    assert browser.post(f"{receipt}si-mer/", {"text": "By stairs 2"}).status_code == 302
    assert browser.post(f"{receipt}trekk/").status_code == 302
    assert not browser.cookies
