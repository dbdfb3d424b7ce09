"""The demo: invented people, real verbs, and a door that leads nowhere else."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from varde.audit import chain
from varde.audit.models import Event
from varde.demo import verbs
from varde.demo.people import BY_SIZE
from varde.demo.stories import BY_SIZE as STORIES
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.organisation.models import Company
from varde.people.models import Member, User
from varde.testing.cast import NOW, Cast


@pytest.fixture
def salon(db: None) -> Company:
    return verbs.open_demo(size=3, now=NOW)


@pytest.mark.parametrize("size", [3, 30])
@pytest.mark.django_db
def test_everybody_is_there_and_every_story_is_told(size: int) -> None:
    company = verbs.open_demo(size=size, now=NOW)

    assert Member.objects.filter(company=company).count() == size == len(BY_SIZE[size].people)
    assert Deviation.objects.filter(company=company).count() == len(STORIES[size])
    assert chain.first_break(Event.objects.filter(company_id=company.pk).order_by("number")) is None


@pytest.mark.django_db
def test_the_big_one_shows_every_state_a_case_can_be_in() -> None:
    company = verbs.open_demo(size=30, now=NOW)

    states = set(Deviation.objects.filter(company=company).values_list("state", flat=True))
    assert states == set(State) - {State.MERGED, State.WITHDRAWN}
    assert Deviation.objects.published().count() >= 3
    assert not Deviation.objects.open().filter(handler=None).exists()


def test_also_the_small_one_has_something_to_learn_from(salon: Company, client: Client) -> None:
    user = User.objects.get(memberships__company=salon, memberships__name="Jenny Olsen")
    client.force_login(user)
    assert "Heng føneren i kroken" in client.get(f"/{salon.slug}/").content.decode()


def test_nothing_happens_after_now(salon: Company) -> None:
    assert not Event.objects.filter(company_id=salon.pk, at__gt=NOW).exists()


def test_asking_again_gives_the_same_one(salon: Company) -> None:
    assert verbs.open_demo(size=3, now=NOW) == salon


def test_one_can_be_anybody_in_a_demo(salon: Company, client: Client) -> None:
    marit = Member.objects.get(company=salon, name="Marit Lillevik")

    assert "Marit Lillevik" in client.get(f"/start/demo/{salon.slug}/").content.decode()
    response = client.post(f"/start/demo/{salon.slug}/som/", {"member": str(marit.pk)})
    assert response["Location"] == f"/{salon.slug}/"
    assert client.get(f"/{salon.slug}/").status_code == 200


def test_nobody_of_a_real_undertaking_can_be_tried(cast: Cast, client: Client) -> None:
    response = client.post("/start/demo/fjordbygg-as/som/", {"member": str(cast.kari.pk)})

    assert response.status_code == 404
    assert "_auth_user_id" not in client.session


def test_the_door_opens_on_the_first_page(client: Client, db: None) -> None:
    page = client.get("/").content.decode()
    assert "/start/demo/" in page
    assert client.post("/start/demo/", {"size": "3"})["Location"].startswith("/start/demo/lillevik")


@pytest.mark.parametrize("address", ["/start/demo/", "/start/demo/lillevik-frisor/"])
def test_a_shut_door_is_not_there(
    salon: Company, client: Client, settings: Settings, address: str
) -> None:
    settings.VARDE_DEMO = False
    assert client.get(address).status_code == 404
    assert "/start/demo/" not in client.get("/").content.decode()


@pytest.mark.parametrize("size", ["4", "", "tre"])
def test_a_size_that_is_not_made_is_not_found(client: Client, db: None, size: str) -> None:
    assert client.post("/start/demo/", {"size": size}).status_code == 404
