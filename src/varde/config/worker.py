"""Background work that was cut off: put back in line when its worker has died."""

from pathlib import Path
from typing import Any

from django_tasks_db.models import DBTaskResult

from varde.config import env

Task = DBTaskResult[Any, Any]

# A task that has taken its worker down this often is given up, so that others get their turn.
MOST_ATTEMPTS = 3
GIVEN_UP = "The worker died each time this task ran, so it was given up."


def own_name(data: Path) -> str:
    """One data folder has one worker, and it keeps its name when it is started again."""
    return f"worker-{env.kept_secret(data / 'worker-name')[:24]}"


def take_up_again(name: str) -> int:
    """What this worker had begun when it died. Only called before it begins anything new."""
    begun = [task for task in DBTaskResult.objects.running() if task.worker_ids[-1:] == [name]]
    for task in begun:
        _give_up(task) if len(task.worker_ids) >= MOST_ATTEMPTS else _put_back(task)
    return len(begun)


def _put_back(task: Task) -> None:
    DBTaskResult.objects.filter(pk=task.pk).update(status="READY", started_at=None)


def _give_up(task: Task) -> None:
    task.set_failed(RuntimeError(GIVEN_UP))
