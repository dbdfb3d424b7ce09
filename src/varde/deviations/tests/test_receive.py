"""Receiving: somebody has read it, and the reporter can see that."""

import pytest

from varde.conversations.models import Message
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests.conftest import Door, received
from varde.foundation.refusals import Forbidden, Refused
from varde.testing.cast import NOW, Cast


def test_the_leader_takes_the_case_and_the_first_answer_is_timed(
    cast: Cast, loose_rail: Deviation
) -> None:
    verbs.receive(loose_rail, by=cast.as_(cast.kari))

    loose_rail.refresh_from_db()
    assert loose_rail.state == State.RECEIVED
    assert loose_rail.handler == cast.kari
    assert loose_rail.first_answer_at == NOW


def test_a_first_word_back_goes_to_the_reporter(cast: Cast, loose_rail: Deviation) -> None:
    verbs.receive(loose_rail, answer="Thank you. We close it off.", by=cast.as_(cast.kari))

    message = Message.objects.get()
    assert message.to_reporter
    assert message.text == "Thank you. We close it off."


def test_without_a_word_nothing_is_written_in_the_thread(cast: Cast, loose_rail: Deviation) -> None:
    verbs.receive(loose_rail, answer="  ", by=cast.as_(cast.kari))
    assert not Message.objects.exists()


@pytest.mark.parametrize("who", ["ola", "siri", "arne", "per"])
def test_only_those_who_answer_for_the_unit_may(
    cast: Cast, loose_rail: Deviation, who: str
) -> None:
    with pytest.raises(Forbidden):
        verbs.receive(loose_rail, by=cast.as_(getattr(cast, who)))


def test_it_is_received_once(cast: Cast, loose_rail: Deviation) -> None:
    received(cast, loose_rail)
    with pytest.raises(Refused, match="Look at it again"):
        verbs.receive(loose_rail, by=cast.as_(cast.hanne))


def test_on_the_page_one_press_is_enough(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    assert "Now: read and answer" in door.opens(cast.kari, door.url(loose_rail))

    answer = door.sends(cast.kari, door.url(loose_rail, "motta/"), answer="")
    assert answer.status_code == 302
    html = door.opens(cast.kari, door.url(loose_rail))
    assert "You have taken the case" in html
    assert "Now: assess how serious it is" in html


def test_who_comes_second_keeps_their_words(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    received(cast, loose_rail)

    answer = door.sends(cast.hanne, door.url(loose_rail, "motta/"), answer="I call the crew now.")
    assert answer.status_code == 422
    assert "Look at it again." in answer.content.decode()
    assert "I call the crew now." in answer.content.decode()


def test_the_page_is_not_there_for_others(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    door.opens(cast.per, door.url(loose_rail, "motta/"), status=404)
    door.opens(cast.mona, door.url(loose_rail, "motta/"), status=404)
    door.opens(cast.ola, door.url(loose_rail, "motta/"), status=403)
