"""Why somebody took a file away."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("files", "0001_attachments")]

    operations = [
        migrations.AddField(
            model_name="attachment",
            name="withdrawn_because",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
    ]
