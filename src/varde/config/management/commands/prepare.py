"""`manage prepare`: what must be in order before the first page. Run by `./varde run`."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from varde.config import static
from varde.config.backup import taking
from varde.config.backup.archive import DamagedError
from varde.config.backup.stores import StoreError
from varde.config.console import say, stop


class Command(BaseCommand):
    help = "Bring the database up to date (with a backup first) and collect static files."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._bring_database_up_to_date()
        except (DamagedError, StoreError, Error) as error:
            stop(
                f"Databasen kan ikke brukes: {error}\nSjekk DATABASE_URL, og at databasen svarer.",
                f"The database cannot be used: {error}\n"
                "Check DATABASE_URL, and that the database answers.",
            )
        if static.collect(settings.STATIC_ROOT):
            say("Filer til nettleseren er samlet.", "Files for the browser are collected.")

    def _bring_database_up_to_date(self) -> None:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting and executor.loader.applied_migrations:
            self._back_up()
        if waiting:
            say(
                f"Oppdaterer databasen ({len(waiting)} steg) …",
                f"Updating the database ({len(waiting)} steps) …",
            )
            call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)

    def _back_up(self) -> None:
        now = datetime.now(UTC)
        place = taking.usual_place(settings.DATA, name="before-update", now=now)
        say(f"Tar sikkerhetskopi først: {place}", f"Taking a backup first: {place}")
        taking.take(place, settings.DATA, now=now)
