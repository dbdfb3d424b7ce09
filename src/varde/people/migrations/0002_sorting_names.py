from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="member",
            name="sort_name",
            field=models.CharField(default="", editable=False, max_length=200),
            preserve_default=False,
        ),
    ]
