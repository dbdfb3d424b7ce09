"""The database itself refuses to change or delete an event."""

from django.db import migrations

from varde.audit import seal


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: seal.lay(editor.connection),
            lambda apps, editor: seal.lift(editor.connection),
        )
    ]
