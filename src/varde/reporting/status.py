"""What a reporter gets to know: where the case is and what came of it, by role, never by name."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from varde.deviations import rules, trail_words
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.stages import DISCS
from varde.measures.models import CARRIED_OUT, Measure
from varde.measures.rules import CANCELLED
from varde.people.models import Member
from varde.reporting.places import Place
from varde.ui import dates
from varde.ui.numbers import upfirst

HEADINGS = {
    State.REPORTED: gettext_lazy("The report waits for the leader"),
    State.RECEIVED: gettext_lazy("The leader has read the report"),
    State.ASSESSING: gettext_lazy("The leader is assessing the case"),
    State.MEASURES: gettext_lazy("Something is being done about it"),
    State.CHECKING: gettext_lazy("It is done. Now we see whether it helped."),
    State.CLOSED: gettext_lazy("The case is closed"),
    State.REJECTED: gettext_lazy("We do not follow this up as a deviation"),
    State.WITHDRAWN: gettext_lazy("You took the report back"),
}
# Which of the five stages a case is at.
STAGE = {
    State.REPORTED: 1,
    State.RECEIVED: 2,
    State.ASSESSING: 2,
    State.MEASURES: 3,
    State.CHECKING: 4,
    State.CLOSED: 4,
}
Moments = Mapping[str, datetime.datetime]


class Stage(TypedDict):
    """One of the five, as ui.way draws it."""

    word: str
    note: str
    place: str
    fill: int | str


class Done(NamedTuple):
    """A measure in words: what, and when."""

    title: str
    note: str
    is_done: str = ""


@dataclass(frozen=True)
class Status:
    """All there is to tell."""

    heading: str
    way: list[Stage]
    measures: list[Done]
    answer: str = ""
    lesson: str = ""
    is_merged: bool = False
    is_over: bool = False
    asks_whether_it_helped: bool = False
    said: str = ""
    place: str = ""
    has_it: str = ""


def status_of(case: Deviation, *, today: datetime.date) -> Status:
    """Where it is. A case merged with another follows that one."""
    followed = _followed(case)
    # What is closed to a group is told to nobody outside it, but to its own reporter.
    may_know = followed == case or not followed.closed_to_id
    measures = _measures(followed) if may_know else []
    moments = trail_words.reached(trail_words.events_about(followed, []), followed)
    people = [person for one in measures for person in (one.responsible, one.confirmer)]
    return Status(
        heading=_heading(followed),
        way=_way(case, followed, moments, measures, today) if followed.state in STAGE else [],
        measures=[_done(one, people, today) for one in measures],
        answer=without_names(_answer(followed), [*people, followed.handler]) if may_know else "",
        lesson=followed.lesson if may_know and followed.lesson_published_at else "",
        is_merged=case.state == State.MERGED,
        is_over=followed.state == State.CLOSED,
        place=", ".join(filter(None, [case.spot, Place(case.unit, case.workplace).name])),
        asks_whether_it_helped=case.helped is None and case.state in rules.SAY_IT_HELPED.start,
        said=_said(case),
        has_it=_has_it(followed) if may_know else "",
    )


def _heading(case: Deviation) -> str:
    """Where it is, in one line; that something did not help is said, too."""
    if case.state == State.MEASURES and case.effect_helped is False:
        return _("It did not help enough. More is being done.")
    return str(HEADINGS[State(case.state)])


def _has_it(case: Deviation) -> str:
    """By unit and role: a reporter learns no names."""
    words = _("It lies with %(unit)s: the leader, or somebody the leader has asked.")
    return words % {"unit": case.unit} if case.is_open else ""


def _said(case: Deviation) -> str:
    """What the reporter answered to «Did it help?»."""
    if case.helped is None:
        return ""
    return _("Yes, it is better now") if case.helped else _("No, it is not better")


def without_names(text: str, people: Sequence[Member | None]) -> str:
    """The same words, with the role where somebody wrote a name."""
    known = [person.name for person in people if person]
    names = {part for name in known for part in (name, *name.split()) if len(part) > 1}
    role = _("the one responsible")
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", role, text)
    return text


def _followed(case: Deviation) -> Deviation:
    seen = {case.pk}
    while case.merged_into and case.merged_into_id not in seen:
        case = case.merged_into
        seen.add(case.pk)
    return case


def _measures(case: Deviation) -> list[Measure]:
    rows = case.measures().exclude(state=CANCELLED).order_by("due_date", "pk")
    return list(rows.select_related("responsible", "confirmer"))


def _answer(case: Deviation) -> str:
    """What was written when it ended; a case opened again has no end yet."""
    return case.conclusion if case.state in (State.CLOSED, State.REJECTED) else ""


def _done(measure: Measure, people: Sequence[Member | None], today: datetime.date) -> Done:
    title = without_names(measure.title, people)
    if measure.done_date and measure.state in CARRIED_OUT:
        return Done(title, _("Done %(day)s") % {"day": dates.day(measure.done_date, today)}, "yes")
    if measure.is_overdue(today):
        return Done(title, dates.due(measure.due_date, today).words)
    return Done(title, _("By %(day)s") % {"day": dates.day(measure.due_date, today)})


def _way(
    case: Deviation,
    followed: Deviation,
    moments: Moments,
    measures: list[Measure],
    today: datetime.date,
) -> list[Stage]:
    at = STAGE[State(followed.state)]
    # Over the last stage when the reporter has said whether it helped.
    at += followed.state == State.CLOSED and case.helped is not None
    words = _words(at)
    notes = [
        _moment(case.reported_at, today),
        _read(followed, moments, at, today),
        _promise(followed, today) if at == 2 else _when(moments, State.MEASURES, today),
        _progress(measures, today) if at <= 3 else _when(moments, State.CHECKING, today),
        "",
    ]
    return [
        Stage(word=word, note=note, place=_place(number, at), fill=_fill(followed))
        for number, (word, note) in enumerate(zip(words, notes, strict=True))
    ]


def _words(at: int) -> list[str]:
    return [
        _("You reported it"),
        _("The leader has read the report") if at > 1 else _("The leader reads the report"),
        _("The leader has assessed the case") if at > 2 else _("The leader assesses the case"),
        _("It is put right") if at > 3 else _("Somebody puts it right"),
        _("We ask you whether it helped"),
    ]


def _place(number: int, at: int) -> str:
    if number < at:
        return "done"
    return "now" if number == at else ""


def _fill(case: Deviation) -> int | str:
    """A stage that is under way is neither empty nor full."""
    fill = DISCS[case.state]
    return 15 if fill == 0 else 85 if fill == 100 else fill


def _moment(at: datetime.datetime, today: datetime.date) -> str:
    return upfirst(dates.moment(at, today))


def _when(moments: Moments, state: State, today: datetime.date) -> str:
    return _moment(moments[state], today) if state in moments else ""


def _read(case: Deviation, moments: Moments, at: int, today: datetime.date) -> str:
    if at == 1:
        return _promise(case, today)
    read_at = moments.get(State.RECEIVED) or case.first_answer_at
    return _moment(read_at, today) if read_at else ""


def _promise(case: Deviation, today: datetime.date) -> str:
    """The date we promised; and when it is past, what to do about it."""
    if case.due_date is None:
        return ""
    if case.due_date < today:
        return _(
            "You should have had an answer by %(day)s. Write to the leader below, "
            "or ask the safety representative."
        ) % {"day": dates.long_day(case.due_date, today)}
    return _("You get to know what is decided by %(day)s at the latest") % {
        "day": _("today") if case.due_date == today else dates.long_day(case.due_date, today)
    }


def _progress(measures: list[Measure], today: datetime.date) -> str:
    waiting = [one for one in measures if one.state not in CARRIED_OUT]
    if not measures:
        return _("You see what will be done, and when")
    done = ngettext(
        "%(done)s of %(all)s measure is done.",
        "%(done)s of %(all)s measures are done.",
        len(measures),
    ) % {"done": len(measures) - len(waiting), "all": len(measures)}
    if not waiting:
        return done
    day = dates.long_day(min(one.due_date for one in waiting), today)
    return f"{done} {_('The next is due %(day)s.') % {'day': day}}"
