import pytest

from varde.foundation.refusals import Forbidden, Refused
from varde.measures import rules, verbs
from varde.measures.models import Measure
from varde.testing.cast import NOW, Cast


@pytest.fixture
def done(cast: Cast, checked_bolts: Measure) -> Measure:
    """Ola says that it is done; Siri shall look."""
    verbs.finish(checked_bolts, note="Bestilt", by=cast.as_(cast.ola))
    return checked_bolts


def test_the_one_who_was_asked_confirms(cast: Cast, done: Measure) -> None:
    verbs.confirm(done, by=cast.as_(cast.siri))
    assert (done.state, done.confirmed_at) == (rules.CONFIRMED, NOW)


def test_nobody_else_can_not_even_the_leader(cast: Cast, done: Measure) -> None:
    for member in (cast.kari, cast.bjorn, cast.ola):
        with pytest.raises(Forbidden):
            verbs.confirm(done, by=cast.as_(member))


def test_what_is_not_done_cannot_be_confirmed(cast: Cast, checked_bolts: Measure) -> None:
    with pytest.raises(Refused):
        verbs.confirm(checked_bolts, by=cast.as_(cast.siri))


def test_it_is_sent_back_with_words(cast: Cast, done: Measure) -> None:
    verbs.send_back(done, reason="Rekkverket mangler en bolt", by=cast.as_(cast.siri))
    assert (done.state, done.done_at) == (rules.OPEN, None)
    assert done.sent_back_because == "Rekkverket mangler en bolt"


def test_without_words_it_is_not_sent_back(cast: Cast, done: Measure) -> None:
    with pytest.raises(Refused, match="what is missing"):
        verbs.send_back(done, reason=" ", by=cast.as_(cast.siri))
    done.refresh_from_db()
    assert done.state == rules.DONE


def test_a_mandatory_measure_counts_as_unfinished_until_it_is_confirmed(
    cast: Cast, done: Measure
) -> None:
    assert Measure.objects.unfinished_mandatory().count() == 1
    verbs.confirm(done, by=cast.as_(cast.siri))
    assert not Measure.objects.unfinished_mandatory().exists()


def test_when_nobody_is_asked_done_is_enough(cast: Cast, bolts: Measure) -> None:
    assert Measure.objects.unfinished_mandatory().exists()
    verbs.finish(bolts, note="", by=cast.as_(cast.ola))
    assert not Measure.objects.unfinished_mandatory().exists()
    with pytest.raises(Forbidden):
        verbs.confirm(bolts, by=cast.as_(cast.siri))
