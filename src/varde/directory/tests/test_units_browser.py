"""Units in a real browser: usable by all, unfolded by hand, and whole without script."""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from varde.organisation import verbs as organisation
from varde.organisation.models import Unit
from varde.testing.browser import Opens, assert_accessible, assert_usable_everywhere
from varde.testing.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = "/fjordbygg-as/enheter/"


@pytest.fixture
def large(cast: Cast) -> Cast:
    """Seventy schools; the first has fifty-five classes."""
    by = cast.as_(cast.bjorn)
    for number in range(70):
        organisation.open_unit(name=f"Skole {number:02}", parent=cast.top, by=by)
    first = Unit.objects.get(name="Skole 00")
    for number in range(55):
        organisation.open_unit(name=f"Klasse {number:02}", parent=first, by=by)
    return cast


@pytest.fixture
def tree(large: Cast, live_page: Opens) -> Page:
    return live_page(HOME, user=large.bjorn.user)


def test_the_small_tree_is_usable_by_all(cast: Cast, live_page: Opens) -> None:
    assert_usable_everywhere(live_page(HOME, user=cast.bjorn.user))


def test_the_page_of_a_unit_is_usable_by_all(cast: Cast, live_page: Opens) -> None:
    assert_usable_everywhere(live_page(f"{HOME}{cast.quay.pk}/", user=cast.bjorn.user))


@pytest.mark.parametrize("way", ["ny/", "flytt/", "lukk/", "nytt-arbeidssted/"])
def test_the_forms_are_usable_by_all(cast: Cast, live_page: Opens, way: str) -> None:
    assert_usable_everywhere(live_page(f"{HOME}{cast.quay.pk}/{way}", user=cast.bjorn.user))


def test_a_workplace_is_usable_by_all(cast: Cast, live_page: Opens) -> None:
    page = live_page(f"{HOME}arbeidssted/{cast.scaffold.pk}/", user=cast.bjorn.user)
    assert_usable_everywhere(page)


@pytest.mark.opens(
    "directory/units/read_in.html",
    "directory/units/import.html",
    "directory/units/import_over.html",
)
def test_a_table_is_looked_at_and_taken_in(cast: Cast, live_page: Opens) -> None:
    page = live_page(f"{HOME}les-inn/", user=cast.bjorn.user)
    assert_usable_everywhere(page)
    table = "Nr;Navn;Overordnet\n10;Oppvekst;\n11;Skolen;10\n11;Skolen;99\n"
    for content in (table, table.replace("11;Skolen;99\n", "")):
        page.goto(page.url.split("les-inn/")[0] + "les-inn/")
        file: FilePayload = {
            "name": "enheter.csv",
            "mimeType": "text/csv",
            "buffer": content.encode(),
        }
        page.set_input_files("input[type=file]", files=[file])
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_selector("#columns")
        assert_usable_everywhere(page)
    page.locator("button[name=take_in]").click()
    page.wait_for_selector("main a[data-variant=primary]")
    assert_usable_everywhere(page)
    assert Unit.objects.get(number="11").name == "Skolen"


def test_a_level_unfolds_by_keyboard_and_once(tree: Page) -> None:
    asked: list[str] = []
    tree.on("request", lambda request: asked.append(request.url))
    summary = tree.locator("summary", has_text="Skole 00")
    summary.focus()
    tree.keyboard.press("Enter")
    expect(tree.get_by_role("link", name="Klasse 00")).to_be_visible()
    assert_accessible(tree)
    tree.keyboard.press("Enter")
    expect(tree.get_by_role("link", name="Klasse 00")).to_be_hidden()
    tree.keyboard.press("Enter")
    expect(tree.get_by_role("link", name="Klasse 00")).to_be_visible()
    assert len([url for url in asked if "/under/" in url]) == 1


def test_the_next_fifty_come_where_the_first_stand(tree: Page) -> None:
    tree.locator("summary", has_text="Skole 00").click()
    expect(tree.get_by_role("link", name="Klasse 49")).to_be_visible()
    tree.locator("details .ds-button").click()
    expect(tree.get_by_role("link", name="Klasse 54")).to_be_visible()
    expect(tree.get_by_role("link", name="Klasse 50")).to_be_focused()
    assert tree.get_by_role("link", name="Klasse 00").count() == 1
    assert_accessible(tree)


def test_without_script_the_page_of_the_unit_shows_the_level(large: Cast, live_page: Opens) -> None:
    tree = live_page(HOME, user=large.ola.user)
    tree.route("**/*.js", lambda route: route.abort())
    tree.reload()
    tree.locator("summary", has_text="Skole 00").click()
    tree.locator("details[open] a").click()
    expect(tree.get_by_role("link", name="Klasse 00")).to_be_visible()
    assert "#under" in tree.url
