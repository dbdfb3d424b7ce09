"""Why a serious case was closed without a measure that keeps it from happening again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deviations", "0003_what_was_hit")]

    operations = [
        migrations.AddField(
            model_name="deviation",
            name="no_prevention_because",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
