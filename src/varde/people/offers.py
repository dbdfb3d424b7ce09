"""What people offer other rooms: what a leaver gives away."""

from collections.abc import Iterable, Sequence
from functools import partial

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from varde.offers.board import Handover, handovers
from varde.people import rules
from varde.people.actors import Leaving
from varde.people.models import Employment, Group, Member
from varde.people.verbs.employments import change_employment
from varde.people.verbs.groups import replace_in_group


@handovers.hang_up
def pupils_of(leaving: Leaving) -> Iterable[Handover]:
    """Apprentices and pupils the leaver teaches."""
    taught = Employment.objects.visible_to(leaving).on(leaving.today)
    mine = list(taught.filter(instructor=leaving.member, state=rules.OPEN))
    yield Handover(_("People they teach"), len(mine), partial(_teach, mine, leaving))


@handovers.hang_up
def groups_of(leaving: Leaving) -> Iterable[Handover]:
    """Groups that would have nobody left."""
    alone = Group.objects.visible_to(leaving).annotate(
        others=Count("members", filter=~Q(members=leaving.member))
    )
    mine = list(alone.filter(members=leaving.member, others=0))
    yield Handover(_("Groups with nobody else in them"), len(mine), partial(_seat, mine, leaving))


def _teach(taught: list[Employment], leaving: Leaving, successor: Member) -> None:
    for employment in taught:
        change_employment(
            employment,
            end_date=employment.end_date,
            agency=employment.agency,
            instructor=None if successor.pk == employment.member_id else successor,
            training_office=employment.training_office,
            by=leaving.by,
        )


def _seat(groups: Sequence[Group], leaving: Leaving, successor: Member) -> None:
    for group in groups:
        replace_in_group(group, member=leaving.member, successor=successor, by=leaving.by)
