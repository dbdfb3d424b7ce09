"""The page of an absence: told by oneself or by who leads, shown to everybody, ended again."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from varde.people import verbs
from varde.people.models import Absence, Member
from varde.people.tests.conftest import Door
from varde.testing.browser import Opens, assert_usable_everywhere
from varde.testing.cast import Cast

DAY = datetime.timedelta(days=1)


def typed(deputy: Member | None) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "start_date": f"{today:%d.%m.%Y}",
        "end_date": f"{today + 7 * DAY:%d.%m.%Y}",
        "deputy": str(deputy.pk) if deputy else "",
    }


def test_one_says_it_oneself_and_ends_it_again(door: Door, cast: Cast) -> None:
    door.enter(cast.ola)
    way_in = door.client.get("/fjordbygg-as/folk/fravar/")
    assert way_in.headers["Location"].endswith(f"/folk/{cast.ola.pk}/fravar/")
    page = door.get(f"folk/{cast.ola.pk}/fravar/")
    assert "Who stands in?" in page
    door.post(f"folk/{cast.ola.pk}/fravar/", **typed(cast.siri))
    assert "Siri stands in" in door.get(f"folk/{cast.ola.pk}/fravar/")
    assert "(away until" in door.get(f"folk/{cast.ola.pk}/")
    absence = Absence.objects.get()
    door.post(f"folk/fravar/{absence.pk}/slutt/")
    assert "(away until" not in door.get(f"folk/{cast.ola.pk}/")


@pytest.mark.parametrize(("who", "status"), [("kari", 302), ("hanne", 302), ("bjorn", 302)])
def test_the_leader_and_those_who_see_to_all_say_it_for_others(
    door: Door, cast: Cast, who: str, status: int
) -> None:
    door.enter(getattr(cast, who))
    door.post(f"folk/{cast.ola.pk}/fravar/", status, **typed(cast.siri))
    assert Absence.objects.get().deputy == cast.siri


@pytest.mark.parametrize(("who", "status"), [("ola", 403), ("per", 403), ("mona", 404)])
def test_others_do_not(door: Door, cast: Cast, who: str, status: int) -> None:
    door.enter(getattr(cast, who))
    door.get(f"folk/{cast.siri.pk}/fravar/", status)
    door.post(f"folk/{cast.siri.pk}/fravar/", status, **typed(None))
    assert not Absence.objects.exists()


def test_only_they_end_it(door: Door, cast: Cast) -> None:
    today = timezone.localdate()
    absence = verbs.tell_absence(
        cast.siri,
        start_date=today,
        end_date=today + DAY,
        deputy=None,
        by=cast.as_(cast.siri, timezone.now()),
    )
    door.enter(cast.ola)
    door.post(f"folk/fravar/{absence.pk}/slutt/", 403)
    door.enter(cast.mona)
    door.post(f"folk/fravar/{absence.pk}/slutt/", 404)


def test_the_tree_and_whom_to_ask_say_who_is_away(door: Door, cast: Cast) -> None:
    today = timezone.localdate()
    verbs.tell_absence(
        cast.kari,
        start_date=today,
        end_date=today + 3 * DAY,
        deputy=cast.siri,
        by=cast.as_(cast.kari, timezone.now()),
    )
    door.enter(cast.ola)
    assert "Kari (away until" in door.get("enheter/")
    assert "(away until" in door.get(f"enheter/{cast.quay.pk}/")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.opens("directory/absences.html")
def test_it_is_usable_by_all(cast: Cast, live_page: Opens) -> None:
    today = timezone.localdate()
    verbs.tell_absence(
        cast.kari,
        start_date=today,
        end_date=today + 3 * DAY,
        deputy=cast.siri,
        by=cast.as_(cast.kari, timezone.now()),
    )
    page = live_page(f"/fjordbygg-as/folk/{cast.kari.pk}/fravar/", user=cast.kari.user)
    assert_usable_everywhere(page)
