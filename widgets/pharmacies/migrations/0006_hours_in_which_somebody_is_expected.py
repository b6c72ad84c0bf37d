from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pharmacies", "0005_shifts_know_their_rota"),
    ]

    operations = [
        migrations.AddField(
            model_name="dutywords",
            name="expected_day",
            field=models.CharField(blank=True, max_length=40, verbose_name="hours of a day"),
        ),
        migrations.AddField(
            model_name="dutywords",
            name="expected_evening",
            field=models.CharField(blank=True, max_length=40, verbose_name="hours of an evening"),
        ),
        migrations.AddField(
            model_name="dutywords",
            name="expected_holiday",
            field=models.CharField(blank=True, max_length=40, verbose_name="hours of a holiday"),
        ),
        migrations.AddField(
            model_name="dutywords",
            name="expected_night",
            field=models.CharField(blank=True, max_length=40, verbose_name="hours of a night"),
        ),
        migrations.AddField(
            model_name="dutywords",
            name="expected_weekend",
            field=models.CharField(blank=True, max_length=40, verbose_name="hours of a weekend’s day"),
        ),
    ]
