from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DayCount",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("month", models.DateField()),
                ("stories", models.PositiveIntegerField(default=0)),
                ("tr", models.PositiveIntegerField(default=0)),
                ("fr", models.PositiveIntegerField(default=0)),
                ("until", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "day of the archive",
                "verbose_name_plural": "days of the archive",
                "indexes": [
                    models.Index(
                        models.F("until"), condition=models.Q(("until__isnull", False)), name="day_count_until"
                    )
                ],
            },
        ),
    ]
