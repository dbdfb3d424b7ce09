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


def test_what_was_typed_is_still_there_to_be_copied(
    cast: Cast, poster: Poster, client: Client
) -> None:
    verbs.revoke(poster, by=cast.as_(cast.kari))
    typed = {"text": "The rail is gone <b>here</b>", "spot": "Stairs 2", "proposal": "A new one"}
    page = client.post(f"/m/{poster.code}/", typed).content.decode()
    assert "The rail is gone &lt;b&gt;here&lt;/b&gt;\n\nStairs 2\n\nA new one</p>" in page
    assert '<copy-text class="v-row" data-from="what"' in page
    assert "It is not sent" in page


def test_a_code_that_is_none_loses_no_words_either(client: Client, db: None) -> None:
    answer = client.post("/m/NOSUCH22/", {"text": "The rail is gone"})
    assert answer.status_code == 404
    assert "The rail is gone</p>" in answer.content.decode()


def test_nobody_who_only_looks_is_told_of_words(cast: Cast, poster: Poster, client: Client) -> None:
    verbs.revoke(poster, by=cast.as_(cast.kari))
    assert "What you wrote is here" not in client.get(f"/m/{poster.code}/").content.decode()


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
