"""The limits on guessing hold across processes: what one has counted the other knows."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

GUESS = """
import django
django.setup()
from allauth.core import ratelimit
from django.test import RequestFactory
request = RequestFactory().post("/konto/logg-inn/")
for _ in range({times}):
    print(ratelimit.consume(request, action="login_failed", key="ola@example.org"))
"""
TABLE = """
import django
django.setup()
from django.core.management import call_command
call_command("createcachetable")
"""


def _run(code: str, data: Path) -> list[str]:
    """In a Python of its own, on the same database file."""
    env = os.environ | {
        "DATABASE_URL": f"sqlite:///{data}/varde.sqlite3",
        "DJANGO_SETTINGS_MODULE": "varde.config.settings",
        "PYTHONPATH": str(settings.ROOT / "src"),
        "VARDE_DATA": str(data),
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


@pytest.mark.slow
def test_five_guesses_in_one_process_leave_none_for_the_next(tmp_path: Path) -> None:
    _run(TABLE, tmp_path)
    assert _run(GUESS.format(times=5), tmp_path) == ["True"] * 5
    assert _run(GUESS.format(times=1), tmp_path) == ["False"]
