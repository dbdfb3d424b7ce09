"""Who is there and where they can look, for the visitors of the pages."""

import json
from typing import Any

from bench.seeding import ground as grounds
from django.utils import timezone

from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.organisation.models import Unit
from varde.people.actors import member_actor
from varde.people.models import Member
from varde.posters.models import Poster

CASES = 20


def told() -> str:
    """As JSON."""
    return json.dumps(_standing())


def _standing() -> dict[str, Any]:
    ground = grounds.laid()
    assert ground is not None
    bare = Unit.objects.select_related("company").get(name=grounds.BARE, depth=1)
    people = Member.objects.filter(company=ground.company).exclude(user=None)
    by_name = {member.name: member for member in people.select_related("company", "unit")}
    return {
        "slug": ground.company.slug,
        "company": str(ground.key),
        "password": grounds.PASSWORD,
        "emails": {name: member.email for name, member in by_name.items()},
        "rows": Deviation.objects.filter(company=ground.company).count(),
        "cases": {name: _rich(by_name[name]) for name in ("Leder", "Verneombud")},
        "poster": Poster.objects.filter(company=ground.company).values_list("code", flat=True)[0],
        "bare": [str(bare.company_id), str(bare.pk)],
    }


def _rich(member: Member) -> list[str]:
    """New cases under way, with a thread, measures and a trail, that this person sees."""
    seen = Deviation.objects.visible_to(member_actor(member, now=timezone.now()))
    # Only those with a whole life come this far without measures of their own being asked for.
    under_way = seen.filter(state=State.MEASURES).order_by("-reported_at", "pk")
    newest = under_way.prefetch_related(None)[: CASES * 20]
    return [str(case.pk) for case in newest if case.measures().exists()][:CASES]
