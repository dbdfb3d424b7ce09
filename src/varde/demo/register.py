"""A real register in the demo: taken over whole, and a few of its cases handled for show."""

import datetime
from pathlib import Path

from django.core.management import call_command

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.words import Nature, Source
from varde.measures import verbs as measures
from varde.measures.models import Purpose
from varde.organisation.models import Company, Unit
from varde.people.actors import Actor, member_actor
from varde.people.models import Member

HANDLED = 3
# The cases are real; what is done with them here is not, and says so wherever it is read.
CAUSE = "Demoens egne ord: Ingen har funnet årsaken i dette registeret. Her ville den stått."
EFFECT = "Demoens egne ord: Ingen har sjekket virkningen. Her ville det stått hva som ble sett."
DONE = "Demoens egne ord: Tiltaket er bare gjort på liksom."
TOLD = "Demoens egne ord: Slik ser en lukket sak ut. Forslaget i registeret er ikke prøvd ut."


def take_over(company: Company, file: Path, *, now: datetime.datetime) -> list[Deviation]:
    """Import the file through the same door as everybody; answer what it asks on the way."""
    call_command("import_register", file, company=company.slug, verbosity=0)
    open_cases = Deviation.objects.filter(company=company, source=Source.REGISTER).open()
    chosen = list(open_cases.exclude(proposal="").order_by("reported_at", "pk")[:HANDLED])
    for case in chosen:
        _handle(case, now=now)
    return chosen


def _handle(case: Deviation, *, now: datetime.datetime) -> None:
    """Triage, severity, cause, a measure done, the effect checked, closed, and told to all."""
    assert case.handler is not None
    handler = Member.objects.select_related("company", "unit").get(pk=case.handler.pk)
    by = member_actor(handler, now=now)
    verbs.receive(case, by=by)
    verbs.assess(case, actual=1, potential=2, nature=Nature.SUGGESTION, by=by)
    verbs.find_cause(case, method="plain", cause=CAUSE, by=by)
    todo = verbs.plan(
        case,
        title=_first_line(case.proposal),
        responsible=handler,
        due_date=by.today,
        purpose=Purpose.PREVENTIVE,
        by=by,
    )
    measures.finish(todo, note=DONE, by=by)
    _prove(case, by=by)


def _prove(case: Deviation, *, by: Actor) -> None:
    verbs.await_effect(case, effect_date=by.today, by=by)
    verbs.it_helped(case, note=EFFECT, by=by)
    verbs.close(case, conclusion=TOLD, by=by)
    top = Unit.objects.filter(company=case.company).top().get()
    verbs.publish(case, title=case.title, lesson=TOLD, units=[top], by=by)


def _first_line(text: str) -> str:
    return " ".join(text.split())[:150]
