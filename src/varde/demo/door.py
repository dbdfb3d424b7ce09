"""Who stands behind the demo door, and whether it is open."""

import uuid
from typing import NamedTuple

from django.conf import settings

from varde.organisation.models import Company
from varde.people.models import Member
from varde.steps.roles import EMPLOYEE, LABELS

# One of each, in the order one would want to meet them.
FACES = ["", "leader", "safety_representative", "hse_adviser", "top_manager", "auditor"]


class Face(NamedTuple):
    """Somebody to try Varde as."""

    key: uuid.UUID
    name: str
    role: str
    unit: str


def is_open() -> bool:
    """VARDE_DEMO=no shuts it."""
    return bool(settings.VARDE_DEMO)


def faces(company: Company) -> list[Face]:
    """The first person of each role, a worker first."""
    members = Member.objects.filter(company=company).exclude(user=None).select_related("unit")
    rows = members.prefetch_related("appointments").order_by("id")
    known: dict[str, Face] = {}
    for member in rows:
        role = next((one.role for one in member.appointments.all()), "")
        label = str(LABELS[role or EMPLOYEE])
        known.setdefault(role, Face(member.pk, member.name, label, member.unit.name))
    return [known[role] for role in FACES if role in known]


def somebody(slug: str, key: uuid.UUID) -> Member | None:
    """A person of a demo; never one of an undertaking in use."""
    members = Member.objects.filter(company__slug=slug, company__is_demo=True)
    return members.exclude(user=None).select_related("user").filter(pk=key).first()
