from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisation", "0005_imports")]

    operations = [
        migrations.AlterField(
            model_name="unit", name="name", field=models.CharField(max_length=300)
        ),
    ]
