"""The one framed panel on a case: what this viewer can do with it now, and what comes of it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from varde.deviations import prevention, rules, stages, standing_in
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.stages import Left
from varde.handling.forms.case import CaseForm
from varde.handling.forms.handling import Reopen, TakeOver, receiving
from varde.handling.forms.solving import AwaitEffect, CheckEffect, Close
from varde.handling.forms.speaking import SayItHelped
from varde.people.actors import Actor
from varde.steps.roles import REPORTER
from varde.ui import dates

TALK = "#talk"
FORMS: dict[str, type[CaseForm]] = {
    stages.AWAIT: AwaitEffect,
    stages.CHECK: CheckEffect,
    stages.CLOSE: Close,
}
# Steps with a page of their own: the heading, the words, and what stands on the button.
PAGES: dict[str, tuple[Promise, Promise, Promise]] = {
    stages.ASSESS: (
        gettext_lazy("Now: assess how serious it is"),
        gettext_lazy("How did it go, and how could it have gone? That decides how deep to dig."),
        gettext_lazy("Assess how serious it is"),
    ),
    stages.FIND_CAUSE: (
        gettext_lazy("Now: find the cause"),
        gettext_lazy(
            "Find out what made it possible, so that it does not happen again. "
            "Then you can choose the right measures."
        ),
        gettext_lazy("Write the cause"),
    ),
    stages.PLAN: (
        gettext_lazy("Now: add measures"),
        gettext_lazy(
            "What must be done so that it does not happen again? One thing, one person, one day."
        ),
        gettext_lazy("Add a measure"),
    ),
}


@dataclass(frozen=True)
class Now:
    """A heading, a few words, and at most one form or one way on."""

    heading: str
    words: str
    form: CaseForm | None = None
    verb: str = ""
    action: str = ""
    link: str = ""
    alarm: str = ""
    # What is missing before it can be closed: said in good time, with the way to add it.
    missing: str = ""


def panel(
    case: Deviation,
    left: Left,
    actor: Actor,
    *,
    asked: bool,
    unmended: bool = False,
    mine: str = "",
) -> Now | None:
    """What to do now, or what happens next; None for those who only look on.

    `asked`: a question in the thread waits for the reporter. `unmended`: the reporter says
    that it did not help, and nobody has answered. `mine`: where the reader's own measure is.
    """
    roles = case.roles_for(actor)
    if standing_in.is_for(actor, case):
        return _for_stand_in(case, actor)
    if roles & rules.HANDLERS and unmended:
        return _look_again(case, actor)
    if roles & rules.HANDLERS:
        return _for_handler(case, left, actor, mine)
    if REPORTER in roles:
        return _for_reporter(case, actor, asked=asked)
    if roles & rules.ADVISERS and case.is_open:
        return _for_adviser()
    return None


def _for_stand_in(case: Deviation, actor: Actor) -> Now:
    form = TakeOver(case=case, actor=actor)
    words = _("Nobody has it. You lead the unit, so it waits for you.")
    if case.handler:
        words = _(
            "It lies with %(who)s, who does not lead the unit any more or has not seen to it yet. "
            "Take it over, or ask them."
        ) % {"who": case.handler}
    return Now(str(form.heading), words, form, verb="take_over", alarm=_danger(case))


def _for_handler(case: Deviation, left: Left, actor: Actor, mine: str) -> Now | None:
    if case.state == State.CLOSED and not case.lesson_published_at and not case.closed_to_id:
        words = _("Can others learn from it? Tell them, without names.")
        return Now(_("The case is closed"), words, verb="publish", action=_("Tell others"))
    if not case.is_open:
        return None
    step = stages.next_step(case, left)
    return _follow(left, mine) if step == stages.FOLLOW else _step(step, case, actor)


def _look_again(case: Deviation, actor: Actor) -> Now:
    words = _("Open the case again, or write to the reporter why it stays closed.")
    heading = _("Now: the reporter says that it did not help")
    return Now(heading, words, Reopen(case=case, actor=actor), verb="reopen")


def _follow(left: Left, mine: str) -> Now:
    """Others do them; what is mine has a button."""
    heading, words = _("Now: the measures are being done"), _remaining(left)
    return Now(heading, words, action=_("Go to your measure") if mine else "", link=mine)


def _step(step: str, case: Deviation, actor: Actor) -> Now:
    if step == stages.RECEIVE or step in FORMS:
        form_class = receiving(case) if step == stages.RECEIVE else FORMS[step]
        form = form_class(case=case, actor=actor)
        words = _ahead(step, case, actor) or str(form.lede)
        alarm, missing = _alarm(step, case), _missing(step, case)
        return Now(str(form.heading), words, form, verb=step, alarm=alarm, missing=missing)
    heading, words, action = map(str, PAGES[step])
    if step == stages.FIND_CAUSE and case.cause:
        return _deeper()
    if step == stages.PLAN and case.effect_helped is False:
        words = _("It did not help enough. What else must be done?")
    return Now(heading, words, verb=step, action=action)


def _deeper() -> Now:
    words = _(
        "The case is more serious than when the cause was written. "
        "Dig deeper, so that the measures meet what lies behind."
    )
    heading, action = _("Now: the cause needs an analysis"), _("Analyse the cause")
    return Now(heading, words, verb=stages.FIND_CAUSE, action=action)


def _alarm(step: str, case: Deviation) -> str:
    return _danger(case) if step == stages.RECEIVE else ""


def _danger(case: Deviation) -> str:
    if case.state != State.REPORTED or not case.is_dangerous_now:
        return ""
    return _("The reporter says that it is dangerous now. See that somebody stops it first.")


def _missing(step: str, case: Deviation) -> str:
    if step not in (stages.AWAIT, stages.CHECK, stages.CLOSE) or not prevention.is_missing(case):
        return ""
    return _(
        "No measure here keeps it from happening again. "
        "A serious case needs one, or a reason why not, before it is closed."
    )


def _ahead(step: str, case: Deviation, actor: Actor) -> str:
    """What is said instead of the form's own words."""
    if step == stages.CHECK and case.effect_date and case.effect_date > actor.today:
        day = dates.long_day(case.effect_date, actor.today)
        return _("The day is set to %(day)s. You may answer earlier.") % {"day": day}
    return ""


def _remaining(left: Left) -> str:
    words = ngettext(
        "%(count)s measure must be finished before you can go on.",
        "%(count)s measures must be finished before you can go on.",
        left.unfinished,
    )
    return words % {"count": left.unfinished}


def _for_reporter(case: Deviation, actor: Actor, *, asked: bool) -> Now | None:
    if asked:
        words = _("Somebody needs to know more from you.")
        return Now(_("A question for you"), words, action=_("Answer"), link=TALK)
    if rules.SAY_IT_HELPED.open_to(actor, case) and case.helped is None:
        form = SayItHelped(case=case, actor=actor)
        return Now(str(form.heading), str(form.lede), form, verb="say_it_helped")
    return Now(_("What happens now"), _next_for_reporter(case, actor)) if case.is_open else None


def _next_for_reporter(case: Deviation, actor: Actor) -> str:
    who = case.handler.name if case.handler else _("The leader")
    if case.first_answer_at is None and case.due_date:
        day = dates.long_day(case.due_date, actor.today)
        words = _("%(who)s reads what you wrote. You get an answer by %(day)s at the latest.")
        return words % {"who": who, "day": day}
    words = {
        State.MEASURES: _("Measures are under way. %(who)s sees to it that they are done."),
        State.CHECKING: _("The measures are done. %(who)s checks whether they helped."),
    }.get(State(case.state), _("%(who)s looks into it. You are told when something happens."))
    return words % {"who": who}


def _for_adviser() -> Now:
    words = _(
        "Ask or comment in the conversation. "
        "When you need an answer, it waits with the handler, who owes you one."
    )
    return Now(_("You follow this case"), words, action=_("Write in the conversation"), link=TALK)
