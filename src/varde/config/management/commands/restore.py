"""`./varde restore FILE`: put a backup back, checked before and after."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import Error

from varde.config import supervisor
from varde.config.backup import restoring
from varde.config.backup.archive import DamagedError
from varde.config.backup.stores import StoreError
from varde.config.console import say, stop


class Command(BaseCommand):
    help = "Put a backup back in place of what is in the data folder and the database."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="replace what is there now")

    def handle(self, *args: Any, file: Path, force: bool, **options: Any) -> None:
        with supervisor.hold(settings.DATA):
            try:
                self._make_room(force=force)
                manifest = restoring.restore(file, settings.DATA)
            except (DamagedError, StoreError, Error, OSError) as error:
                stop(
                    f"Å legge tilbake {file} lyktes ikke: {error}",
                    f"Restoring {file} did not succeed: {error}",
                )
        say(
            f"Lagt tilbake og kontrollert: {file}, tatt {manifest.made_at}.",
            f"Restored and checked: {file}, taken {manifest.made_at}.",
        )

    def _make_room(self, *, force: bool) -> None:
        data = settings.DATA
        if restoring.is_empty(data):
            return
        if not force:
            stop(
                f"Datamappen {data} er ikke tom. Skal det som er der erstattes, kjør igjen med "
                "--force; det tas først en sikkerhetskopi av det.",
                f"The data folder {data} is not empty. To replace what is there, run again with "
                "--force; a backup of it is taken first.",
            )
        try:
            copy = restoring.safety_copy(data, now=datetime.now(UTC))
        except (DamagedError, StoreError, Error) as error:
            stop(
                f"Det som er her nå, kan det ikke tas kopi av: {error}\nFlytt datamappen {data} "
                "til side, og legg tilbake i en tom mappe.",
                f"What is here now cannot be backed up: {error}\nMove the data folder {data} "
                "aside, and restore into an empty one.",
            )
        say(f"Det som var her, ligger nå i {copy}.", f"What was here now lies in {copy}.")
