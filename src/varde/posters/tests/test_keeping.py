"""The undertaking's own pages about its posters."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from varde.organisation import verbs as organisation
from varde.people.models import Member
from varde.posters import verbs
from varde.posters.models import Poster
from varde.testing.cast import Cast

HOME = "/fjordbygg-as/plakater/"
Enters = Callable[[Member], None]


def test_everybody_who_works_there_finds_them(
    cast: Cast, poster: Poster, client: Client, enter: Enters
) -> None:
    enter(cast.ola)
    page = client.get(HOME).content.decode()
    assert "Stillas B, Havnekvartalet" in page
    assert poster.code in page
    assert f"{HOME}ny/" not in page


def test_before_the_first_one_there_is_a_warm_word(
    cast: Cast, client: Client, enter: Enters
) -> None:
    enter(cast.kari)
    page = client.get(HOME).content.decode()
    assert "No posters yet" in page
    assert f"{HOME}ny/" in page


@pytest.mark.parametrize(
    "path", ["", "ny/", "{pk}/", "{pk}/pdf/", "{pk}/ta-ned/", "{pk}/heng-opp/"]
)
def test_mona_of_another_undertaking_finds_nothing(
    cast: Cast, poster: Poster, client: Client, enter: Enters, path: str
) -> None:
    enter(cast.mona)
    address = HOME + path.format(pk=poster.pk)
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_kari_hangs_one_up_where_she_leads(cast: Cast, client: Client, enter: Enters) -> None:
    enter(cast.kari)
    form = client.get(f"{HOME}ny/").content.decode()
    assert f'value="organisation.unit:{cast.quay.pk}" selected' in form
    answer = client.post(
        f"{HOME}ny/",
        {
            "place": f"organisation.workplace:{cast.scaffold.pk}",
            "thing": "Circular saw",
            "languages": ["nb", "pl"],
        },
    )
    made = Poster.objects.get()
    assert answer["Location"] == f"{HOME}{made.pk}/"
    assert (made.unit, made.workplace, made.thing) == (cast.quay, cast.scaffold, "Circular saw")
    assert made.languages == ["nb", "pl"]


def test_a_poster_without_a_language_is_sent_back_with_the_rest(
    cast: Cast, client: Client, enter: Enters
) -> None:
    enter(cast.kari)
    place = f"organisation.unit:{cast.quay.pk}"
    answer = client.post(f"{HOME}ny/", {"place": place, "thing": "Circular saw"})
    assert answer.status_code == 422
    assert "Choose at least one language." in answer.content.decode()
    assert 'value="Circular saw"' in answer.content.decode()


@pytest.mark.parametrize(
    "stray", ["", "organisation.unit:nonsense", "people.member:{ola}", "{elsewhere}"]
)
def test_a_place_that_is_none_of_ours_is_refused(
    cast: Cast, client: Client, enter: Enters, stray: str
) -> None:
    enter(cast.kari)
    place = stray.format(ola=cast.ola.pk, elsewhere=f"organisation.unit:{cast.mona.unit_id}")
    answer = client.post(f"{HOME}ny/", {"place": place, "languages": ["nb"]})
    assert answer.status_code == 422
    assert not Poster.objects.exists()


def test_those_without_the_role_are_told_whom_to_ask(
    cast: Cast, client: Client, enter: Enters
) -> None:
    enter(cast.ola)
    answer = client.get(f"{HOME}ny/")
    assert answer.status_code == 403
    assert "safety representative" in answer.content.decode()


def test_in_a_large_undertaking_a_place_is_looked_for(
    cast: Cast, client: Client, enter: Enters
) -> None:
    by = cast.as_(cast.bjorn)
    for number in range(31):
        organisation.open_unit(name=f"Site {number}", parent=cast.sites, by=by)
    enter(cast.bjorn)
    assert 'name="looking_for"' in client.get(f"{HOME}ny/").content.decode()
    typed = {"looking_for": "stillas", "find": "1", "thing": "Saw", "languages": ["nb"]}
    page = client.post(f"{HOME}ny/", typed).content.decode()
    assert f'value="organisation.workplace:{cast.scaffold.pk}" selected' in page
    assert 'value="Saw"' in page
    assert not Poster.objects.exists()


def test_the_poster_s_own_page_shows_how_it_looks(
    cast: Cast, poster: Poster, client: Client, enter: Enters
) -> None:
    enter(cast.kari)
    page = client.get(f"{HOME}{poster.pk}/").content.decode()
    assert f"testserver/m/{poster.code}" in page
    assert 'class="v-sheet" role="img"' in page
    assert "The leader for Havnekvartalet" in page


def test_the_address_people_know_is_the_one_on_the_poster(
    cast: Cast, poster: Poster, client: Client, enter: Enters, settings: object
) -> None:
    settings.SITE_ADDRESS = "https://hms.fjordbygg.example"  # type: ignore[attr-defined]
    enter(cast.kari)
    page = client.get(f"{HOME}{poster.pk}/").content.decode()
    assert f"hms.fjordbygg.example/m/{poster.code}" in page


def test_the_list_costs_the_same_whatever_its_length(
    cast: Cast,
    poster: Poster,
    client: Client,
    enter: Enters,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(20):
        verbs.hang_up(unit=cast.store, languages=["nb"], by=cast.as_(cast.per))
    enter(cast.ola)
    with django_assert_max_num_queries(17):
        client.get(HOME)


def test_one_may_look_at_those_of_one_unit(
    cast: Cast, poster: Poster, client: Client, enter: Enters
) -> None:
    other = verbs.hang_up(unit=cast.store, languages=["nb"], by=cast.as_(cast.per))
    enter(cast.ola)
    page = client.get(HOME, {"enhet": str(cast.quay.pk)}).content.decode()
    assert poster.code in page
    assert other.code not in page
