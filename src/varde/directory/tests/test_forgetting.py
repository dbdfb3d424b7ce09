"""The page that forgets a person: what goes, what stays, and for whom."""

from varde.people import rules, verbs
from varde.people.tests.conftest import Door
from varde.testing.cast import Cast


def test_it_says_what_goes_and_what_stays_before_anything_happens(door: Door, cast: Cast) -> None:
    verbs.leave(cast.ola, by=cast.as_(cast.bjorn))
    door.enter(cast.hanne)
    assert "Forget Ola" in door.get(f"folk/{cast.ola.pk}/")
    page = door.get(f"folk/{cast.ola.pk}/glem/")
    assert "What goes" in page
    assert "What stays" in page
    door.post(f"folk/{cast.ola.pk}/glem/", 422)
    cast.ola.refresh_from_db()
    assert cast.ola.state == rules.LEFT

    door.post(f"folk/{cast.ola.pk}/glem/", 302, understood="on")
    cast.ola.refresh_from_db()
    assert (cast.ola.state, cast.ola.name) == (rules.FORGOTTEN, "Forgotten person")
    assert "Forget" not in door.get(f"folk/{cast.ola.pk}/").replace("Forgotten", "")


def test_only_administrators_find_the_way(door: Door, cast: Cast) -> None:
    verbs.leave(cast.ola, by=cast.as_(cast.bjorn))
    door.enter(cast.kari)
    assert "Forget Ola" not in door.get(f"folk/{cast.ola.pk}/")
    door.get(f"folk/{cast.ola.pk}/glem/", 403)
    door.post(f"folk/{cast.ola.pk}/glem/", 403, understood="on")
    door.enter(cast.mona).get(f"folk/{cast.ola.pk}/glem/", 404)


def test_somebody_who_works_here_is_not_forgotten(door: Door, cast: Cast) -> None:
    door.enter(cast.hanne)
    door.post(f"folk/{cast.ola.pk}/glem/", 302, understood="on")
    cast.ola.refresh_from_db()
    assert (cast.ola.state, cast.ola.name) == (rules.ACTIVE, "Ola")
