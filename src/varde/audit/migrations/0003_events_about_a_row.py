"""What happened to a row is found by undertaking and row, without reading the undertaking's trail."""

from django.db import migrations, models

from varde.audit import seal


def lay(apps, editor):
    seal.lay(editor.connection)


def lift(apps, editor):
    seal.lift(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_seal")]
    operations = [
        # SQLite makes the table anew to let go of an index, and the lock goes with the old one.
        migrations.RunPython(lift, lay),
        migrations.AlterField("event", "subject", models.CharField(max_length=100)),
        migrations.AddIndex(
            "event", models.Index(fields=["company_id", "subject"], name="events_about")
        ),
        migrations.RunPython(lay, lift),
    ]
