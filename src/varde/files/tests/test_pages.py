"""Files are handed out to those who may see them, and can do no harm where they land."""

import uuid
from pathlib import Path

import pytest
from django.test import Client

from varde.files import verbs
from varde.files.models import Attachment
from varde.files.tests.conftest import PAPER, PHOTO
from varde.organisation.models import Workplace
from varde.people.models import Member
from varde.testing.cast import Cast

BASE = "/fjordbygg-as/filer"


def _as(client: Client, member: Member) -> Client:
    assert member.user is not None
    client.force_login(member.user)
    return client


def _body(response: object) -> bytes:
    return b"".join(getattr(response, "streaming_content", [getattr(response, "content", b"")]))


def test_a_colleague_gets_the_photo(cast: Cast, client: Client, photo: Attachment) -> None:
    response = _as(client, cast.siri).get(f"{BASE}/{photo.pk}/")
    assert response.status_code == 200
    assert _body(response) == b"a photo"
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Length"] == "7"


def test_a_colleague_gets_the_small_one(cast: Cast, client: Client, photo: Attachment) -> None:
    response = _as(client, cast.siri).get(f"{BASE}/{photo.pk}/miniatyr/")
    assert _body(response) == b"a small photo"


@pytest.mark.parametrize("which", ["", "miniatyr/"])
def test_it_can_load_and_run_nothing(
    cast: Cast, client: Client, photo: Attachment, which: str
) -> None:
    response = _as(client, cast.siri).get(f"{BASE}/{photo.pk}/{which}")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cache-Control"] == "private, no-cache"


def test_its_name_is_safe_in_the_heading(cast: Cast, client: Client, photo: Attachment) -> None:
    Attachment.objects.filter(pk=photo.pk).update(name='å "b"\r\nSet-Cookie: x=1; .jpg')
    response = _as(client, cast.siri).get(f"{BASE}/{photo.pk}/")
    assert response["Content-Disposition"] == (
        "inline; filename*=UTF-8''%C3%A5%20%22b%22%0D%0ASet-Cookie%3A%20x%3D1%3B%20.jpg"
    )


def test_a_paper_is_saved_and_not_shown(cast: Cast, client: Client, scaffold: Workplace) -> None:
    paper = verbs.attach(scaffold, PAPER, by=cast.as_(cast.ola))
    response = _as(client, cast.siri).get(f"{BASE}/{paper.pk}/")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == "attachment; filename*=UTF-8''rutine.pdf"
    assert client.get(f"{BASE}/{paper.pk}/miniatyr/").status_code == 404


def test_asked_again_only_the_permission_is_looked_at(
    cast: Cast, client: Client, photo: Attachment
) -> None:
    first = _as(client, cast.siri).get(f"{BASE}/{photo.pk}/")
    again = client.get(f"{BASE}/{photo.pk}/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("which", ["", "miniatyr/"])
def test_whoever_may_not_see_the_row_gets_404(
    cast: Cast, client: Client, photo: Attachment, hidden: None, which: str
) -> None:
    first = _as(client, cast.ola).get(f"{BASE}/{photo.pk}/{which}")
    assert first.status_code == 404


@pytest.mark.parametrize("which", ["", "miniatyr/"])
def test_another_undertaking_gets_404(
    cast: Cast, client: Client, photo: Attachment, which: str
) -> None:
    _as(client, cast.mona)
    assert client.get(f"{BASE}/{photo.pk}/{which}").status_code == 404
    assert client.get(f"/nabo-as/filer/{photo.pk}/{which}").status_code == 404


def test_one_that_is_taken_away_is_gone(cast: Cast, client: Client, photo: Attachment) -> None:
    verbs.withdraw(photo, by=cast.as_(cast.ola))
    assert _as(client, cast.ola).get(f"{BASE}/{photo.pk}/").status_code == 404


def test_one_that_never_was_is_404(cast: Cast, client: Client) -> None:
    assert _as(client, cast.ola).get(f"{BASE}/{uuid.uuid4()}/").status_code == 404


def test_a_content_lost_on_disk_is_404_and_in_the_log(
    cast: Cast,
    client: Client,
    photo: Attachment,
    contents: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    next(contents.rglob(photo.sha256)).unlink()
    assert _as(client, cast.siri).get(f"{BASE}/{photo.pk}/").status_code == 404
    assert photo.sha256 in caplog.text


def test_taken_away_from_its_page_it_can_be_put_back(
    cast: Cast, client: Client, photo: Attachment
) -> None:
    response = _as(client, cast.ola).post(f"{BASE}/{photo.pk}/fjern/")
    assert (response.status_code, response["Location"]) == (302, "/stillas-b/")
    assert not Attachment.objects.get(pk=photo.pk).is_shown()
    client.post(f"{BASE}/{photo.pk}/angre/")
    assert Attachment.objects.get(pk=photo.pk).is_shown()


def test_who_may_not_take_it_away_is_refused(cast: Cast, client: Client, photo: Attachment) -> None:
    assert _as(client, cast.siri).post(f"{BASE}/{photo.pk}/fjern/").status_code == 403
    assert Attachment.objects.get(pk=photo.pk).is_shown()


def test_a_link_alone_asks_and_takes_nothing_away(
    cast: Cast, client: Client, photo: Attachment
) -> None:
    assert _as(client, cast.kari).get(f"{BASE}/{photo.pk}/fjern/").status_code == 200
    assert _as(client, cast.siri).get(f"{BASE}/{photo.pk}/fjern/").status_code == 403
    assert Attachment.objects.get(pk=photo.pk).is_shown()


def test_the_leader_is_asked_why(cast: Cast, client: Client, photo: Attachment) -> None:
    _as(client, cast.kari)
    assert client.post(f"{BASE}/{photo.pk}/fjern/").status_code == 422
    response = client.post(f"{BASE}/{photo.pk}/fjern/", {"reason": "Et ansikt"})
    assert (response.status_code, response["Location"]) == (302, "/stillas-b/")
    assert Attachment.objects.get(pk=photo.pk).withdrawn_because == "Et ansikt"


def test_the_same_content_on_a_hidden_row_is_not_a_way_in(
    cast: Cast, client: Client, photo: Attachment, hidden: None
) -> None:
    own = verbs.attach(cast.quay, PHOTO, by=cast.as_(cast.siri))
    assert own.sha256 == photo.sha256
    assert _as(client, cast.siri).get(f"{BASE}/{own.pk}/").status_code == 200
    assert client.get(f"{BASE}/{photo.pk}/").status_code == 404
