"""`manage report_whole 60`: reports until they are told and found, beside bare inserts, in turn.

Without pages or a worker: the row with its number, the trail and its chain, the notification and
the search entry, one after the other in this process. Says how long each took, as JSON.
"""

import json
import secrets
import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from bench.measuring.pages import sentence
from bench.seeding import ground as grounds
from bench.site import bare
from django.core.management.base import BaseCommand
from django.utils import timezone

from varde.deviations import verbs
from varde.notifications.verbs import reading
from varde.organisation.models import Unit
from varde.people.actors import member_actor
from varde.people.models import Member
from varde.search.verbs import keeping_up

WARM = 5


class Command(BaseCommand):
    help = "Report in the bench's large undertaking, beside bare inserts."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        beside = Unit.objects.get(name=grounds.BARE, depth=1)
        member = Member.objects.select_related("company", "unit").get(name="Melder 0")
        pairs = [
            (_timed(lambda: bare.insert(beside.company_id, beside.pk, text=sentence())),
             _timed(lambda: _report(member)))
            for _time in range(WARM + options["count"])
        ]  # fmt: skip
        self.stdout.write(json.dumps(pairs[WARM:]))


def _report(member: Member) -> None:
    by = member_actor(member, now=timezone.now())
    verbs.report(token=secrets.token_hex(16), unit=member.unit, text=sentence(), by=by)
    reading.read_some(member.company_id, by.now)
    keeping_up.catch_up(member.company_id)


def _timed(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
