"""What the page of a unit gets to know about its posters."""

from varde.organisation.around import Fact, Look
from varde.people.actors import Actor
from varde.people.models import Member
from varde.posters import verbs
from varde.posters.models import Poster
from varde.posters.offers import hanging_here, pages
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


def _found(cast: Cast, member: Member, typed: str) -> list[str]:
    return [one.address for one in pages(cast.as_(member)) if one.is_meant_by(typed)]


def test_posters_are_found_by_what_they_are_called(cast: Cast) -> None:
    for typed in ("plakat", "plakater", "QR", "qr-kode"):
        assert _found(cast, cast.ola, typed) == [HOME]


def test_the_way_to_a_new_one_is_for_those_who_keep_them(cast: Cast) -> None:
    assert _found(cast, cast.siri, "ny plakat") == [f"{HOME}ny/"]
    assert _found(cast, cast.ola, "ny plakat") == []
