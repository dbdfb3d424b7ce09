"""Lessons: told to chosen units, without names; and the reporter says whether it helped."""

import pytest

from varde.audit.models import Event
from varde.deviations import verbs
from varde.deviations.models import Deviation, LessonUnit
from varde.deviations.tests.conftest import Door, closed, report
from varde.foundation.refusals import Forbidden, Refused
from varde.organisation import verbs as organisation
from varde.organisation.models import Unit
from varde.people import verbs as people
from varde.people.actors import Actor
from varde.people.models import Group
from varde.testing.cast import NOW, Cast

TITLE, LESSON = "Loose rails", "Rails are on the list for goods received."


def tell(case: Deviation, units: list[Unit], by: Actor, lesson: str = LESSON) -> None:
    verbs.publish(case, title=TITLE, lesson=lesson, units=units, by=by)


def test_it_is_told_to_the_chosen_units_and_no_others(cast: Cast, loose_rail: Deviation) -> None:
    tell(closed(cast, loose_rail), [cast.quay, cast.store], cast.as_(cast.kari))
    tell(loose_rail, [cast.store, cast.top], cast.as_(cast.kari))

    loose_rail.refresh_from_db()
    told = set(LessonUnit.objects.values_list("unit__name", flat=True))
    assert told == {"Lageret", "Fjordbygg AS"}
    assert loose_rail.lesson_published_at == NOW


@pytest.mark.parametrize("name", ["Ola", "kari", "Tomasz"])
def test_nobody_is_named(cast: Cast, loose_rail: Deviation, name: str) -> None:
    verbs.receive(loose_rail, by=cast.as_(cast.kari))
    verbs.plan(
        loose_rail,
        title="Fasten it",
        responsible=cast.tomasz,
        due_date=NOW.date(),
        is_mandatory=False,
        by=cast.as_(cast.kari),
    )
    verbs.assess(loose_rail, actual=1, potential=1, by=cast.as_(cast.kari))
    verbs.find_cause(loose_rail, method="plain", cause="Wind.", by=cast.as_(cast.kari))
    verbs.close(loose_rail, conclusion="Done.", by=cast.as_(cast.kari))
    with pytest.raises(Refused, match="Write the role instead"):
        tell(loose_rail, [cast.quay], cast.as_(cast.kari), lesson=f"Thanks to {name}.")


@pytest.mark.parametrize(
    "lesson",
    ["Tomasz fell. Hanne saw it.", "It was Hannes turn.", "Ask Per.", "As Nils told us."],
)
def test_a_first_name_is_asked_about_and_may_be_nobodys(
    cast: Cast, loose_rail: Deviation, lesson: str
) -> None:
    closed(cast, loose_rail)
    Deviation.objects.update(on_behalf_of="Nils")
    by = cast.as_(cast.kari)
    with pytest.raises(Refused, match="not about a person"):
        tell(loose_rail, [cast.quay], by, lesson=lesson)
    verbs.publish(
        loose_rail, title=TITLE, lesson=lesson, units=[cast.quay], means_nobody=True, by=by
    )


@pytest.mark.parametrize("lesson", ["Two bolts per metre.", "Ask the leader, per telephone."])
def test_a_common_word_is_no_name(cast: Cast, loose_rail: Deviation, lesson: str) -> None:
    tell(closed(cast, loose_rail), [cast.quay], cast.as_(cast.kari), lesson=lesson)


@pytest.mark.parametrize(
    ("who", "lesson"),
    [
        ("somebody who works here", "Seen by liv moe."),
        ("somebody who works here", "It was Liv Moes idea."),
        ("the one it was reported for", "Siv Ås was there."),
        ("a surname from the thread", "Ask Vik."),
    ],
)
def test_a_full_name_is_refused_whatever_is_ticked(
    cast: Cast, loose_rail: Deviation, who: str, lesson: str
) -> None:
    by = cast.as_(cast.hanne)
    people.welcome(name="Liv Berg Moe", unit=cast.store, by=by)
    Deviation.objects.update(on_behalf_of="Siv Ås")
    cast.siri.name = "Siri Vik"
    cast.siri.save(update_fields=["name"])
    verbs.speak(loose_rail, text="Hm.", by=cast.as_(cast.siri))
    closed(cast, loose_rail)
    with pytest.raises(Refused, match="The text names"):
        verbs.publish(
            loose_rail, title=TITLE, lesson=lesson, units=[cast.quay], means_nobody=True, by=by
        )


def test_the_page_offers_the_tick_when_there_may_be_a_name(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    closed(cast, loose_rail)
    url, tick = door.url(loose_rail, "laerdom/"), "not about a person</"
    assert tick not in door.opens(cast.kari, url)
    typed = {"title": TITLE, "lesson": "Per was the rule.", "units": [str(cast.quay.pk)]}
    assert tick in door.sends(cast.kari, url, **typed).content.decode()
    assert door.sends(cast.kari, url, **typed, means_nobody="on").status_code == 302


def test_any_unit_may_be_chosen_and_several(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    yard = organisation.open_unit(name="Tomta", parent=cast.store, by=cast.as_(cast.bjorn))
    url = door.url(loose_rail, "laerdom/")
    others = {"another_1": str(yard.pk), "another_2": str(cast.store.pk)}
    door.sends(cast.kari, url, title=TITLE, lesson=LESSON, **others)
    told = set(LessonUnit.objects.values_list("unit__name", flat=True))
    assert told == {"Tomta", "Lageret"}
    assert "Tomta" in door.opens(cast.kari, url)
    assert door.sends(cast.kari, url, title=TITLE, lesson=LESSON).status_code == 422


def test_the_trail_says_who_was_to_read_it(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    by = cast.as_(cast.kari)
    tell(closed(cast, loose_rail), [cast.quay], by)
    tell(loose_rail, [cast.store, cast.sites], by)
    told = Event.objects.filter(verb="deviation.publish").order_by("number")
    assert [event.changes["units"] for event in told] == [
        [[], ["Havnekvartalet"]],
        [["Havnekvartalet"], ["Byggeplasser", "Lageret"]],
    ]
    html = door.opens(cast.kari, door.url(loose_rail))
    assert "Byggeplasser, Lageret" in html


def test_of_a_case_closed_to_a_group_nothing_is_told(
    cast: Cast, loose_rail: Deviation, night_shift: Group
) -> None:
    verbs.close_to(loose_rail, group=night_shift, by=cast.as_(cast.kari))
    with pytest.raises(Refused, match="closed to a group"):
        tell(closed(cast, loose_rail), [cast.quay], cast.as_(cast.kari))


@pytest.mark.parametrize("who", ["ola", "siri", "arne"])
def test_only_handlers_tell_and_take_down(cast: Cast, loose_rail: Deviation, who: str) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Forbidden):
        tell(loose_rail, [cast.quay], cast.as_(getattr(cast, who)))
    with pytest.raises(Forbidden):
        verbs.retract(loose_rail, by=cast.as_(getattr(cast, who)))


def test_before_it_is_known_whether_it_helps_there_is_nothing_to_tell(
    cast: Cast, loose_rail: Deviation
) -> None:
    with pytest.raises(Refused, match="Look at it again"):
        tell(loose_rail, [cast.quay], cast.as_(cast.kari))
    with pytest.raises(Refused, match="Look at it again"):
        verbs.retract(loose_rail, by=cast.as_(cast.kari))


def test_from_the_page_and_taken_down_again(cast: Cast, door: Door, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    html = door.opens(cast.kari, door.url(loose_rail, "laerdom/"))
    assert "The rail is fastened." in html  # the conclusion is a beginning
    units = [str(cast.quay.pk), str(cast.top.pk)]
    url = door.url(loose_rail, "laerdom/")
    door.sends(cast.kari, url, title=TITLE, lesson=LESSON, units=units)

    html = door.opens(cast.kari, door.url(loose_rail))
    assert LESSON in html
    assert "Fjordbygg AS, Havnekvartalet" in html
    door.sends(cast.kari, door.url(loose_rail, "trekk-laerdom/"))
    loose_rail.refresh_from_db()
    assert loose_rail.lesson_published_at is None


def test_a_name_is_refused_on_the_page_with_all_that_was_typed(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    closed(cast, loose_rail)
    typed = {"title": TITLE, "lesson": "Ola saw it.", "units": [str(cast.quay.pk)]}
    answer = door.sends(cast.kari, door.url(loose_rail, "laerdom/"), **typed)
    assert answer.status_code == 422
    assert "Ola saw it." in answer.content.decode()


def test_units_of_another_undertaking_cannot_be_chosen(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    closed(cast, loose_rail)
    typed = {"title": TITLE, "lesson": LESSON, "units": [str(cast.mona.unit_id)]}
    assert door.sends(cast.kari, door.url(loose_rail, "laerdom/"), **typed).status_code == 422
    assert not LessonUnit.objects.exists()


@pytest.mark.parametrize("helped", [True, False])
def test_the_reporter_says_whether_it_helped(
    cast: Cast, loose_rail: Deviation, helped: object
) -> None:
    closed(cast, loose_rail)
    by = cast.as_(cast.ola)
    verbs.say_it_helped(loose_rail, helped=bool(helped), note="Firm.", by=by)

    loose_rail.refresh_from_db()
    assert (loose_rail.helped, loose_rail.helped_note) == (helped, "Firm.")


def test_nobody_answers_for_the_reporter(cast: Cast, loose_rail: Deviation) -> None:
    closed(cast, loose_rail)
    with pytest.raises(Forbidden):
        verbs.say_it_helped(loose_rail, helped=True, note="", by=cast.as_(cast.kari))


def test_it_is_not_asked_before_something_is_done(cast: Cast, loose_rail: Deviation) -> None:
    with pytest.raises(Refused, match="Look at it again"):
        verbs.say_it_helped(loose_rail, helped=True, note="", by=cast.as_(cast.ola))


def test_the_reporter_is_asked_on_the_page_and_the_handler_reads_it(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    closed(cast, loose_rail)
    assert "Is it better now?" in door.opens(cast.ola, door.url(loose_rail))
    door.sends(cast.ola, door.url(loose_rail, "hjalp/"), helped="yes", note="Firm as rock.")

    assert "Is it better now?" not in door.opens(cast.ola, door.url(loose_rail))
    html = door.opens(cast.kari, door.url(loose_rail))
    assert "The reporter says: it helped" in html
    assert "Firm as rock." in html


def test_a_lesson_of_another_case_is_not_touched(cast: Cast, loose_rail: Deviation) -> None:
    other = closed(cast, report(cast, "Dark stairs."))
    tell(other, [cast.quay], cast.as_(cast.kari))
    tell(closed(cast, loose_rail), [cast.store], cast.as_(cast.kari))
    assert other.lesson_units.get().unit == cast.quay
