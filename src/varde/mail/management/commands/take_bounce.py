"""`manage take_bounce < letter`: a letter that came back, handed over by the mail server."""

import sys
from typing import Any

from django.core.management import BaseCommand
from django.utils import timezone

from varde.mail import bounces

SAID = {
    "hard": "Nobody has the address. It is marked, and nothing more is sent there.",
    "soft": "The letter came back, but the address is fine. Nothing is changed.",
    "unknown": "This is no report about a letter of ours. Nothing is changed.",
}


class Command(BaseCommand):
    help = "Read one letter that came back from standard input, as a pipe of the mail server."

    def handle(self, **options: Any) -> None:
        # Always well in the end: a fault here would send a report about the report.
        self.stdout.write(SAID[bounces.take(sys.stdin.buffer.read(), timezone.now())])
