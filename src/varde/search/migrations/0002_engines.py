"""What each database searches in, and going through all that was there before."""

from django.db import migrations

from varde.search.engines import laying

FIRST = "deviation"  # kinds are gone through in the order of the alphabet


def begin(apps, editor):
    """Read the trail from here on, and go through the rows that were there."""
    heads = apps.get_model("audit", "Head").objects.values_list("company_id", "number")
    Cursor = apps.get_model("search", "Cursor")
    Cursor.objects.bulk_create(
        Cursor(company_id=key, number=number, sweeping=FIRST) for key, number in heads
    )


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index"), ("audit", "0002_seal")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: laying.lay(editor.connection),
            lambda apps, editor: laying.lift(editor.connection),
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
