"""Who answers for a unit is asked for with every report: an index for that."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_absences")]

    operations = [
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["company", "unit", "role"], name="appointments_of_a_line"),
        ),
    ]
