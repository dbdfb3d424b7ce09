"""Opening a demo: the one that is there, or a new one."""

import datetime

from django.db import transaction

from varde.demo import building
from varde.demo.people import BY_SIZE
from varde.organisation.models import Company


def open_demo(*, size: int, now: datetime.datetime) -> Company:
    """The demo undertaking of this size; built the first time somebody asks."""
    there = Company.objects.filter(is_demo=True, name=BY_SIZE[size].name).first()
    with transaction.atomic():
        return there or building.build(size=size, now=now)
