from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisation", "0003_fill_sorting_names")]

    operations = [
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("depth", 1)), fields=("company",), name="one_top_per_company"
            ),
        ),
    ]
