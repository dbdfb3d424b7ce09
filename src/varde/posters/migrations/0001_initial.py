import django.db.models.deletion
import varde.foundation.identity
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Poster",
            fields=[
                ("state", models.CharField(editable=False, max_length=20)),
                (
                    "id",
                    models.UUIDField(
                        default=varde.foundation.identity.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("thing", models.CharField(blank=True, max_length=80)),
                ("code", models.CharField(max_length=12, unique=True)),
                ("languages", models.JSONField(default=list)),
                ("hung_up_at", models.DateTimeField()),
                (
                    "company",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.company",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.unit",
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.workplace",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["company", "state", "unit"], name="posters_of_a_unit")
                ],
            },
        ),
    ]
