"""Pages for what went wrong, the choice of light and dark, the gallery."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from varde.testing.page_checker import CheckedClient
from varde.ui.gallery import EXHIBITS


@pytest.fixture
def breaks() -> CheckedClient:
    """Gets the page a person would get, not the exception."""
    return CheckedClient(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status"),
    [("/nowhere/", 404), ("/old/", 403), ("/often/", 429), ("/closed/", 503), ("/break/", 500)],
)
def test_every_fault_has_a_page_that_says_what_to_do(
    breaks: CheckedClient, address: str, status: int
) -> None:
    response = breaks.get(address)
    assert response.status_code == status
    assert 'href="/"' in response.content.decode()


def test_the_page_for_a_broken_server_needs_no_database(breaks: CheckedClient) -> None:
    # Without the db fixture, the first query would fail this test.
    response = breaks.post("/break/", {"text": "A long story about a rail."})
    assert response.status_code == 500


def test_a_host_we_do_not_know_gets_a_page_too(breaks: CheckedClient, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["varde.example"]
    settings.MIDDLEWARE = ["django.middleware.common.CommonMiddleware", *settings.MIDDLEWARE]
    assert breaks.get("/page/").status_code == 400


def test_while_the_house_is_closed_every_page_says_so_but_health(
    settings: Settings, tmp_path: Path
) -> None:
    sign = tmp_path / "maintenance"
    settings.VARDE_MAINTENANCE = sign
    closing = "varde.ui.middleware.MaintenanceMiddleware"
    settings.MIDDLEWARE = [closing, *settings.MIDDLEWARE]
    assert CheckedClient().get("/page/").status_code == 200
    sign.touch()
    response = CheckedClient().get("/page/")
    assert response.status_code == 503
    assert response["Retry-After"] == "120"
    assert CheckedClient().get("/health").status_code == 404


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_or_dark_is_remembered(client: Client, scheme: str) -> None:
    client.post("/ui/utseende/", {"scheme": scheme})
    assert f'data-color-scheme="{scheme}"' in client.get("/page/").content.decode()


@pytest.mark.parametrize("scheme", ["auto", "pink", ""])
def test_as_the_device_needs_no_cookie(client: Client, scheme: str) -> None:
    client.post("/ui/utseende/", {"scheme": "dark"})
    response = client.post("/ui/utseende/", {"scheme": scheme})
    assert response.cookies["varde_scheme"].value == ""
    assert 'data-color-scheme="auto"' in client.get("/page/").content.decode()


def test_a_cookie_somebody_tampered_with_counts_as_none(client: Client) -> None:
    client.cookies["varde_scheme"] = 'dark" onload="'
    assert 'data-color-scheme="auto"' in client.get("/page/").content.decode()


@pytest.mark.parametrize("name", EXHIBITS)
def test_every_exhibit_is_a_valid_page(client: Client, settings: Settings, name: str) -> None:
    settings.DEBUG = True
    assert client.get(f"/ui/galleri/{name}/").status_code == 200


def test_the_gallery_is_closed_to_the_public(client: Client) -> None:
    assert client.get("/ui/galleri/").status_code == 404
