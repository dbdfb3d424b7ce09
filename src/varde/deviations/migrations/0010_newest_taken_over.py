from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deviations", "0009_cases_taken_over")]

    operations = [
        migrations.RemoveIndex(model_name="deviation", name="cases_of_another_register"),
        migrations.AddIndex(
            model_name="deviation",
            index=models.Index(
                fields=["company", "state", "-reported_at", "id"],
                condition=models.Q(source="register"),
                name="cases_of_another_register",
            ),
        ),
    ]
