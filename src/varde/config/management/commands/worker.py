"""`manage worker`: the one that does what happens later. Started and watched by `./varde run`."""

import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.db import connections
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from varde.config import heartbeat, pulse, recurring, worker
from varde.foundation import outages

SECONDS_BETWEEN_TRIES = 2.0

log = logging.getLogger(__name__)


class Command(db_worker.Command):
    help = "Run background tasks from the database, with a sign of life in the data folder."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        name = worker.own_name(settings.DATA)
        parser.set_defaults(queue_name="*", reload=False, startup_delay=False, worker_id=name)

    def handle(self, **options: Any) -> None:
        with heartbeat.beating(settings.DATA), pulse.beating():
            while not self._worked(**options):
                connections.close_all()
                time.sleep(SECONDS_BETWEEN_TRIES)

    def _worked(self, **options: Any) -> bool:
        """Until it is told to stop. False when disk or database went away: then once more."""
        try:
            worker.take_up_again(options["worker_id"])
            recurring.schedule(timezone.now())
            super().handle(**options)
        except outages.KINDS as fault:
            if not outages.is_outage(fault):
                raise
            log.error("The worker waits for disk and database: %s", fault)
            return False
        return True
