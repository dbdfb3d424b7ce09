"""The one framed panel on a case: what this viewer can do with it now, and what comes of it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from varde.deviations import rules, stages
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.stages import Left
from varde.handling.forms.case import CaseForm
from varde.handling.forms.handling import receiving
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


def panel(case: Deviation, left: Left, actor: Actor, *, asked: bool) -> Now | None:
    """What to do now, or what happens next; None for those who only look on.

    `asked`: a question in the thread waits for the reporter.
    """
    roles = case.roles_for(actor)
    if roles & rules.HANDLERS:
        return _for_handler(case, left, actor)
    if REPORTER in roles:
        return _for_reporter(case, actor, asked=asked)
    if roles & rules.ADVISERS and case.is_open:
        return _for_adviser()
    return None


def _for_handler(case: Deviation, left: Left, actor: Actor) -> Now | None:
    if case.state == State.CLOSED and not case.lesson_published_at and not case.closed_to_id:
        words = _("Can others learn from it? Tell them, without names.")
        return Now(_("The case is closed"), words, verb="publish", action=_("Tell others"))
    return _step(stages.next_step(case, left), case, left, actor) if case.is_open else None


def _step(step: str, case: Deviation, left: Left, actor: Actor) -> Now:
    if step == stages.FOLLOW:
        return Now(_("Now: the measures are being done"), _remaining(left))
    if step == stages.RECEIVE or step in FORMS:
        form_class = receiving(case) if step == stages.RECEIVE else FORMS[step]
        form = form_class(case=case, actor=actor)
        words = _ahead(step, case, actor) or str(form.lede)
        return Now(str(form.heading), words, form, verb=step, alarm=_alarm(step, case))
    heading, words, action = map(str, PAGES[step])
    if step == stages.PLAN and case.effect_helped is False:
        words = _("It did not help enough. What else must be done?")
    return Now(heading, words, verb=step, action=action)


def _alarm(step: str, case: Deviation) -> str:
    if step != stages.RECEIVE or not case.is_dangerous_now:
        return ""
    return _("The reporter says that it is dangerous now. See that somebody stops it first.")


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
    words = _("Ask or comment in the conversation. The handler sees it, and owes you an answer.")
    return Now(_("You follow this case"), words, action=_("Write in the conversation"), link=TALK)
