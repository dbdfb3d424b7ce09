"""docs/rules.md: who may do what and when, written from the tables themselves."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from varde.steps.page import as_markdown


class Command(BaseCommand):
    help = "Write docs/rules.md from the rules tables; with --check only say whether it is true."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, check: bool = False, **options: Any) -> None:
        page: Path = settings.ROOT / "docs" / "rules.md"
        text = as_markdown()
        if check and (not page.exists() or page.read_text() != text):
            raise CommandError("docs/rules.md is out of date. Run ./varde check --write.")
        if not check:
            page.write_text(text)
