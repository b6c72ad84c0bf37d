from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_firms_are_listed_and_counted")]

    operations = [migrations.AddField("firmchange", "base", models.JSONField(null=True))]
