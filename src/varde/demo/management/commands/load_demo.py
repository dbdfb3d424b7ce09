"""A demo undertaking to try Varde in, take pictures of, and check pages with."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone, translation

from varde.demo import verbs
from varde.demo.people import BY_SIZE
from varde.demo.register import take_over


class Command(BaseCommand):
    help = "Build the demo undertaking of 3 or 30 people, or say that it is there already."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", type=int, choices=sorted(BY_SIZE), default=30)
        parser.add_argument("--register", type=Path, help="A real register to take over, too.")

    def handle(self, *args: Any, size: int, register: Path | None, **options: Any) -> None:
        with translation.override("nb"):
            company = verbs.open_demo(size=size, now=timezone.now())
            if register:
                take_over(company, register, now=timezone.now())
        self.stdout.write(f"{company.name}: /start/demo/{company.slug}/")
