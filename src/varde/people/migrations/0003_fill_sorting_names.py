from django.db import migrations

from varde.organisation.names import sorting_key


def fill(apps, schema_editor):
    rows = apps.get_model("people", "Member")._base_manager.only("pk", "name")
    for row in rows.iterator(chunk_size=1000):
        row.sort_name = sorting_key(row.name)
        row.save(update_fields=["sort_name"])


class Migration(migrations.Migration):
    dependencies = [("people", "0002_sorting_names")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
