from django.db import migrations, models

from varde.deviations.urgency import Urgency

OPEN = ["reported", "received", "assessing", "measures", "checking"]


class Migration(migrations.Migration):
    dependencies = [
        ("deviations", "0005_cases_for_the_absent"),
        ("organisation", "0006_longer_unit_names"),
        ("people", "0004_members_in_alphabet"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="deviation", name="cases_by_deadline"),
        migrations.AddIndex(
            model_name="deviation",
            index=models.Index(
                models.F("company"),
                Urgency(),
                models.F("id").desc(),
                condition=models.Q(state__in=OPEN),
                name="open_cases_by_urgency",
            ),
        ),
        migrations.AddIndex(
            model_name="deviation",
            index=models.Index(
                fields=["company"],
                condition=models.Q(source="register", state="reported"),
                name="cases_of_another_register",
            ),
        ),
    ]
