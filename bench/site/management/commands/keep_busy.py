"""`manage keep_busy`: give the worker all rows of the large undertaking to go through again."""

from typing import Any

from bench.seeding import ground as grounds
from django.core.management.base import BaseCommand

from varde.search.models import Cursor
from varde.search.verbs.sweeping import begin


class Command(BaseCommand):
    help = "Let the worker make the index of the bench's large undertaking anew."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        ground = grounds.laid()
        assert ground is not None
        Cursor.objects.filter(pk=ground.key).update(**begin())
