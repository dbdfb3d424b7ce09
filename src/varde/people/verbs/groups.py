"""Groups: a few people who may see what is closed to others."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from varde.audit import trail
from varde.foundation.refusals import Refused
from varde.people import rules
from varde.people.models import Group, GroupMember, Member
from varde.steps.step import Actor


def form_group(*, name: str, members: list[Member], by: Actor) -> Group:
    """Gather a few people who may see what is closed to others."""
    with trail.gathered():
        group = rules.FORM_GROUP.create(Group(company_id=by.company_id, name=name), by=by)
        _seat(group, members, by=by)
    return group


def change_group(
    group: Group, *, name: str, by: Actor, members: list[Member] | None = None
) -> None:
    """Call the group something else, or change who is in it."""
    with rules.CHANGE_GROUP.taken(group, by=by):
        group.name = name
        if members is not None:
            _seat(group, members, by=by)


def seat(group: Group, *, member: Member, by: Actor) -> None:
    """One more may see what is closed to the group, also what was closed to it before."""
    with rules.CHANGE_GROUP.taken(group, by=by):
        if member.state != rules.ACTIVE:
            left = _("%(name)s has left. Choose somebody who works here.")
            raise Refused(left % {"name": member})
        _seat(group, [*_seated(group), member], by=by)


def unseat(group: Group, *, member: Member, by: Actor) -> None:
    """One no longer sees what is closed to the group."""
    with rules.CHANGE_GROUP.taken(group, by=by):
        _seat(group, [one for one in _seated(group) if one.pk != member.pk], by=by)


def close_group(group: Group, *, by: Actor) -> None:
    """Nothing more is closed to this group; what was stays so, and its people still see it."""
    with rules.CLOSE_GROUP.taken(group, by=by):
        pass


def reopen_group(group: Group, *, by: Actor) -> None:
    """Things may be closed to this group again."""
    with rules.REOPEN_GROUP.taken(group, by=by):
        pass


def replace_in_group(group: Group, *, member: Member, successor: Member | None, by: Actor) -> None:
    """A person leaves the group, and somebody may take the place."""
    others = [one for one in _seated(group) if one.pk != member.pk]
    _seat(group, [*others, *([successor] if successor else [])], by=by)


def _seated(group: Group) -> list[Member]:
    return list(Member.objects.filter(groups=group))


def _seat(group: Group, members: list[Member], *, by: Actor) -> None:
    """Who may see what is closed is worth a line of its own in the trail."""
    wanted = {member.pk: member for member in members}
    _refuse_strangers(group, wanted.values())
    seated = set(group.places.values_list("member_id", flat=True))
    if seated == set(wanted):
        return
    group.places.exclude(member__in=wanted).delete()
    new = [GroupMember(company=group.company, group=group, member=wanted[pk]) for pk in wanted]
    GroupMember.objects.bulk_create([place for place in new if place.member_id not in seated])
    told = {"members": [sorted(map(str, seated)), sorted(map(str, wanted))]}
    trail.record("group.seat", group, by=by, changes=told)


def _refuse_strangers(group: Group, members: Iterable[Member]) -> None:
    if not members:
        raise Refused(_("A group needs at least one person. Choose somebody, or close the group."))
    if any(member.company_id != group.company_id for member in members):
        raise Refused(_("That belongs to another undertaking."))
