"""`./varde backup [FILE]`: everything in one file, read back before it counts."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import Error

from varde.config.backup import taking
from varde.config.backup.archive import DamagedError
from varde.config.backup.stores import StoreError
from varde.config.console import say, stop


class Command(BaseCommand):
    help = "Back up database and files into one file, and read it back."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path)

    def handle(self, *args: Any, file: Path | None, **options: Any) -> None:
        now = datetime.now(UTC)
        place = file or taking.usual_place(settings.DATA, name="varde", now=now)
        if place.exists():
            stop(
                f"{place} finnes fra før. Velg et annet navn.",
                f"{place} is there already. Choose another name.",
            )
        try:
            manifest = taking.take(place.absolute(), settings.DATA, now=now)
        except (DamagedError, StoreError, Error, OSError) as error:
            stop(f"Ingen sikkerhetskopi ble tatt: {error}", f"No backup was taken: {error}")
        rows = sum(manifest.rows.values())
        say(
            f"Sikkerhetskopi: {place} ({rows} rader, {len(manifest.parts)} filer, lest tilbake).",
            f"Backup: {place} ({rows} rows, {len(manifest.parts)} files, read back).",
        )
