"""Addresses whose last letter was refused are marked, as they were before by the letter itself."""

from typing import Any

from django.db import migrations


def mark(apps: Any, schema_editor: Any) -> None:
    letters = apps.get_model("mail", "Letter").objects.exclude(state="waiting")
    last = {letter.to.lower(): letter for letter in letters.order_by("created_at")}
    failing = apps.get_model("mail", "FailingAddress")
    failing.objects.bulk_create(
        [
            failing(address=address, since=letter.created_at, fault=letter.fault)
            for address, letter in last.items()
            if letter.state == "refused"
        ],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("mail", "0003_failing_addresses")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop, elidable=True)]
