"""Starting an undertaking: the first door."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from varde.organisation.models import Company
from varde.people.models import Member, User
from varde.steps.roles import TOP_MANAGER
from varde.testing.cast import Cast

TYPED = {
    "organisation_number": "974 760 673",
    "name": "Lillevik Snekkeri",
    "industry_code": "43.320",
    "person": "Marit Lillevik",
    "email": "Marit@Lillevik.example",
    "password": "fjell fjord foss",
}


@pytest.mark.django_db
def test_the_founder_is_top_manager_and_inside(client: Client) -> None:
    response = client.post("/start/", TYPED)

    member = Member.objects.get(name="Marit Lillevik")
    assert response["Location"] == "/lillevik-snekkeri/"
    assert member.company.organisation_number == "974760673"
    assert [(one.role, one.unit.depth) for one in member.appointments.all()] == [(TOP_MANAGER, 1)]
    assert User.objects.get().email == "marit@lillevik.example"
    assert User.objects.get().password.startswith("argon2")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("organisation_number", "974760674", "organisation_number"),
        ("organisation_number", "12345", "organisation_number"),
        ("industry_code", "bygg", "industry_code"),
        ("password", "kort", "password"),
        ("password", "1234567890", "password"),
        ("email", "marit", "email"),
        ("name", "", "name"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_rest_is_kept(
    client: Client, field: str, value: str, says: str
) -> None:
    response = client.post("/start/", TYPED | {field: value})

    assert response.status_code == 422
    assert f'id="id_{says}_error"' in response.content.decode()
    assert "Marit Lillevik" in response.content.decode()
    assert not Company.objects.exists()


@pytest.mark.django_db
def test_the_door_closes_behind_the_first(client: Client, cast: Cast) -> None:
    page = client.get("/start/?sprak=en")
    assert page.status_code == 403
    assert "Varde is in use here already" in page.content.decode()
    assert 'href="/konto/logg-inn/"' in page.content.decode()
    assert client.post("/start/", TYPED).status_code == 403
    assert not Company.objects.filter(name=TYPED["name"]).exists()


@pytest.mark.django_db
def test_the_first_page_shows_the_way_in_before_and_after_the_first(client: Client) -> None:
    for _moment in ("before", "after"):
        page = client.get("/").content.decode()
        assert 'href="/konto/logg-inn/"' in page
        assert 'href="/svar/"' in page
        client.post("/start/", TYPED)
        client.logout()


@pytest.mark.django_db
def test_it_can_be_kept_open(client: Client, cast: Cast, settings: Settings) -> None:
    settings.VARDE_FOUNDING = "open"
    assert client.post("/start/", TYPED).status_code == 302


@pytest.mark.django_db
def test_two_undertakings_of_one_name_get_each_their_address(
    client: Client, settings: Settings
) -> None:
    settings.VARDE_FOUNDING = "open"
    client.post("/start/", TYPED)
    client.post("/start/", TYPED | {"email": "other@lillevik.example"})

    slugs = set(Company.objects.values_list("slug", flat=True))
    assert slugs == {"lillevik-snekkeri", "lillevik-snekkeri-2"}


@pytest.mark.django_db
def test_what_is_no_email_is_said_in_our_words(client: Client) -> None:
    page = client.post("/start/?sprak=en", TYPED | {"email": "marit"}).content.decode()
    assert "That is no e-mail address." in page
