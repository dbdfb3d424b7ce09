import django.db.models.deletion
from django.db import migrations, models


def of_one(name):
    """One of the people of a measure, who has an index beginning with the undertaking instead."""
    field = models.ForeignKey(
        db_index=False,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="people.member",
    )
    return migrations.AlterField(model_name="measure", name=name, field=field)


def added(index):
    return migrations.AddIndex(model_name="measure", index=index)


class Migration(migrations.Migration):
    dependencies = [("measures", "0001_initial"), ("people", "0004_members_in_alphabet")]

    operations = [
        migrations.AlterField(
            model_name="measure",
            name="source",
            field=models.CharField(blank=True, max_length=100),
        ),
        of_one("confirmer"),
        of_one("handler"),
        added(models.Index(fields=["company", "source"], name="measures_of_a_row")),
        added(
            models.Index(
                fields=["company", "confirmer", "state"],
                condition=models.Q(confirmer__isnull=False),
                name="measures_i_look_at",
            )
        ),
        added(
            models.Index(
                fields=["company", "handler", "state", "due_date"],
                condition=models.Q(handler__isnull=False),
                name="measures_i_follow",
            )
        ),
    ]
