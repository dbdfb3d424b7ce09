"""`manage worker`: the one that does what happens later. Started and watched by `./varde run`."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from varde.config import heartbeat, pulse, recurring, worker


class Command(db_worker.Command):
    help = "Run background tasks from the database, with a sign of life in the data folder."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        name = worker.own_name(settings.DATA)
        parser.set_defaults(queue_name="*", reload=False, startup_delay=False, worker_id=name)

    def handle(self, **options: Any) -> None:
        with heartbeat.beating(settings.DATA), pulse.beating():
            worker.take_up_again(options["worker_id"])
            recurring.schedule(timezone.now())
            super().handle(**options)
