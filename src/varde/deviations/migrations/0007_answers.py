from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deviations", "0006_what_burns_first")]

    operations = [
        migrations.AddIndex(
            model_name="deviation",
            index=models.Index(
                fields=["company", "-first_answer_at"],
                condition=models.Q(first_answer_at__isnull=False),
                name="first_answers",
            ),
        ),
        migrations.AddIndex(
            model_name="deviation",
            index=models.Index(
                fields=["company", "closed_at"],
                condition=models.Q(helped__isnull=False),
                name="answers_on_whether_it_helped",
            ),
        ),
    ]
