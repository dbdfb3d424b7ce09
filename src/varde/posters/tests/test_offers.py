"""What the page of a unit gets to know about its posters."""

from varde.organisation.around import Fact, Look
from varde.people.actors import Actor
from varde.posters import verbs
from varde.posters.models import Poster
from varde.posters.offers import hanging_here
from varde.testing.cast import Cast

HOME = "/fjordbygg-as/plakater/"


def _told(cast: Cast, by: Actor) -> list[Fact]:
    return list(hanging_here(Look(cast.quay, by)))


def _fact(cast: Cast, words: str) -> Fact:
    return Fact("Posters", words, address=f"{HOME}?enhet={cast.quay.pk}")


def test_a_unit_tells_how_many_posters_hang_there(cast: Cast, poster: Poster) -> None:
    ola = cast.as_(cast.ola)
    assert _told(cast, ola) == [_fact(cast, "1 hangs here")]
    verbs.hang_up(unit=cast.quay, languages=["nb"], by=cast.as_(cast.siri))
    verbs.hang_up(unit=cast.store, languages=["nb"], by=cast.as_(cast.per))
    assert _told(cast, ola) == [_fact(cast, "2 hang here")]


def test_one_taken_down_does_not_count(cast: Cast, poster: Poster) -> None:
    verbs.revoke(poster, by=cast.as_(cast.kari))
    assert _told(cast, cast.as_(cast.ola)) == [_fact(cast, "None yet")]


def test_another_undertaking_learns_nothing(cast: Cast, poster: Poster) -> None:
    (told,) = _told(cast, cast.as_(cast.mona))
    assert told.value == "None yet"
