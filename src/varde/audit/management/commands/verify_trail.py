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

        parser.add_argument(
            "--head",
            metavar="NUMBER:HASH",
            action="append",
            default=[],
            help="a head somebody has on paper or in a letter; may be given several times",
        )

    def handle(self, *, heads: Path | None, head: list[str], **options: Any) -> None:
        missing = [one for one in head if not _is_in_trail(one)]
        file = heads or settings.DATA / anchors.NAME
        known = anchors.read(file)
        count, findings = anchors.verify(known)
        for found in findings:
            self.stderr.write(f"{found.company}: from event {found.number}: {found.what}")
        for one in missing:
            self.stderr.write(f"{one}: no trail here has this head, or not any more")
        if findings or missing:
            places = len(findings) + len(missing)
            raise CommandError(f"The trail does not hold in {places} places.")
        for one in head:
            self.stdout.write(f"{one}: stands in the trail, and all before it fits.")
        self.stdout.write(f"{count} events fit together, and with {len(known)} heads in {file}.")


def _is_in_trail(head: str) -> bool:
    try:
        return anchors.is_in_trail(head)
    except ValueError as wrong:
        raise CommandError(
            f"{head} is no head. Write the number and the mark as printed, "
            "such as 1234:9f86d081884c7d65."
        ) from wrong
