"""Taking a poster down, and the way back."""

from collections.abc import Callable

import pytest
from django.test import Client

from varde.foundation.refusals import Forbidden, Refused
from varde.people.models import Member
from varde.posters import verbs
from varde.posters.models import Poster
from varde.testing.cast import Cast

Enters = Callable[[Member], None]


def test_its_code_opens_nothing_any_more(cast: Cast, poster: Poster, client: Client) -> None:
    verbs.revoke(poster, by=cast.as_(cast.siri))
    page = client.get(f"/m/{poster.code}/")
    assert page.status_code == 410
    assert "This poster is taken down" in page.content.decode()
    assert "Stillas B" in page.content.decode()
    assert "tel:113" in page.content.decode()


def test_nothing_is_taken_in_through_it(cast: Cast, poster: Poster, client: Client) -> None:
    verbs.revoke(poster, by=cast.as_(cast.kari))
    assert client.post(f"/m/{poster.code}/", {"text": "The rail is gone"}).status_code == 410


def test_those_who_work_there_cannot_take_it_down(cast: Cast, poster: Poster) -> None:
    with pytest.raises(Forbidden):
        verbs.revoke(poster, by=cast.as_(cast.ola))


def test_it_is_taken_down_once(cast: Cast, poster: Poster) -> None:
    verbs.revoke(poster, by=cast.as_(cast.kari))
    with pytest.raises(Refused, match="already"):
        verbs.revoke(poster, by=cast.as_(cast.kari))


def test_the_same_paper_works_again(cast: Cast, poster: Poster, client: Client) -> None:
    verbs.revoke(poster, by=cast.as_(cast.kari))
    verbs.restore(poster, by=cast.as_(cast.kari))
    assert client.get(f"/m/{poster.code}/").status_code == 200


def test_the_page_offers_to_undo_it(
    cast: Cast, poster: Poster, client: Client, enter: Enters
) -> None:
    enter(cast.kari)
    base = f"/fjordbygg-as/plakater/{poster.pk}/"
    page = client.post(f"{base}ta-ned/", follow=True).content.decode()
    assert f'action="{base}heng-opp/"' in page
    client.post(f"{base}heng-opp/")
    poster.refresh_from_db()
    assert poster.is_active


def test_a_button_that_is_not_yours_says_so(
    cast: Cast, poster: Poster, client: Client, enter: Enters
) -> None:
    enter(cast.ola)
    base = f"/fjordbygg-as/plakater/{poster.pk}/"
    assert "ta-ned" not in client.get(base).content.decode()
    assert client.post(f"{base}ta-ned/").status_code == 403
