"""What happens every night: one task that asks for its own next turn before it begins."""

import datetime

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from varde.audit import anchors
from varde.files.tasks import sweep_orphans
from varde.machines import repeating
from varde.mail import verbs as letters
from varde.reporting import limits
from varde.signin.sessions import SessionStore
from varde.webhooks.verbs import carrying

HOUR = 2  # in the time zone of the installation, when fewest are at work
DAYS_TASKS_ARE_KEPT = 30


@task()
def every_night() -> None:
    """Throw away what nothing speaks of any more: files, counts, sessions, finished tasks."""
    schedule(timezone.now())
    anchors.drop(settings.DATA, timezone.now())
    anchors.write_to(settings.TRAIL_HEADS_TO, timezone.now())
    sweep_orphans(timezone.now())
    limits.sweep(timezone.now())
    SessionStore.clear_expired()
    letters.sweep(timezone.now())
    repeating.sweep(timezone.now())
    carrying.sweep(timezone.now())
    call_command("prune_db_task_results", min_age_days=DAYS_TASKS_ARE_KEPT, verbosity=0)


def schedule(now: datetime.datetime) -> bool:
    """Ask for the coming night, unless somebody has. True when it was asked for now."""
    asked = DBTaskResult.objects.filter(task_path=every_night.module_path, status="READY")
    coming = asked.filter(run_after__gt=now)
    if coming.exists():
        return False
    every_night.using(run_after=next_night(now)).enqueue()
    return True


def next_night(now: datetime.datetime) -> datetime.datetime:
    """The next time the clock on the wall is at HOUR."""
    local = timezone.localtime(now)
    tonight = local.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return tonight if local < tonight else tonight + datetime.timedelta(days=1)
