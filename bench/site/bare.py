"""One case, inserted and nothing more."""

import secrets
import uuid

from django.utils import timezone

from varde.deviations.models import Deviation
from varde.deviations.rules import State


def insert(company: uuid.UUID, unit: uuid.UUID, *, text: str) -> None:
    now = timezone.now()
    Deviation(
        company_id=company,
        unit_id=unit,
        year=now.year,
        serial=secrets.randbelow(2**31),
        title=text,
        text=text,
        state=State.REPORTED,
        discovered_at=now,
        reported_at=now,
        submission=secrets.token_hex(32),
        code=secrets.token_hex(32),
    ).save(force_insert=True)
