"""The files of a row on a page: pictures first, each with words, what is mine with a button."""

import uuid
from typing import Any

from django.db import connection
from django.template import engines
from django.test.utils import CaptureQueriesContext

from varde.files import keeping, verbs
from varde.files.gallery import gallery, hung
from varde.files.models import Attachment
from varde.files.tests.conftest import PAPER, PHOTO
from varde.organisation.models import Workplace
from varde.testing.cast import Cast


def _page(**words: Any) -> str:
    template = engines["jinja2"].get_template("files/gallery.html")
    return template.render({"csrf_input": "", **words})


def test_pictures_are_counted_and_papers_are_named(
    cast: Cast, scaffold: Workplace, photo: Attachment
) -> None:
    verbs.attach(scaffold, PAPER, by=cast.as_(cast.kari))
    verbs.attach(scaffold, PHOTO, by=cast.as_(cast.kari))
    shown = gallery(scaffold, viewer=cast.as_(cast.siri))
    assert [bool(one.small_url) for one in shown] == [True, False, True]
    assert [one.words for one in shown][1] == "rutine.pdf"
    assert shown[0].words != shown[2].words
    assert shown[0].url == f"/fjordbygg-as/filer/{photo.pk}/"
    assert shown[0].small_url == f"/fjordbygg-as/filer/{photo.pk}/miniatyr/"


def test_only_who_may_take_it_away_gets_the_button(
    cast: Cast, scaffold: Workplace, photo: Attachment
) -> None:
    def button(viewer: Any) -> str:
        return gallery(scaffold, viewer=cast.as_(viewer))[0].withdraw_url

    assert button(cast.ola) == f"/fjordbygg-as/filer/{photo.pk}/fjern/"
    assert button(cast.kari)
    assert button(cast.siri) == ""


def test_what_is_taken_away_is_not_shown(
    cast: Cast, scaffold: Workplace, photo: Attachment
) -> None:
    verbs.withdraw(photo, by=cast.as_(cast.ola))
    assert gallery(scaffold, viewer=cast.as_(cast.ola)) == []


def test_what_is_taken_away_can_be_put_back_as_long_as_it_lies_there(
    cast: Cast, scaffold: Workplace, photo: Attachment
) -> None:
    verbs.withdraw(photo, reason="It shows a face.", by=cast.as_(cast.kari))
    [for_leader] = hung(scaffold, viewer=cast.as_(cast.kari)).removed
    assert for_leader.restore_url == f"/fjordbygg-as/filer/{photo.pk}/angre/"
    [for_author] = hung(scaffold, viewer=cast.as_(cast.ola)).removed
    assert (for_author.why, for_author.restore_url) == ("It shows a face.", "")
    assert "It shows a face." in _page(pictures=[], removed=[for_author])
    assert "Put it back" in _page(pictures=[], removed=[for_leader])


def test_whoever_came_by_a_code_finds_them_at_another_address(
    cast: Cast, scaffold: Workplace, photo: Attachment
) -> None:
    def address(name: str, key: uuid.UUID) -> str:
        return f"/svar/{name}/{key}/"

    shown = gallery(scaffold, viewer=cast.as_(cast.ola), address=address)
    assert shown[0].url == f"/svar/show/{photo.pk}/"


def test_twenty_files_cost_as_much_as_one(
    cast: Cast, scaffold: Workplace, photo: Attachment
) -> None:
    viewer = cast.as_(cast.kari)
    with CaptureQueriesContext(connection) as one:
        gallery(scaffold, viewer=viewer)
    for _ in range(19):
        verbs.attach(scaffold, PHOTO, by=viewer)
    with CaptureQueriesContext(connection) as twenty:
        assert len(gallery(scaffold, viewer=viewer)) == 20
    assert len(twenty) == len(one)


def test_the_page_shows_pictures_papers_and_buttons(
    cast: Cast, scaffold: Workplace, photo: Attachment
) -> None:
    verbs.attach(scaffold, PAPER, by=cast.as_(cast.kari))
    html = _page(pictures=gallery(scaffold, viewer=cast.as_(cast.kari)))
    assert f'src="/fjordbygg-as/filer/{photo.pk}/"' in html
    assert f"/fjordbygg-as/filer/{photo.pk}/miniatyr/ 320w" in html
    assert "rutine.pdf" in html
    assert html.count("/fjern/") == 2
    assert 'alt="' in html


def test_without_files_there_is_nothing_on_the_page() -> None:
    assert _page(pictures=[]).strip() == ""


def test_what_came_with_the_try_before_is_named() -> None:
    template = engines["jinja2"].get_template("files/kept.html")
    html = template.render({"kept": [keeping.keep(PHOTO)]})
    assert "rekkverk på stillas.jpg" in html
    assert template.render({"kept": []}).strip() == ""
