"""Everything that stands on the page of one case, for the one who looks."""

import datetime
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import CharField
from django.utils.translation import gettext as _

from varde.caseload import similar
from varde.caseload.recurrence import again
from varde.caseload.similar import MOST_TOLD
from varde.conversations.forms import Write, WriteInside
from varde.conversations.models import lets_inside
from varde.conversations.threads import Said, thread
from varde.deviations import rules, stages, trail_words
from varde.deviations.endings import TIME_TO_TAKE_BACK, just_ended
from varde.deviations.models import Deviation
from varde.deviations.stages import Left
from varde.deviations.unmended import unmended
from varde.deviations.words import QUESTIONS, Method, Severity, Source
from varde.files.gallery import Removed, Shown, hung
from varde.foundation.questions import KEPT, Given, Question
from varde.foundation.references import reference
from varde.handling.forms.solving import FixNow
from varde.handling.views import now
from varde.handling.views.others import may_be_fixed_now, others
from varde.measures.models import Measure
from varde.measures.rules import OPEN
from varde.measures.words import standing
from varde.organisation.models import Unit
from varde.people.absences import said as said_of_absence
from varde.people.actors import Actor
from varde.people.line import holder
from varde.steps.roles import REPORTER, SAFETY_REPRESENTATIVE
from varde.steps.step import open_among
from varde.ui import dates


class Person(NamedTuple):
    """Who reported it, as far as this reader may know."""

    words: str
    note: str = ""


def whole(case: Deviation, actor: Actor) -> dict[str, Any]:
    """The page's rows and words. A fixed number of queries, however long the case is."""
    left = stages.measures_left([case]).get(reference(case), Left())
    measures = _measures_of(actor.as_today()).ask(source=reference(case))
    said = thread(case, actor, unnamed=() if case.names_reporter_to(actor) else (REPORTER,))
    pictures, removed = hung(case, viewer=actor)
    events = trail_words.events_about(
        case,
        [
            *map(reference, measures),
            *map(_message, said),
            *map(_file, pictures),
            *map(_file, removed),
        ],
    )
    waits = case.pk in unmended([case])
    asked, own = _asks_reporter(said), _first_of(measures, actor)
    panel = now.panel(case, left, actor, asked=asked, unmended=waits, mine=own)
    before = similar.happened_before(case, actor)
    may = open_among(rules.STEPS, actor, case)
    return {
        "case": case,
        "handler_away": said_of_absence(getattr(case, "handler_away", None), actor.today),
        "now": panel,
        "fix_now": FixNow(case=case, actor=actor) if may_be_fixed_now(case, may) else None,
        "others": others(case, actor, may, step=panel.verb if panel else ""),
        "may": {step.verb.partition(".")[2]: step.verb in may for step in rules.STEPS},
        "undo_until": undo_until(case, actor),
        "stages": way(case, trail_words.reached(events, case)),
        "disc": stages.DISCS[case.state],
        "must_tell": must_tell(case),
        "left": left,
        "measures": measures,
        "is_assessed": bool(case.severity or measures or case.conclusion),
        "standing": standing,
        "thread": said,
        "write": _message_form(case, actor) if rules.SPEAK.verb in may else None,
        "pictures": pictures,
        "removed": removed,
        "answers": answers(case),
        "trail": trail_words.lines(events, case, actor),
        "reporter": reporter(case, actor),
        "representative": holder(case.unit, role=SAFETY_REPRESENTATIVE, on=actor.today),
        "before": before[:MOST_TOLD],
        "again": again(case, actor) if _looks_after(case, actor) else None,
        "many_before": len(before) > MOST_TOLD,
        "extra": case.extra if case.names_reporter_to(actor) else {},
        "told_to": told_to(case),
    }


@lru_cache(maxsize=KEPT)
def _measures_of(actor: Actor) -> Question:
    rows = Measure.objects.visible_to(actor).filter(source=Given("source", CharField()))
    return Question(rows.with_people().in_order(actor.today))


def told_to(case: Deviation) -> list[Unit]:
    """Where its lesson is read. One query, and none before it is told."""
    if case.lesson_published_at is None:
        return []
    places = case.lesson_units.select_related("unit").order_by("unit__path")
    return [place.unit for place in places]


def _looks_after(case: Deviation, actor: Actor) -> bool:
    """Has the case, or oversees its unit; who only reported it sees no pattern in their own."""
    return bool(rules.SEEN_BY & (case.roles_for(actor) - {REPORTER}))


def undo_until(case: Deviation, actor: Actor) -> datetime.datetime | None:
    """How long this reader may undo what just ended the case."""
    event = just_ended(case, actor.now) if rules.TAKE_BACK.open_to(actor, case) else None
    return event.at + TIME_TO_TAKE_BACK if event else None


def must_tell(case: Deviation) -> bool:
    """Death or serious injury, or not known yet: the authorities must be told (aml § 5-2)."""
    return bool(case.anyone_hurt) and case.actual in (None, Severity.VERY_SERIOUS)


def way(case: Deviation, at: Mapping[str, datetime.datetime]) -> list[dict[str, Any]]:
    """The six steps of the bar; none for a case that left the way."""
    if case.state not in rules.WAY:
        return []
    here = rules.WAY.index(rules.State(case.state))
    known = {
        rules.State.REPORTED: case.said_when("reported_at"),
        rules.State.CLOSED: case.said_when("closed_at"),
    }
    bar = []
    for number, state in enumerate(rules.WAY):
        reached = at.get(state) or known.get(state)
        is_over = number < here or case.state == rules.State.CLOSED
        place = "done" if is_over else "now" if number == here else ""
        note = dates.stamp(reached) if reached and is_over else _("now") if place == "now" else ""
        bar.append({"word": state.label, "note": note, "place": place})
    return bar


def reporter(case: Deviation, actor: Actor) -> Person:
    """A name only for those who handle the case; a role for everybody else."""
    if case.reporter_id and REPORTER in case.roles_of(actor):
        return Person(_("You"))
    knows = case.names_reporter_to(actor)
    name = case.reporter.name if case.reporter else case.reporter_name
    if name and knows:
        behalf = _("for %(who)s") % {"who": case.on_behalf_of} if case.on_behalf_of else ""
        return Person(name, case.reporter_contact or behalf)
    if name:
        return Person(_("Somebody who works here"))
    if case.source == Source.REGISTER:
        return Person(_("Unknown reporter"), _("taken over from another register"))
    return Person(_("Without a name"), _("can answer with the code"))


def answers(case: Deviation) -> list[tuple[str, str]]:
    """What was asked to find the cause, and answered, in the order it was asked."""
    asked = QUESTIONS[Method(case.method)] if case.method else []
    return [(str(words), case.analysis[key]) for key, words in asked if key in case.analysis]


def _message(said: Said) -> str:
    return f"conversations.message:{said.key}"


def _file(shown: Shown | Removed) -> str:
    return f"files.attachment:{shown.key}"


def _first_of(measures: list[Measure], actor: Actor) -> str:
    """Where the first measure is that this reader has to do."""
    mine = (one for one in measures if one.state == OPEN and one.responsible == actor.member)
    first = next(mine, None)
    return first.get_absolute_url() if first else ""


def _asks_reporter(said: list[Said]) -> bool:
    return any(one.waits_for_reporter and not one.is_mine for one in said)


def _message_form(case: Deviation, actor: Actor) -> type[Write]:
    """Which form: nobody has typed in it yet."""
    return WriteInside if lets_inside(case, actor) else Write
