from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PromotedResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        choices=[("tr", "Türkçe"), ("fr", "Français")],
                        default="tr",
                        max_length=2,
                        verbose_name="pages in",
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        help_text="One search a line. It stands above the results when a reader’s search holds all the words of a line, whatever their endings, capitals and accents.",
                        max_length=1000,
                        verbose_name="words",
                    ),
                ),
                (
                    "address",
                    models.CharField(
                        help_text="Of a page of the paper, copied from the browser, or of another site (https://…).",
                        max_length=400,
                        verbose_name="address",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="A story, topic, page or author bears its own; any other address needs one.",
                        max_length=120,
                        verbose_name="title",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="line under the title")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("starts", models.DateTimeField(blank=True, null=True, verbose_name="from")),
                ("ends", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                ("source", models.CharField(blank=True, editable=False, max_length=20)),
                ("object_id", models.BigIntegerField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "search result set by hand",
                "verbose_name_plural": "search results set by hand",
                "ordering": ["language", "order", "pk"],
                "indexes": [models.Index(fields=["language", "order"], name="promoted_in_order")],
            },
        ),
        migrations.CreateModel(
            name="Sought",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                (
                    "language",
                    models.CharField(
                        choices=[("tr", "Türkçe"), ("fr", "Français")], max_length=2, verbose_name="pages in"
                    ),
                ),
                ("words", models.CharField(max_length=80, verbose_name="words")),
                ("times", models.PositiveIntegerField(default=1, verbose_name="times")),
                ("found", models.PositiveIntegerField(verbose_name="found")),
            ],
            options={
                "verbose_name": "sought by readers",
                "verbose_name_plural": "sought by readers",
                "ordering": ["-day", "-times", "pk"],
                "indexes": [models.Index(fields=["found", "day"], name="sought_without_result")],
                "constraints": [models.UniqueConstraint(fields=("day", "language", "words"), name="sought_once_a_day")],
            },
        ),
    ]
