"""Two people act at the same moment: one of them wins, the other is told, nothing is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from varde.deviations import verbs
from varde.deviations.models import Deviation
from varde.deviations.rules import State
from varde.deviations.tests import racing
from varde.deviations.tests.conftest import Door, checking, explained
from varde.foundation.refusals import Refused
from varde.testing.cast import Cast


def test_both_had_the_page_open_and_the_second_is_refused(
    cast: Cast, loose_rail: Deviation
) -> None:
    explained(cast, loose_rail)
    seen_by_hanne = Deviation.objects.get(pk=loose_rail.pk)
    verbs.close(loose_rail, conclusion="Kari's words.", by=cast.as_(cast.kari))

    with pytest.raises(Refused, match="Look at it again"):
        verbs.close(seen_by_hanne, conclusion="Hanne's words.", by=cast.as_(cast.hanne))
    seen_by_hanne.refresh_from_db()
    assert seen_by_hanne.conclusion == "Kari's words."
    assert racing.endings(loose_rail) == 1


def test_on_the_page_the_second_keeps_their_words(
    cast: Cast, door: Door, loose_rail: Deviation
) -> None:
    explained(cast, loose_rail)
    url = door.url(loose_rail, "lukk/")
    door.sends(cast.kari, url, conclusion="Kari's words.")

    late = door.sends(cast.hanne, url, conclusion="Hanne's words.")
    assert late.status_code == 422
    html = late.content.decode()
    assert "Somebody has already moved this on. Look at it again." in html
    assert "Hanne&#39;s words." in html


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("motta/", {"answer": "A long answer"}),
        ("avvis/", {"reason": "A long reason"}),
        ("vurder/", {"actual": "1", "potential": "1", "breached": "A long rule"}),
        ("rettet/", {"done": "A long deed", "cause": "A long cause"}),
        ("sjekk-effekt/", {"helped": "yes", "note": "A long note"}),
        ("vent-pa-effekt/", {"effect_date": "24.12.2026"}),
        ("rett/", {"text": "A long text", "proposal": "A long proposal"}),
    ],
)
def test_whatever_was_typed_is_still_there_when_the_case_is_closed_meanwhile(
    cast: Cast, door: Door, loose_rail: Deviation, page: str, typed: dict[str, str]
) -> None:
    case = checking(cast, loose_rail)
    verbs.it_helped(case, note="", by=cast.as_(cast.kari))
    verbs.close(case, conclusion="Over.", no_prevention_because="Gone.", by=cast.as_(cast.kari))

    who = cast.ola if page == "rett/" else cast.kari
    answer = door.sends(who, door.url(case, page), **typed)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Look at it again." in html
    assert "It stands like this now: Closed." in html
    assert f'href="{door.url(case)}"' in html
    assert "It stands like this now: Closed." in html
    assert f'href="{door.url(case)}"' in html
    assert all(words in html for words in typed.values())


ON_DISK = """
import json
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from varde.deviations.tests import racing
print(json.dumps(racing.six_close_it()))
"""


def raced_on_disk(folder: Path) -> list[Any]:
    """SQLite in memory is one connection for all: the same on a file, in a Python of its own."""
    env = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder}/varde.sqlite3",
        "DJANGO_SETTINGS_MODULE": "varde.config.settings",
        "PYTHONPATH": str(settings.ROOT / "src"),
        "VARDE_DATA": str(folder),
    }
    done = subprocess.run(
        [sys.executable, "-c", ON_DISK], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_six_who_close_it_at_the_same_moment_one_does(tmp_path: Path) -> None:
    in_memory = getattr(connection, "is_in_memory_db", lambda: False)()
    ended = racing.Ending(*(raced_on_disk(tmp_path) if in_memory else racing.six_close_it()))

    assert ended.state == State.CLOSED
    assert len(ended.refused) == len(racing.PEOPLE) - 1
    assert all("Look at it again." in no for no in ended.refused)
    assert ended.endings == 1
    assert ended.break_in_the_trail is None
