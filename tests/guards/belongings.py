"""One row of everything that has an address, in any undertaking; made through the verbs."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from django.db import models

from varde.demo import pictures
from varde.deviations import verbs as deviations
from varde.deviations.models import Deviation
from varde.files.models import Attachment
from varde.foundation.identity import uuid7
from varde.lists import verbs as lists
from varde.machines import verbs as machines
from varde.machines.models import Scope
from varde.measures import verbs as measures
from varde.notifications.verbs import telling
from varde.offers import board
from varde.organisation import imports, unit_table
from varde.organisation import verbs as organisation
from varde.organisation.models import CompanyOwned
from varde.people import people_table
from varde.people import verbs as people
from varde.people.actors import member_actor
from varde.people.models import Appointment, Employment, Member
from varde.posters import verbs as posters
from varde.registers import verbs as registers
from varde.testing.cast import FIRST_DAY, NOW
from varde.webhooks import verbs as webhooks

Belongings = dict[type[models.Model], list[CompanyOwned]]


def belongings(owner: Member, folder: Path) -> Belongings:
    """What a top manager's undertaking has: at least one row of each kind."""
    me = Member.objects.select_related("company", "unit").get(pk=owner.pk)
    by = member_actor(me, now=NOW)
    case = deviations.report(
        token=f"{me.pk}",
        unit=me.unit,
        text="The rail is loose.",
        photos=[pictures.scaffold()],
        by=by,
    )
    deviations.receive(case, by=by)
    people.employ(me, form="permanent", unit=me.unit, start_date=FIRST_DAY, by=by)
    measure = measures.plan(
        title="Fasten it", responsible=me, due_date=by.today, unit=me.unit, by=by
    )
    made: list[Any] = [
        me,
        me.unit,
        case,
        *Attachment.objects.filter(company=me.company),
        *Employment.objects.filter(member=me),
        *Appointment.objects.filter(member=me),
        deviations.speak(case, text="We have seen it.", by=by),
        measure,
        organisation.open_workplace(unit=me.unit, name="Scaffold", by=by),
        people.tell_absence(me, start_date=by.today, end_date=by.today, deputy=None, by=by),
        people.form_group(name="Trusted", members=[me], by=by),
        posters.hang_up(unit=me.unit, languages=["nb"], by=by),
        machines.make(name="Payroll", scopes=[Scope.READ_CASES], days=30, by=by)[0],
        webhooks.make(name="Pay", address="https://93.184.216.34/", kinds=["measure"], by=by),
        *_tables(folder, by),
        _told(me, case),
        *(_batch(kind, row, by) for kind, row in (("cases", case), ("measures", measure))),
        *(lists.keep(list_key=kind, query="", name="All", by=by) for kind in ("cases", "measures")),
        registers.upload(
            file_name="cases.csv",
            pieces=[f"Tittel;Dato\nFall {me.pk};12.06.2024\n".encode()],
            by=by,
        ),
    ]
    kinds: Belongings = defaultdict(list)
    for row in made:
        kinds[type(row)].append(row)
    return kinds


def _tables(folder: Path, by: Any) -> list[Any]:
    path = folder / "table.csv"
    path.write_text("Navn;Enhet\nVerksted;Topp\n")
    kinds = {imports.UNITS: unit_table.fields(), imports.PEOPLE: people_table.fields()}
    return [
        organisation.read_in(kind=kind, path=path, file_name=path.name, fields=fields, by=by)
        for kind, fields in kinds.items()
    ]


def _batch(kind: str, row: Any, by: Any) -> CompanyOwned:
    """What was done to several at once: here to one."""
    key, act = uuid7(), lambda _row, _by: None
    return lists.carry_out(key=key, list_key=kind, deed="", rows=[row], act=act, by=by)


def _told(me: Member, case: Deviation) -> CompanyOwned | None:
    """Somebody else's doing: one is not told what one did oneself."""
    news = board.Telling(me, "cases", lambda: "New words", case, case.get_absolute_url())
    return telling.tell(news, key="told", at=NOW, now=NOW)
