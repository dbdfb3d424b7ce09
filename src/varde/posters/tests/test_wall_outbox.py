"""A stranger's telephone at a poster: what it kept comes in once, and the flood is held back."""

import uuid
from typing import Any

import pytest
from django.test import Client

from varde.deviations.models import Deviation
from varde.files.models import Attachment
from varde.files.tests import making
from varde.posters import verbs
from varde.posters.models import Poster
from varde.posters.tests.conftest import photo
from varde.reporting import limits
from varde.testing.cast import NOW, Cast

NAME = str(uuid.UUID(int=7))


@pytest.fixture
def told(client: Client, monday: None, address: str) -> dict[str, Any]:
    """All a telephone says of a report."""
    token = client.get(f"{address}utboks/").json()["token"]
    return {"id": NAME, "shown_at": 0, "token": token, "text": "The rail is gone."}


def test_it_comes_in_once_and_the_code_is_the_same(
    client: Client, address: str, told: dict[str, Any]
) -> None:
    codes = {client.post(f"{address}utboks/", told).json()["code"] for _ in range(3)}
    assert len(codes) == 1
    assert Deviation.objects.count() == 1
    assert client.get(f"/svar/{codes.pop()}/").status_code == 200
    assert not client.cookies


def test_a_picture_comes_after_it_also_when_the_poster_is_taken_down_meanwhile(
    client: Client, address: str, told: dict[str, Any], cast: Cast, poster: Poster
) -> None:
    client.post(f"{address}utboks/", told)
    verbs.revoke(poster, by=cast.as_(cast.kari))
    sent = {"id": NAME, "key": NAME, "photo": photo(making.jpeg())}
    for _ in range(2):
        assert client.post(f"{address}utboks/bilde/", sent).status_code == 200
        sent["photo"] = photo(making.jpeg())
    assert Attachment.objects.get().added_by is None


def test_of_a_poster_taken_down_it_says_so(
    client: Client, address: str, told: dict[str, Any], cast: Cast, poster: Poster
) -> None:
    verbs.revoke(poster, by=cast.as_(cast.kari))
    for answer in (client.get(f"{address}utboks/"), client.post(f"{address}utboks/", told)):
        assert answer.status_code == 410
        assert answer.json()["why"] == "This poster is taken down"


def test_of_many_at_once_some_are_kept_waiting(
    client: Client, address: str, told: dict[str, Any], poster: Poster
) -> None:
    for _ in range(limits.REPORTS.most):
        assert limits.REPORTS.take(str(poster.pk), now=NOW)
    answer = client.post(f"{address}utboks/", told)
    assert (answer.status_code, answer["Retry-After"]) == (429, "600")
    assert "Many reports" in answer.json()["why"]


def test_an_unknown_code_opens_nothing(client: Client, cast: Cast) -> None:
    assert client.get("/m/ABCD2345/utboks/").status_code == 404
    assert client.post("/m/ABCD2345/utboks/bilde/").status_code == 404


@pytest.mark.parametrize(("cookie", "keeps"), [({}, "wall"), ({"varde_tablet": "1"}, "nobody")])
def test_a_tablet_many_share_is_told_to_keep_nothing(
    client: Client, address: str, cookie: dict[str, str], keeps: str
) -> None:
    client.cookies.load(cookie)
    page = client.get(address)
    assert page["Varde-Keep"] == keeps
    assert (b"keep-report" in page.content) == (keeps == "wall")


def test_what_is_refused_is_not_kept(client: Client, address: str) -> None:
    assert "Varde-Keep" not in client.post(address, {"text": ""})
    assert "Varde-Keep" not in client.get("/m/ABCD2345/")
