from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0003_fill_sorting_names")]

    operations = [
        migrations.AddIndex(
            model_name="member",
            index=models.Index(
                fields=["company", "state", "sort_name", "id"], name="members_in_alphabet"
            ),
        ),
    ]
