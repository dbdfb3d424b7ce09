"""`manage verify_trail`: does the trail prove itself, also against heads written down before?"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from varde.audit import anchors


class Command(BaseCommand):
    help = "Read every event and find what was altered, inserted or removed, a cut tail included."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--heads", type=Path, help="the heads of another day, for instance from a backup"
        )

    def handle(self, *, heads: Path | None, **options: Any) -> None:
        file = heads or settings.DATA / anchors.NAME
        known = anchors.read(file)
        count, findings = anchors.verify(known)
        for one in findings:
            self.stderr.write(f"{one.company}: from event {one.number}: {one.what}")
        if findings:
            raise CommandError(f"The trail does not hold in {len(findings)} places.")
        self.stdout.write(f"{count} events fit together, and with {len(known)} heads in {file}.")
