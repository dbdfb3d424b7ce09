"""Hanging a poster up: who may, where, and in which languages."""

import pytest

from varde.audit.models import Event
from varde.foundation.refusals import Forbidden, Refused
from varde.posters import codes, verbs
from varde.posters.models import Poster
from varde.testing.cast import NOW, Cast


@pytest.mark.parametrize("name", ["kari", "siri", "hanne", "bjorn"])
def test_those_who_answer_for_the_place_and_the_representative_may(cast: Cast, name: str) -> None:
    by = cast.as_(getattr(cast, name))
    poster = verbs.hang_up(unit=cast.quay, languages=["nb"], by=by)
    assert poster.is_active
    assert Event.objects.filter(verb="poster.hang_up", actor=by.reference).exists()


@pytest.mark.parametrize("name", ["ola", "per", "arne"])
def test_others_may_not(cast: Cast, name: str) -> None:
    with pytest.raises(Forbidden):
        verbs.hang_up(unit=cast.quay, languages=["nb"], by=cast.as_(getattr(cast, name)))


def test_nobody_hangs_one_up_in_another_undertaking(cast: Cast) -> None:
    with pytest.raises(Refused):
        verbs.hang_up(unit=cast.quay, languages=["nb"], by=cast.as_(cast.mona))
    assert not Poster.objects.exists()


def test_a_place_belongs_to_its_unit(cast: Cast) -> None:
    with pytest.raises(Refused, match="another unit"):
        verbs.hang_up(
            unit=cast.store, workplace=cast.scaffold, languages=["nb"], by=cast.as_(cast.bjorn)
        )


@pytest.mark.parametrize("languages", [[], ["tlh"], ["nb", "tlh"]])
def test_it_speaks_at_least_one_language_we_know(cast: Cast, languages: list[str]) -> None:
    with pytest.raises(Refused, match="language"):
        verbs.hang_up(unit=cast.quay, languages=languages, by=cast.as_(cast.kari))


def test_it_says_where_it_is_the_nearest_first(cast: Cast) -> None:
    poster = verbs.hang_up(
        unit=cast.quay,
        workplace=cast.scaffold,
        thing=" Circular saw ",
        languages=["nb"],
        by=cast.as_(cast.kari),
    )
    assert poster.where == str(poster) == "Circular saw, Stillas B, Havnekvartalet"
    assert poster.hung_up_at == NOW


def test_codes_are_short_and_hard_to_read_wrong() -> None:
    made = [codes.fresh() for _ in range(200)]
    assert {len(code) for code in made} == {8}
    assert not set("".join(made)) & set("0OQ1IL5S8BAEUaeiou") - {"Q"}
    assert len(set(made)) == 200


@pytest.mark.parametrize("typed", ["k7tm-4qxp", " K7TM 4QXP ", "K7TM4QXP"])
def test_a_code_may_be_typed_as_people_type(typed: str) -> None:
    assert codes.as_written(typed) == "K7TM4QXP"
