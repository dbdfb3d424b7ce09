"""A whole page for a browser, one block for htmx, and the news on either."""

from django.test import Client

from varde.testing.page_checker import check_part

HTMX = {"HX-Request": "true"}


def test_a_browser_gets_the_whole_page(client: Client) -> None:
    response = client.get("/page/")
    assert response.status_code == 200
    assert b"<!doctype html>" in response.content


def test_htmx_gets_only_the_block_that_changes(client: Client) -> None:
    html = client.get("/page/", headers=HTMX).content.decode()
    assert "<html" not in html
    assert "Meny" in html


def test_caches_keep_page_and_part_apart(client: Client) -> None:
    assert "HX-Request" in client.get("/page/")["Vary"]


def test_going_back_in_history_gets_the_whole_page(client: Client) -> None:
    for extra in ({"HX-History-Restore-Request": "true"}, {"HX-Request-Type": "full"}):
        # The checker takes an htmx answer for a part, so look at it without one.
        request = {f"HTTP_{k.upper().replace('-', '_')}": v for k, v in (HTMX | extra).items()}
        response = Client().get("/page/", **request)  # type: ignore[arg-type]
        assert b"<!doctype html>" in response.content


def test_what_happened_is_told_on_the_next_page_with_a_way_back(client: Client) -> None:
    html = client.get("/tell/", follow=True).content.decode()
    assert "The case is closed." in html
    assert 'action="/undo/"' in html
    assert "The case is closed." not in client.get("/page/").content.decode()


def test_what_happened_is_told_beside_a_part_too(client: Client) -> None:
    client.get("/tell/")
    html = client.get("/page/", headers=HTMX).content.decode()
    check_part(html)
    assert 'hx-swap-oob="true"' in html
    assert "The case is closed." in html


def test_every_page_says_its_language_and_offers_a_way_past_the_menu(client: Client) -> None:
    html = client.get("/page/", headers={"Accept-Language": "nn"}).content.decode()
    assert '<html lang="nn"' in html
    assert 'class="ds-skip-link" href="#main"' in html


def test_htmx_brings_no_style_of_its_own(client: Client) -> None:
    assert '"includeIndicatorCSS": false' in client.get("/page/").content.decode()
