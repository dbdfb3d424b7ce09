import django.db.models.deletion
from django.db import migrations, models

# What 0001 made for the foreign key; the new index begins with the undertaking instead. To change
# the field by Django's own way would copy every case there is on SQLite.
OLD = "deviations_deviation_workplace_id_2548da3f"


def narrowed(name, fields, filled):
    """The same index, with a condition SQLite sees that a question fulfils."""
    condition = models.Q(**{f"{filled}__isnull": False})
    index = models.Index(fields=fields, condition=condition, name=name)
    return [
        migrations.RemoveIndex(model_name="deviation", name=name),
        migrations.AddIndex(model_name="deviation", index=index),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("deviations", "0007_answers"),
        ("organisation", "0006_longer_unit_names"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    f'DROP INDEX IF EXISTS "{OLD}"',
                    f'CREATE INDEX "{OLD}" ON "deviations_deviation" ("workplace_id")',
                )
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="deviation",
                    name="workplace",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.workplace",
                    ),
                )
            ],
        ),
        migrations.AddIndex(
            model_name="deviation",
            index=models.Index(
                fields=["company", "workplace", "-reported_at"],
                condition=models.Q(workplace__isnull=False),
                name="cases_of_a_workplace",
            ),
        ),
        *narrowed("cases_for_the_absent", ["company", "handler_for"], "handler_for"),
        *narrowed("cases_of_a_group", ["closed_to"], "closed_to"),
        *narrowed("cases_merged_into", ["merged_into"], "merged_into"),
    ]
