import django.db.models.deletion
from django.db import migrations, models

import varde.foundation.identity


class Migration(migrations.Migration):
    dependencies = [("organisation", "0004_one_top")]

    operations = [
        migrations.CreateModel(
            name="Import",
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
                ("kind", models.CharField(max_length=20)),
                ("file_name", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("headings", models.JSONField(default=list)),
                ("rows", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("read_at", models.DateTimeField()),
                ("added", models.PositiveIntegerField(default=0)),
                ("added_digest", models.CharField(blank=True, max_length=64)),
                (
                    "company",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.company",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
    ]
