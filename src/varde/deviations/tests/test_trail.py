"""The trail on the case: plain words, before and after, and nothing about persons' health."""

import re
from collections.abc import Callable

import pytest

from varde.audit.forgetting import forget
from varde.audit.models import Event
from varde.deviations import rules, trail_words, verbs
from varde.deviations.models import Deviation
from varde.deviations.tests.conftest import Door, checking, explained, report
from varde.deviations.trail_words import Line
from varde.foundation.references import reference
from varde.measures import verbs as measures
from varde.people.actors import stranger
from varde.people.models import Group, Member
from varde.testing.cast import NOW, Cast


def told(cast: Cast, case: Deviation, who: Member) -> list[Line]:
    viewer = cast.as_(who)
    seen = [reference(row) for row in case.measures().visible_to(viewer)]
    return trail_words.lines(trail_words.events_about(case, seen), case, viewer)


def words(cast: Cast, case: Deviation, who: Member | None = None) -> list[str]:
    return [line.words for line in told(cast, case, who or cast.kari)]


def test_newest_first_in_the_order_it_happened(cast: Cast, loose_rail: Deviation) -> None:
    explained(cast, loose_rail)
    assert words(cast, loose_rail) == [
        "Kari wrote down the cause",
        "Kari assessed how serious it is",
        "Kari took the case",
        "Ola reported this",
    ]


def test_measures_are_told_by_name_and_once(cast: Cast, loose_rail: Deviation) -> None:
    by = cast.as_(cast.kari)
    measure = verbs.plan(
        explained(cast, loose_rail), title="Bolts", responsible=cast.ola, due_date=NOW.date(), by=by
    )
    measures.finish(measure, note="", by=cast.as_(cast.ola))
    assert words(cast, loose_rail)[:2] == [
        "Ola finished «Bolts»",
        "Kari added the measure «Bolts»",
    ]


def test_who_does_not_see_the_measures_reads_only_that_there_is_one(
    cast: Cast, loose_rail: Deviation
) -> None:
    by = cast.as_(cast.kari)
    case = explained(cast, loose_rail)
    verbs.plan(case, title="Talk to Per", responsible=cast.kari, due_date=NOW.date(), by=by)
    assert words(cast, case, cast.ola)[0] == "Kari added a measure"


def test_somebody_at_the_place_stays_somebody(cast: Cast) -> None:
    case = verbs.report(
        token="t",
        text="Loose.",
        unit=cast.quay,
        source="poster",
        by=stranger(cast.company, now=NOW),
    )
    assert words(cast, case) == ["Someone reported this with a QR code"]


def test_the_reporter_is_a_role_to_those_who_do_not_handle_it(
    cast: Cast, loose_rail: Deviation
) -> None:
    verbs.amend(loose_rail, text="It is gone.", proposal="", by=cast.as_(cast.ola))
    assert words(cast, loose_rail, cast.siri) == [
        "The reporter corrected the report",
        "The reporter reported this",
    ]


def notes(cast: Cast, case: Deviation) -> list[str]:
    return [line.note for line in told(cast, case, cast.hanne)]


@pytest.mark.parametrize(
    ("act", "note"),
    [
        (lambda c, d: verbs.delegate(d, handler=c.siri, by=c.as_(c.kari)), "From Kari to Siri"),
        (
            lambda c, d: verbs.transfer(d, unit=c.store, by=c.as_(c.kari)),
            "From Havnekvartalet to Lageret",
        ),
        (lambda c, d: verbs.reject(d, reason="Twice.", by=c.as_(c.kari)), "Twice."),
        (
            lambda c, d: verbs.assess(d, actual=1, potential=3, by=c.as_(c.kari)),
            "Could have been: very serious",
        ),
    ],
)
def test_before_and_after_where_it_helps(
    cast: Cast, loose_rail: Deviation, act: Callable[[Cast, Deviation], None], note: str
) -> None:
    act(cast, loose_rail)
    assert notes(cast, loose_rail)[0] == note


def test_days_and_groups_are_said_in_words(
    cast: Cast, loose_rail: Deviation, night_shift: Group
) -> None:
    checking(cast, loose_rail)
    verbs.close_to(loose_rail, group=night_shift, by=cast.as_(cast.kari))
    assert notes(cast, loose_rail)[:2] == ["Night shift", "23 Nov 2026"]


def test_nothing_private_is_ever_told(cast: Cast) -> None:
    case = report(
        cast,
        "Fell.",
        anyone_hurt=True,
        reporter_name="Ola Nordmann",
        reporter_contact="90 00 00 00",
        on_behalf_of="the apprentice Eva",
    )
    all_of_it = " ".join(f"{line.words} {line.note}" for line in told(cast, case, cast.kari))
    assert not re.search("Nordmann|90 00|Eva|hurt", all_of_it)


def test_what_was_done_for_somebody_and_how_they_are_is_only_changed(
    cast: Cast, loose_rail: Deviation
) -> None:
    by = cast.as_(cast.kari)
    checking(cast, loose_rail)
    verbs.assess(loose_rail, actual=1, potential=2, immediate="Eva was bandaged.", by=by)
    verbs.it_helped(loose_rail, note="Eva's back is well.", by=by)
    verbs.close(loose_rail, conclusion="Done.", no_prevention_because="It is gone.", by=by)
    verbs.say_it_helped(loose_rail, helped=True, note="Eva sleeps.", by=cast.as_(cast.ola))

    kept = [event.changes for event in Event.objects.filter(subject=reference(loose_rail))]
    for field in ("immediate", "effect_note", "helped_note"):
        assert {changes[field] for changes in kept if field in changes} == {"changed"}
    assert "Eva" not in repr(kept)
    assert not any("Eva" in note for note in notes(cast, loose_rail))


def test_what_is_forgotten_leaves_a_line_without_names(cast: Cast, loose_rail: Deviation) -> None:
    verbs.delegate(loose_rail, handler=cast.siri, by=cast.as_(cast.kari))
    forget(Event.objects.filter(subject=reference(loose_rail)))
    assert words(cast, loose_rail) == [
        "Somebody let somebody else handle the case",
        "Somebody reported this",
    ]
    assert notes(cast, loose_rail) == ["", ""]


def test_every_verb_of_the_table_has_its_words() -> None:
    assert {step.verb for step in rules.STEPS} - set(trail_words.WORDS) == {"deviation.speak"}


def test_the_pages_trail_names_the_representative_in_role(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    by = cast.as_(cast.siri)
    verbs.speak(loose_rail, text="Again?", to_reporter=False, by=by)
    html = door.opens(cast.kari, door.url(loose_rail))
    assert "Siri (safety representative) wrote in the conversation" in html
    assert "wrote in the conversation" not in door.opens(cast.ola, door.url(loose_rail))
