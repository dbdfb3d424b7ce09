"""Taking people in from a table: all of them, or none."""

from varde.organisation import rules as organisation
from varde.organisation.models import Import, Unit
from varde.organisation.names import sorting_key
from varde.organisation.verbs.imports import BATCH, digest_of, empty, refuse_faults
from varde.people import people_table, rules
from varde.people.actors import Actor
from varde.people.models import Employment, Member
from varde.people.people_table import Planned


def take_in_people(given: Import, *, by: Actor) -> int:
    """Everybody in the table who is not known; how many were. One event tells of them all.

    Nobody gets a login by this: they are invited, one by one.
    """
    with organisation.TAKE_IN.taken(given, by=by):
        list(Unit.objects.select_for_update(no_key=True).filter(company_id=by.company_id, depth=1))
        plan = people_table.plan(given, today=by.today)
        refuse_faults(plan)
        members = [_member(one, given) for one in plan.new]
        Member.objects.bulk_create(members, batch_size=BATCH)
        pairs = zip(plan.new, members, strict=True)
        working = [_employment(one, member) for one, member in pairs if one.start_date]
        Employment.objects.bulk_create(working, batch_size=BATCH)
        given.added, given.added_digest = len(members), digest_of(str(row.pk) for row in members)
        empty(given)
    return plan.known


def _member(one: Planned, given: Import) -> Member:
    return Member(
        company_id=given.company_id,
        name=one.name,
        sort_name=sorting_key(one.name),
        unit=one.unit,
        email=one.said["email"],
        phone=one.said["phone"],
        number=one.said["number"],
        state=rules.ACTIVE,
    )


def _employment(one: Planned, member: Member) -> Employment:
    assert one.start_date is not None
    return Employment(
        company_id=member.company_id,
        member=member,
        form=one.form,
        unit=one.unit,
        agency=one.said["agency"],
        start_date=one.start_date,
        end_date=one.end_date,
        state=rules.OPEN,
    )
