import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0004_where_a_change_began"),
    ]

    operations = [
        migrations.CreateModel(
            name="FirmAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254, verbose_name="new e-mail")),
                ("former", models.EmailField(max_length=254, verbose_name="e-mail before")),
                ("language", models.CharField(max_length=2)),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="confirmed")),
                (
                    "firm",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moving",
                        to="directory.firm",
                        verbose_name="firm",
                    ),
                ),
            ],
            options={
                "verbose_name": "new address of an owner",
                "verbose_name_plural": "new addresses of owners",
                "ordering": ["-pk"],
                "default_permissions": [],
            },
        ),
    ]
