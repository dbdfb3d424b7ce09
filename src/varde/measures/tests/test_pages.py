"""The pages: who may open which, what stands there, and how many queries it costs."""

import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from varde.measures import rules, verbs
from varde.measures.models import Measure
from varde.measures.tests.conftest import sign_in
from varde.people import verbs as people
from varde.people.models import Member
from varde.testing.cast import Cast

TODAY = datetime.datetime.now(tz=datetime.UTC).date()
IN_A_WEEK = TODAY + datetime.timedelta(days=7)
PLAN = "/fjordbygg-as/tiltak/"


def now(day: datetime.date = TODAY) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(9), datetime.UTC)


def planned(cast: Cast, title: str, due_date: datetime.date = IN_A_WEEK, **more: object) -> Measure:
    by = cast.as_(cast.kari, now=now(min(due_date, TODAY)))
    given: dict[str, object] = {"responsible": cast.ola, "unit": cast.quay} | more
    return verbs.plan(title=title, due_date=due_date, by=by, **given)  # type: ignore[arg-type]


def late(cast: Cast, title: str, **more: object) -> Measure:
    return planned(cast, title, TODAY - datetime.timedelta(days=3), **more)


def read(client: Client, member: Member, url: str) -> str:
    sign_in(client, member)
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def send(client: Client, member: Member, url: str, **typed: object) -> int:
    sign_in(client, member)
    return client.post(url, typed).status_code


def address(measure: Measure, verb: str = "") -> str:
    return f"{PLAN}{measure.pk}/{verb}"


def test_the_plan_begins_with_what_burns(cast: Cast, client: Client) -> None:
    planned(cast, "Neste uke")
    late(cast, "For lenge siden")
    html = read(client, cast.kari, PLAN)
    assert "One measure is overdue" in html
    assert html.index("For lenge siden") < html.index("Neste uke")
    assert "data-late" in html


def test_each_line_says_what_who_where_and_why(cast: Cast, client: Client) -> None:
    planned(cast, "Bestill bolter", purpose="preventive", responsible=cast.tomasz)
    html = read(client, cast.kari, PLAN)
    for word in ("Bestill bolter", "Tomasz", "Havnekvartalet", "Preventive measure"):
        assert word in html


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        ("mine", {"Sen"}),
        ("over-frist", {"Sen"}),
        ("apne", {"Sen", "Annens"}),
        ("gjort", {"Ferdig"}),
        ("alle", {"Sen", "Annens", "Ferdig"}),
        ("finnes-ikke", {"Sen", "Annens"}),
    ],
)
def test_the_views_of_the_plan(cast: Cast, client: Client, view: str, shown: set[str]) -> None:
    late(cast, "Sen")
    planned(cast, "Annens", responsible=cast.tomasz)
    verbs.finish(planned(cast, "Ferdig"), note="", by=cast.as_(cast.ola, now=now()))
    viewer = cast.ola if view == "mine" else cast.kari
    html = read(client, viewer, f"{PLAN}?vis={view}")
    assert {title for title in ("Sen", "Annens", "Ferdig") if title in html} == shown


def test_an_employee_sees_only_their_own_in_every_view(cast: Cast, client: Client) -> None:
    planned(cast, "Min")
    planned(cast, "Hemmelig", responsible=cast.tomasz)
    for view in ("mine", "apne", "alle"):
        html = read(client, cast.ola, f"{PLAN}?vis={view}")
        assert "Min" in html
        assert "Hemmelig" not in html


def test_fifty_at_a_time_and_then_the_rest(cast: Cast, client: Client) -> None:
    for number in range(53):
        planned(cast, f"Nummer {number:02}", TODAY + datetime.timedelta(days=number // 10))
    first = read(client, cast.kari, f"{PLAN}?vis=apne")
    assert "Nummer 49" in first
    assert "Nummer 50" not in first
    start = first.index("etter=")
    following = first[start : first.index('"', start)].replace("&amp;", "&")
    second = read(client, cast.kari, f"{PLAN}?vis=apne&{following}")
    assert [n for n in range(53) if f"Nummer {n:02}" in second] == [50, 51, 52]


@pytest.mark.parametrize("after", ["x", "x~y", "2026-01-01~x", "~~~", "1~2026-13-40~x"])
def test_a_key_nobody_can_read_shows_the_beginning(cast: Cast, client: Client, after: str) -> None:
    planned(cast, "Rydd lageret")
    for view in ("apne", "alle", "gjort"):
        html = read(client, cast.kari, f"{PLAN}?vis={view}&etter={after}")
        assert ("Rydd lageret" in html) == (view != "gjort")


def test_the_printed_plan_has_everything_open(cast: Cast, client: Client) -> None:
    late(cast, "Sen")
    verbs.finish(planned(cast, "Ferdig"), note="", by=cast.as_(cast.ola, now=now()))
    html = read(client, cast.kari, PLAN + "utskrift/")
    assert "Action plan for Fjordbygg AS" in html
    assert "Sen" in html
    assert "Ferdig" not in html


def test_the_leader_plans_on_the_page(cast: Cast, client: Client) -> None:
    read(client, cast.kari, PLAN + "nytt/")
    typed = {
        "title": "Rydd rømningsveien",
        "responsible": cast.tomasz.pk,
        "due_date": f"{IN_A_WEEK:%d.%m.%Y}",
        "unit": cast.quay.pk,
        "purpose": "corrective",
    }
    assert send(client, cast.kari, PLAN + "nytt/", **typed) == 302
    measure = Measure.objects.get()
    assert (measure.responsible, measure.due_date) == (cast.tomasz, IN_A_WEEK)


def test_what_is_missing_is_said_and_what_was_typed_is_kept(cast: Cast, client: Client) -> None:
    sign_in(client, cast.kari)
    response = client.post(PLAN + "nytt/", {"title": "Rydd", "due_date": "31.02.2027"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "That date does not exist" in html
    assert 'value="Rydd"' in html
    assert not Measure.objects.exists()


def test_who_leads_and_represents_nobody_cannot_plan(cast: Cast, client: Client) -> None:
    sign_in(client, cast.ola)
    assert client.get(PLAN + "nytt/").status_code == 403
    assert "New measure" not in read(client, cast.ola, PLAN)


def test_the_responsible_finishes_and_can_undo(cast: Cast, client: Client) -> None:
    measure = planned(cast, "Bestill bolter")
    assert "It is done" in read(client, cast.ola, address(measure))
    assert send(client, cast.ola, address(measure, "gjort/"), note="Hos Jernia") == 302
    html = read(client, cast.ola, address(measure))
    assert "Hos Jernia" in html
    assert "Undo" in html
    assert send(client, cast.ola, address(measure, "angre/")) == 302
    measure.refresh_from_db()
    assert measure.state == rules.OPEN


def test_the_one_who_was_asked_answers_yes_or_no(cast: Cast, client: Client) -> None:
    measure = planned(cast, "Bestill bolter", confirmer=cast.siri)
    verbs.finish(measure, note="", by=cast.as_(cast.ola, now=now()))
    assert "Waits for Siri" in read(client, cast.kari, address(measure))
    assert "Yes, it is done" in read(client, cast.siri, address(measure))
    read(client, cast.siri, address(measure, "send-tilbake/"))
    assert send(client, cast.siri, address(measure, "send-tilbake/"), reason="") == 422
    back = send(client, cast.siri, address(measure, "send-tilbake/"), reason="En mangler")
    assert back == 302
    assert "Sent back: En mangler" in read(client, cast.ola, address(measure))
    verbs.finish(measure, note="", by=cast.as_(cast.ola, now=now()))
    assert send(client, cast.siri, address(measure, "bekreft/")) == 302
    measure.refresh_from_db()
    assert measure.state == rules.CONFIRMED


def test_the_leader_gives_postpones_changes_and_cancels(cast: Cast, client: Client) -> None:
    measure = planned(cast, "Bestill bolter")
    for page in ("gi-videre/", "utsett/", "endre/", "hvem-bekrefter/", "avlys/"):
        assert "Bestill bolter" in read(client, cast.kari, address(measure, page))
    assert (
        send(client, cast.kari, address(measure, "gi-videre/"), responsible=cast.tomasz.pk) == 302
    )
    later = f"{IN_A_WEEK + datetime.timedelta(days=7):%d.%m.%Y}"
    sent = send(client, cast.kari, address(measure, "utsett/"), due_date=later, reason="Delene")
    assert sent == 302
    typed = {"title": "Bestill M12", "purpose": "corrective", "control": "technical"}
    assert send(client, cast.kari, address(measure, "endre/"), **typed) == 302
    asked = send(client, cast.kari, address(measure, "hvem-bekrefter/"), confirmer=cast.siri.pk)
    assert asked == 302
    measure.refresh_from_db()
    assert (measure.responsible, measure.title, measure.control, measure.confirmer) == (
        cast.tomasz,
        "Bestill M12",
        "technical",
        cast.siri,
    )
    assert measure.is_mandatory
    assert send(client, cast.kari, address(measure, "avlys/"), reason="Revet") == 302
    assert "Will not be done: Revet" in read(client, cast.kari, address(measure))
    assert send(client, cast.kari, address(measure, "gjenapne/")) == 302
    measure.refresh_from_db()
    assert measure.state == rules.OPEN


def test_a_refusal_stands_on_the_form_and_keeps_the_words(cast: Cast, client: Client) -> None:
    measure = planned(cast, "Bestill bolter")
    sign_in(client, cast.kari)
    yesterday = f"{TODAY - datetime.timedelta(days=1):%d.%m.%Y}"
    typed = {"due_date": yesterday, "reason": "Glemte det"}
    response = client.post(address(measure, "utsett/"), typed)
    assert response.status_code == 422
    assert "That day has passed" in response.content.decode()
    assert "Glemte det" in response.content.decode()


def test_what_is_over_has_no_pages_of_questions(cast: Cast, client: Client) -> None:
    measure = planned(cast, "Bestill bolter")
    verbs.finish(measure, note="", by=cast.as_(cast.ola, now=now()))
    sign_in(client, cast.kari)
    assert client.get(address(measure, "utsett/")).status_code == 302
    assert client.post(address(measure, "gjort/"), {"note": "Igjen"}).status_code == 422


def test_the_responsible_sees_no_buttons_they_may_not_press(cast: Cast, client: Client) -> None:
    measure = planned(cast, "Bestill bolter")
    html = read(client, cast.ola, address(measure))
    assert "utsett/" not in html
    assert send(client, cast.ola, address(measure, "avlys/"), reason="Orker ikke") == 403


@pytest.mark.parametrize(
    "page",
    ["", "gjort/", "angre/", "bekreft/", "send-tilbake/", "gi-videre/", "utsett/", "avlys/"],
)
def test_mona_and_the_leader_next_door_find_nothing(cast: Cast, client: Client, page: str) -> None:
    measure = planned(cast, "Bestill bolter")
    for member in (cast.mona, cast.per):
        sign_in(client, member)
        assert client.post(address(measure, page)).status_code == 404
        assert client.get(address(measure, page)).status_code in (404, 405)


def test_a_closed_measure_is_in_nobody_elses_plan(cast: Cast, client: Client) -> None:
    by = cast.as_(cast.bjorn)
    group = people.form_group(name="Personalsaker", members=[cast.hanne], by=by)
    measure = planned(cast, "Samtale med to", closed_to=group, handler=cast.kari)
    for url in (PLAN + "?vis=alle", PLAN + "utskrift/"):
        assert "Samtale med to" not in read(client, cast.bjorn, url)
        assert "Samtale med to" in read(client, cast.hanne, url)
    sign_in(client, cast.bjorn)
    assert client.get(address(measure)).status_code == 404
    assert "Personalsaker" in read(client, cast.hanne, address(measure))


def test_the_trail_stands_in_plain_words(cast: Cast, client: Client) -> None:
    measure = planned(cast, "Bestill bolter")
    by = cast.as_(cast.kari, now=now())
    verbs.give(measure, responsible=cast.tomasz, by=by)
    later = IN_A_WEEK + datetime.timedelta(days=7)
    verbs.postpone(measure, due_date=later, reason="Delene kommer sent", by=by)
    verbs.finish(measure, note="Bestilt", by=by)
    html = read(client, cast.kari, address(measure))
    for words in (
        "Kari planned this for Ola",
        "Kari gave it to Tomasz",
        "Kari moved the deadline to",
        "Delene kommer sent",
        "Kari said that it is done",
    ):
        assert words in html


@pytest.mark.parametrize("page", ["?vis=mine", "?vis=alle", "?vis=gjort", "utskrift/"])
def test_a_list_costs_the_same_however_long_it_is(
    cast: Cast, client: Client, page: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    sign_in(client, cast.kari)
    client.get(PLAN + page)
    counts = []
    for many in (1, 12):
        for number in range(many):
            late(cast, f"Nummer {number}", responsible=cast.kari)
            verbs.finish(late(cast, f"Gjort {number}"), note="", by=cast.as_(cast.kari, now=now()))
        with django_assert_max_num_queries(30) as counted:
            client.get(PLAN + page)
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_one_measure_costs_the_same_however_long_its_trail_is(
    cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    measure = planned(cast, "Bestill bolter")
    sign_in(client, cast.kari)
    client.get(address(measure))
    counts = []
    for responsible in (cast.tomasz, cast.siri, cast.ola):
        verbs.give(measure, responsible=responsible, by=cast.as_(cast.kari, now=now()))
        with django_assert_max_num_queries(30) as counted:
            client.get(address(measure))
        counts.append(len(counted))
    assert len(set(counts)) == 1, counts


def test_the_fragment_is_the_same_list(cast: Cast, client: Client) -> None:
    planned(cast, "Bestill bolter")
    sign_in(client, cast.kari)
    html = client.get(PLAN, headers={"HX-Request": "true"}).content.decode()
    assert "Bestill bolter" in html
    assert "<main" not in html


def test_a_day_that_has_passed_is_an_error_at_its_field(cast: Cast, client: Client) -> None:
    bolts = planned(cast, "Bolter")
    sign_in(client, cast.kari)
    yesterday = (TODAY - datetime.timedelta(days=2)).strftime("%d.%m.%Y")
    answer = client.post(address(bolts, "utsett/"), {"due_date": yesterday, "reason": "Vente"})
    assert answer.status_code == 422
    assert '<a href="#id_due_date">' in answer.content.decode()
    assert (
        send(client, cast.kari, address(bolts, "utsett/"), due_date="i morgen", reason="V") == 302
    )


def test_one_may_look_at_the_measures_of_one_unit(cast: Cast, client: Client) -> None:
    planned(cast, "Bolt the rail")
    by = cast.as_(cast.bjorn, now=now())
    verbs.plan(
        title="Sand the floor", responsible=cast.per, due_date=IN_A_WEEK, unit=cast.store, by=by
    )
    page = read(client, cast.bjorn, f"{PLAN}?vis=apne&enhet={cast.quay.pk}")
    assert "Bolt the rail" in page
    assert "Sand the floor" not in page
