"""`manage grow 50000`: bring the bench's database to so many cases, and say who is there."""

import sys
import time
from argparse import ArgumentParser
from typing import Any

from bench.seeding import standing
from bench.seeding.growing import grow
from django.core.management.base import BaseCommand
from django.utils import timezone


class Command(BaseCommand):
    help = "Bring the bench's database to so many cases. Never for real data."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()

        def tell(words: str) -> None:
            print(f"{time.monotonic() - began:6.1f} s  {words}", file=sys.stderr, flush=True)

        grow(options["count"], now=timezone.now(), tell=tell)
        self.stdout.write(standing.told())
