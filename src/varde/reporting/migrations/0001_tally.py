from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("bucket", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("moments", models.JSONField(default=list)),
                ("ends_at", models.DateTimeField(null=True)),
            ],
        ),
    ]
