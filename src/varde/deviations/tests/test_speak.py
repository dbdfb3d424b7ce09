"""Speaking: the reporter, those who handle it and the safety representative, in one thread."""

import pytest

from varde.conversations.models import Message
from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, closed
from varde.foundation.refusals import Forbidden, Refused
from varde.people import verbs as people
from varde.steps import roles
from varde.testing.cast import NOW, Cast


@pytest.mark.parametrize(
    ("who", "role"), [("ola", "reporter"), ("kari", "leader"), ("siri", "safety_representative")]
)
def test_each_speaks_in_a_role(cast: Cast, loose_rail: Deviation, who: str, role: str) -> None:
    message = verbs.speak(loose_rail, text="Which stairs?", by=cast.as_(getattr(cast, who)))
    assert message.author_role == role


def test_the_health_service_speaks_as_itself_and_waits_for_an_answer(
    cast: Cast, loose_rail: Deviation
) -> None:
    role = roles.OCCUPATIONAL_HEALTH
    by = cast.as_(cast.bjorn)
    people.appoint(cast.per, role=role, unit=cast.quay, start_date=NOW.date(), by=by)
    message = verbs.speak(loose_rail, text="Is it loud?", asks=True, by=cast.as_(cast.per))
    assert message.author_role == role
    assert Message.objects.to_those_who_answer().get() == message


def test_a_word_to_the_reporter_is_an_answer_and_a_note_is_not(
    cast: Cast, loose_rail: Deviation
) -> None:
    verbs.speak(loose_rail, text="Ask Per?", to_reporter=False, by=cast.as_(cast.kari))
    assert loose_rail.first_answer_at is None

    verbs.speak(loose_rail, text="Which stairs?", by=cast.as_(cast.kari))
    assert loose_rail.first_answer_at == NOW


@pytest.mark.parametrize("who", ["arne", "per"])
def test_those_who_only_look_on_are_silent(cast: Cast, loose_rail: Deviation, who: str) -> None:
    with pytest.raises(Forbidden):
        verbs.speak(loose_rail, text="Well, well.", by=cast.as_(getattr(cast, who)))


def test_a_report_taken_back_is_not_talked_about(cast: Cast, loose_rail: Deviation) -> None:
    verbs.withdraw(loose_rail, by=cast.as_(cast.ola))
    with pytest.raises(Refused, match="Look at it again"):
        verbs.speak(loose_rail, text="Why?", by=cast.as_(cast.ola))


def test_a_closed_case_may_still_be_asked_about(cast: Cast, loose_rail: Deviation) -> None:
    verbs.speak(closed(cast, loose_rail), text="And the other rail?", by=cast.as_(cast.ola))
    assert Message.objects.filter(text="And the other rail?").exists()


def test_the_representative_asks_on_the_page_and_gets_an_answer(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    html = door.opens(cast.siri, door.url(loose_rail))
    assert "who owes you one" in html
    url = door.url(loose_rail, "samtale/")
    door.sends(cast.siri, url, text="Who checks it?", to_reporter="no", asks="on")
    assert "Waits for an answer" in door.opens(cast.kari, door.url(loose_rail))

    door.sends(cast.kari, url, text="The foreman, daily.", to_reporter="no")
    html = door.opens(cast.siri, door.url(loose_rail))
    assert "The foreman, daily." in html
    assert "Waits for an answer" not in html


def test_the_reporter_sees_no_notes(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    by = cast.as_(cast.kari)
    verbs.speak(loose_rail, text="Between us.", to_reporter=False, by=by)
    verbs.speak(loose_rail, text="Thank you, Ola.", by=by)

    html = door.opens(cast.ola, door.url(loose_rail))
    assert "Thank you, Ola." in html
    assert "Between us." not in html
    assert html.count("Kari wrote in the conversation") == 1


def test_a_question_meets_the_reporter_first_on_the_page(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    verbs.speak(loose_rail, text="Which stairs?", asks=True, by=cast.as_(cast.kari))
    assert "A question for you" in door.opens(cast.ola, door.url(loose_rail))

    door.sends(cast.ola, door.url(loose_rail, "samtale/"), text="Stairs 2.")
    assert "A question for you" not in door.opens(cast.ola, door.url(loose_rail))


@pytest.mark.parametrize("text", ["", "x" * 10_001])
def test_what_cannot_be_sent_is_still_there(
    cast: Cast, door: Door, loose_rail: Deviation, text: str
) -> None:
    answer = door.sends(cast.ola, door.url(loose_rail, "samtale/"), text=text)
    assert answer.status_code == 422
    assert text in answer.content.decode()


def test_the_auditor_reads_and_is_offered_no_form(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    html = door.opens(cast.arne, door.url(loose_rail))
    assert door.url(loose_rail, "samtale/") not in html
    answer = door.sends(cast.arne, door.url(loose_rail, "samtale/"), text="Hm.", to_reporter="no")
    assert answer.status_code == 403
