import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deviations", "0007_answers"),
        ("organisation", "0006_longer_unit_names"),
    ]

    operations = [
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
        ),
        migrations.AddIndex(
            model_name="deviation",
            index=models.Index(
                fields=["company", "workplace", "-reported_at"], name="cases_of_a_workplace"
            ),
        ),
    ]
