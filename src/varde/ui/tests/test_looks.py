"""Every exhibit in Chromium: phone and desk, light and dark, usable by all."""

from typing import Any

import pytest
from playwright.sync_api import Route, expect
from pytest_django.fixtures import Settings

from varde.files.tests import making
from varde.testing.browser import PHONE, Opens, assert_accessible, assert_usable_everywhere
from varde.ui.gallery import EXHIBITS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _strict(settings: Settings) -> None:
    settings.DEBUG = True
    settings.MIDDLEWARE = ["csp.middleware.CSPMiddleware", *settings.MIDDLEWARE]


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.opens(f"ui/gallery/{n}.html")) for n in EXHIBITS]
)
def test_everybody_can_use_it_on_phone_and_desk_in_light_and_dark(
    live_page: Opens, name: str
) -> None:
    assert_usable_everywhere(live_page(f"/ui/galleri/{name}/"))


def test_send_is_above_the_fold_on_a_phone(live_page: Opens) -> None:
    page = live_page("/ui/galleri/report/", width=PHONE)
    box = page.get_by_role("button", name="Send").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 740


def test_yes_to_danger_shows_what_to_do_first_without_script(live_page: Opens) -> None:
    page = live_page("/ui/galleri/report/", width=PHONE)
    first = page.get_by_role("heading", name="Gjør dette først")
    expect(first).to_be_hidden()
    page.locator('[data-shows="danger"]').check()
    expect(first).to_be_visible()


def test_the_summary_of_errors_takes_focus(live_page: Opens) -> None:
    page = live_page("/ui/galleri/index/")
    expect(page.locator(".ds-error-summary")).to_be_focused()


def test_chosen_files_are_named(live_page: Opens, tmp_path: Any) -> None:
    picture = tmp_path / "rekkverk.jpg"
    picture.write_bytes(making.jpeg())
    page = live_page("/ui/galleri/report/", width=PHONE)
    page.locator('input[type="file"]').set_input_files(picture)
    expect(page.locator(".v-files li")).to_contain_text("rekkverk.jpg")
    expect(page.locator(".v-files li img")).to_have_count(1)


def test_the_code_can_be_copied(live_page: Opens) -> None:
    page = live_page("/ui/galleri/receipt/", width=PHONE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("copy-text button").click()
    assert page.evaluate("navigator.clipboard.readText()") == "K7TM-4QXP-9R"


def test_a_second_press_while_sending_does_nothing(live_page: Opens) -> None:
    page = live_page("/ui/galleri/report/", width=PHONE)
    sent: list[str] = []

    def swallow(route: Route) -> None:
        sent.append(route.request.method)
        route.fulfill(status=204)

    page.route("**/report/", swallow)
    send = page.locator('button[type="submit"]')
    send.click()
    send.click()
    expect(send).to_have_text("Sender …")
    assert sent == ["POST"]


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(live_page: Opens) -> None:
    page = live_page("/ui/galleri/home/")
    page.keyboard.press("Tab")
    expect(page.locator(".ds-skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_languages_open_without_script(live_page: Opens) -> None:
    page = live_page("/ui/galleri/report/", width=PHONE)
    page.locator("[popovertarget]").click()
    expect(page.get_by_role("link", name="Polski")).to_be_visible()
    assert_accessible(page)


def test_htmx_swaps_a_part_with_its_errors_and_they_take_focus(live_page: Opens) -> None:
    page = live_page("/ui/galleri/live/")
    page.evaluate("window.before = true")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".ds-error-summary")).to_be_focused()
    assert page.evaluate("window.before")
    page.get_by_label("Hva er galt?").fill("Rekkverket er borte")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Du skrev: Rekkverket er borte")).to_be_visible()
    assert page.evaluate("window.before")
    assert_accessible(page)


def test_a_lost_line_is_said_and_nothing_typed_is_lost(live_page: Opens) -> None:
    page = live_page("/ui/galleri/live/")
    page.get_by_label("Hva er galt?").fill("Rekkverket er borte")
    page.route("**/live/", lambda route: route.abort())
    page.get_by_role("button", name="Send").click()
    expect(page.locator("lost-line")).to_be_visible()
    expect(page.get_by_label("Hva er galt?")).to_have_value("Rekkverket er borte")
    page.unroute("**/live/")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Du skrev: Rekkverket er borte")).to_be_visible()


def test_what_is_printed_leaves_menus_out_and_keeps_tables(live_page: Opens) -> None:
    page = live_page("/ui/galleri/register/")
    page.emulate_media(media="print")
    expect(page.locator(".v-side")).to_be_hidden()
    expect(page.locator(".v-bottom")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('tbody tr')).display") == (
        "table-row"
    )
