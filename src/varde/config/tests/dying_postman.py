"""A postman for test_letter_crash.py, in a process of its own.

With «dies» he says so when the mail server has taken the letter, and waits before he notes it.
"""

import datetime
import sys
import time
from typing import Any

import django

NOW = datetime.datetime(2026, 11, 22, 8, 0, tzinfo=datetime.UTC)


def waits_for_death(letter: Any, **_values: Any) -> None:
    sys.stdout.write(f"taken {letter.pk.hex}\n")
    sys.stdout.flush()
    time.sleep(60)


def main(way: str, minutes: str) -> None:
    django.setup()
    from varde.mail import postman, verbs  # noqa: PLC0415
    from varde.mail.composing import Words  # noqa: PLC0415

    if way == "dies":
        verbs.put(Words(subject="Sak 2026-14"), to="ola@example.org", now=NOW)
        postman._save = waits_for_death
    sys.stdout.write(str(postman.deliver(NOW + datetime.timedelta(minutes=int(minutes)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
