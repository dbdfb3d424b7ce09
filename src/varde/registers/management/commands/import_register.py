"""Take over a register of cases from a CSV file or an Excel workbook."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from varde.foundation.refusals import Refused
from varde.organisation.models import Company
from varde.people.actors import Actor, system
from varde.registers import commanding, shelf, verbs
from varde.registers.models import Import
from varde.registers.progress import Progress
from varde.registers.rules import State
from varde.registers.verbs.running import Checked, check
from varde.tables.mapping import Mapping

EXAMPLE = '{"columns": {"Dato": {"field": "happened_at", "form": "day_first"}}}'


class Command(BaseCommand):
    help = (
        "Import a register of cases, all or nothing. Try --dry-run first: it shows what was "
        "understood, and a mapping to save, change and give back with --mapping."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--company", required=True, help="The undertaking's name in addresses.")
        parser.add_argument("--mapping", type=Path, help=f"A JSON file such as {EXAMPLE}")
        parser.add_argument("--dry-run", action="store_true", help="Change nothing, tell all.")

    def handle(self, *args: Any, file: Path, company: str, **options: Any) -> None:
        with translation.override(options.get("language") or translation.get_language()):
            try:
                self._handle(file, _company(company), options["mapping"], dry=options["dry_run"])
            except Refused as why:
                raise CommandError(str(why)) from why

    def _handle(self, file: Path, company: Company, mapping: Path | None, *, dry: bool) -> None:
        if not file.is_file():
            raise CommandError(f"{file}: no such file.")
        by = system(company, job="import_register", now=timezone.now())
        plan = commanding.plan(file, _written(mapping), company=company)
        self.stdout.write("\n".join(commanding.told(plan)))
        if dry:
            self._try(plan, file, by)
        else:
            self._take_over(plan, file, by)

    def _try(self, plan: commanding.Plan, file: Path, by: Actor) -> None:
        """Read all of it, take in nothing."""
        self.stdout.write(json.dumps(commanding.written(plan), ensure_ascii=False, indent=1))
        if plan.questions:
            self.stdout.write("Answer the questions first. Nothing was imported.")
            return
        with Progress(self.stdout) as progress:
            checked = check(plan.draft, file, now=by.now, tell=progress.tell)
        self._tell_faults(checked)
        self.stdout.write(
            f"{checked.rows} rows, {checked.doubled} of them said twice. Nothing was imported."
        )

    def _tell_faults(self, checked: Checked) -> None:
        for fault in checked.faults[:50]:
            self.stderr.write(commanding.line(fault.as_json()))
        if checked.fault_count:
            raise CommandError(f"{checked.fault_count} faults in {checked.rows} rows.")

    def _take_over(self, plan: commanding.Plan, file: Path, by: Actor) -> None:
        try:
            row = verbs.upload(
                file_name=file.name, pieces=shelf.pieces(file), seen=plan.seen, by=by
            )
        except verbs.AlreadyTakenOver as why:
            self.stdout.write(f"{why} 0 cases added.")
            return
        try:
            verbs.begin(row, mapping=plan.draft.mapping, decisions=plan.draft.decisions, by=by)
        except Refused:
            verbs.give_up(row, by=by)
            raise
        with Progress(self.stdout) as progress:
            verbs.carry_out(row, by=by, watch=progress.tell)
        if row.state == State.REFUSED:
            self._tell_refusal(row, by)
        self.stdout.write(
            f"{row.added} cases added, {row.known} were there before, {row.doubled} said twice."
        )

    def _tell_refusal(self, row: Import, by: Actor) -> None:
        for fault in row.faults[:50]:
            self.stderr.write(commanding.line(fault))
        verbs.give_up(row, by=by)
        raise CommandError(f"{row.fault_count} faults. Nothing was imported.")


def _company(slug: str) -> Company:
    company = Company.objects.filter(slug=slug).first()
    if company is None:
        raise CommandError(f"No undertaking is called {slug}.")
    return company


def _written(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        written = json.loads(path.read_text())
    except (OSError, ValueError) as wrong:
        raise CommandError(f"{path}: {wrong}") from wrong
    Mapping.from_json(written)
    return dict(written)
