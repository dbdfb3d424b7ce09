from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("measures", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="measure",
            name="source",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(fields=["company", "source"], name="measures_of_a_row"),
        ),
    ]
