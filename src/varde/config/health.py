"""GET /health: is Varde well? For those who watch over the machine; says nothing about anybody."""

import shutil
import time
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from varde.config import heartbeat

# Below this no photo and no backup can be counted on to fit.
LEAST_FREE_MEGABYTES = 200


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    checks = {
        "database": _database(),
        "worker": _worker(settings.DATA, time.time()),
        "disk": _disk(settings.DATA),
    }
    well = all(check["ok"] for check in checks.values())
    return JsonResponse({"ok": well, **checks}, status=200 if well else 503)


def _database() -> dict[str, object]:
    """Asks for a table of ours: an empty file in the database's place is not well."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
            return {"ok": cursor.fetchone() is not None}
    except Error:
        return {"ok": False}


def _worker(data: Path, now: float) -> dict[str, object]:
    age = heartbeat.age(data, now)
    if age is None:
        return {"ok": False, "seconds_since_heartbeat": None}
    return {"ok": age <= heartbeat.SILENT_AFTER_SECONDS, "seconds_since_heartbeat": round(age)}


def _disk(data: Path) -> dict[str, object]:
    try:
        free = shutil.disk_usage(data).free // 1024**2
    except OSError:
        return {"ok": False, "free_megabytes": None}
    return {"ok": free >= LEAST_FREE_MEGABYTES, "free_megabytes": free}
