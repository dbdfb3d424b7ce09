"""Killed between the mail server's OK and the note of it: not lost, and twice at most."""

import signal
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from varde.config.tests.conftest import Installation
from varde.mail.tests.conftest import Server, server

__all__ = ["server"]
POSTMAN = Path(__file__).parent / "dying_postman.py"


def test_killed_after_the_servers_ok_it_comes_once_more_and_never_again(
    prepared: Installation, server: Server
) -> None:
    environment = prepared.environment(
        VARDE_SMTP_HOST="127.0.0.1",
        VARDE_SMTP_PORT=str(settings.EMAIL_PORT),
        VARDE_SMTP_TLS="no",
        VARDE_ADDRESS="https://varde.example",
        VARDE_MAIL_FROM="varde@example.org",
    )

    def postman(*words: str) -> subprocess.Popen[str]:
        command = [sys.executable, str(POSTMAN), *words]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)

    with postman("dies", "0") as dying:
        assert dying.stdout
        assert dying.stdout.readline().startswith("taken ")
        dying.send_signal(signal.SIGKILL)
    assert len(server.got) == 1
    carried = [postman("lives", minutes).communicate()[0].strip() for minutes in ("5", "11", "30")]
    assert carried == ["0", "1", "0"], "left alone while held, sent again once, then never"
    first, second = server.got
    assert first["Message-ID"] == second["Message-ID"]
