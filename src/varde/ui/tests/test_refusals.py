"""When the answer is no: why, what to do next, and nothing typed is lost."""

import pytest
from django.test import Client, RequestFactory

from varde.ui import refusals
from varde.ui.tests.trial_urls import REFUSALS

TYPED = {"text": "The rail is gone at stair 2.", "password": "hunter22", "ok": "yes"}


@pytest.mark.parametrize(
    ("how", "status"), [("refused", 409), ("forbidden", 403), ("busy", 429), ("full", 503)]
)
def test_a_refused_button_gets_a_page_that_says_why(client: Client, how: str, status: int) -> None:
    response = client.post(f"/refuse/{how}/")
    assert response.status_code == status
    assert str(REFUSALS[how]) in response.content.decode()


def test_what_was_typed_is_kept_to_be_copied(client: Client) -> None:
    html = client.post("/refuse/refused/", TYPED).content.decode()
    assert "The rail is gone at stair 2." in html


def test_passwords_are_never_shown_again(client: Client) -> None:
    assert "hunter22" not in client.post("/refuse/refused/", TYPED).content.decode()


def test_htmx_gets_a_part_that_is_read_aloud(client: Client) -> None:
    response = client.post("/refuse/refused/", TYPED, headers={"HX-Request": "true"})
    html = response.content.decode()
    assert response.status_code == 409
    assert '<div class="v-stack" role="alert">' in html
    assert "<h1" not in html


def test_machines_are_told_when_to_come_back(client: Client) -> None:
    assert client.post("/refuse/busy/")["Retry-After"] == "60"


def test_a_telephone_that_sends_by_itself_reads_only_why(client: Client) -> None:
    response = client.post("/refuse/full/", TYPED, headers={"Accept": "application/json"})
    assert (response.status_code, response["Retry-After"]) == (503, "120")
    assert response.json() == {"why": str(REFUSALS["full"])}


def test_other_errors_are_not_taken_for_a_no(client: Client) -> None:
    with pytest.raises(ZeroDivisionError):
        client.get("/break/")


@pytest.mark.parametrize(
    ("came_from", "leads_to"),
    [
        ("http://testserver/cases/1/?a=b", "/cases/1/?a=b"),
        ("http://testserver.evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("http://testserver//evil.example/", "/evil.example/"),
        ("", "/"),
    ],
)
def test_back_leads_only_to_our_own_pages(
    rf: RequestFactory, came_from: str, leads_to: str
) -> None:
    assert refusals.back(rf.get("/", headers={"referer": came_from})) == leads_to


def test_nothing_is_read_again_that_could_not_be_read_the_first_time(rf: RequestFactory) -> None:
    unread = rf.post("/", TYPED)
    html = refusals.page(unread, title="T", why="W", status=500).content.decode()
    assert "The rail" not in html


def test_an_address_only_a_button_sends_to_shows_the_way_to_its_page(client: Client) -> None:
    """A telephone that opens its tabs again asks for the last address."""
    response = client.get("/page/7/talk/?sprak=en")

    assert response.status_code == 405
    assert response["Allow"] == "POST"
    page = response.content.decode()
    assert "There is no page here to open" in page
    assert 'href="/page/"' in page
