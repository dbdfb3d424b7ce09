"""The pages in real Chromium: usable by all, and watching an import needs no hand."""

from collections.abc import Callable

import pytest

from varde.registers import tasks, verbs
from varde.registers.models import Import
from varde.registers.tests.conftest import HEADING, RAIL, REGISTER, Desk
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import assemble

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLACE = "/fjordbygg-as/importer/"
FAULTY = REGISTER + "Vått;Vått;31.02.2025;Lageret;Tja;Lukket;hvit\n"


@pytest.fixture
def desk(transactional_db: None) -> Desk:
    return Desk(assemble())


def looked_at(desk: Desk) -> Import:
    return desk.upload(FAULTY)


def ambiguous(desk: Desk) -> Import:
    return desk.upload("Tittel;Dato\nGlatt;03/04/2024\nLøst;05/06/2024\n")


def running(desk: Desk) -> Import:
    row = desk.upload(REGISTER)
    desk.begin(row)
    Import.objects.update(so_far=2, total=3)
    return row


def done(desk: Desk) -> Import:
    return desk.take_over(REGISTER + RAIL)


def left(desk: Desk) -> Import:
    row = desk.upload(REGISTER)
    verbs.give_up(row, by=desk.by())
    return row


@pytest.mark.opens("registers/index.html")
def test_the_place_for_the_file_is_usable_everywhere(desk: Desk, live_page: Opens) -> None:
    desk.take_over(REGISTER)
    assert_usable_everywhere(live_page(PLACE, user=desk.cast.hanne.user))


@pytest.mark.parametrize(
    "stage",
    [
        pytest.param(looked_at, marks=pytest.mark.opens("registers/decide.html")),
        pytest.param(ambiguous, marks=pytest.mark.opens("registers/decide.html")),
        pytest.param(running, marks=pytest.mark.opens("registers/running.html")),
        pytest.param(done, marks=pytest.mark.opens("registers/over.html")),
        pytest.param(left, marks=pytest.mark.opens("registers/over.html")),
    ],
)
def test_every_stage_is_usable_everywhere(
    desk: Desk, live_page: Opens, stage: Callable[[Desk], Import]
) -> None:
    row = stage(desk)
    page = live_page(row.get_absolute_url(), user=desk.cast.hanne.user)
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert_usable_everywhere(page)


def test_whoever_watches_sees_the_end_come_by_itself(desk: Desk, live_page: Opens) -> None:
    row = desk.upload(HEADING + RAIL)
    desk.begin(row)
    page = live_page(row.get_absolute_url(), user=desk.cast.hanne.user)
    tasks.take_over.func(str(row.pk), "nb")
    page.get_by_text(row.sha256).wait_for(state="attached", timeout=10_000)


def test_from_file_to_answers_in_the_browser(
    desk: Desk, live_page: Opens, tmp_path: object
) -> None:
    page = live_page(PLACE, user=desk.cast.hanne.user)
    file = {"name": "r.csv", "mimeType": "text/csv", "buffer": REGISTER.encode()}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/importer/*/")
    page.locator("input[name=state][value=closed]").check()
    page.locator("button[name=begin]").click()
    page.locator("#life").wait_for()
    assert Import.objects.get().decided("state") == "closed"
