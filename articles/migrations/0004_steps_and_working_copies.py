import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_fill_day_counts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="StoryStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("begun", "Begun"),
                            ("handed_in", "Sent for review"),
                            ("sent_back", "Sent back"),
                            ("approved", "Approved"),
                            ("published", "Published"),
                            ("scheduled", "Scheduled"),
                            ("dated_back", "Dated back"),
                            ("withdrawn", "Withdrawn"),
                            ("restored", "Published again"),
                            ("language_withdrawn", "Language withdrawn"),
                            ("language_restored", "Language brought back"),
                            ("copy_begun", "Changes begun"),
                            ("copy_handed_in", "Changes sent for review"),
                            ("copy_sent_back", "Changes sent back"),
                            ("copy_approved", "Changes approved"),
                            ("copy_published", "Changes published"),
                            ("copy_discarded", "Changes discarded"),
                            ("undone", "Step undone"),
                        ],
                        max_length=20,
                        verbose_name="step",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="time")),
                (
                    "from_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("approved", "Approved"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=12,
                        verbose_name="status before",
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("approved", "Approved"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=12,
                        verbose_name="status after",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, choices=[("tr", "Turkish"), ("fr", "French")], max_length=2, verbose_name="language"
                    ),
                ),
                (
                    "moment",
                    models.DateTimeField(
                        help_text="The time it was scheduled for, or dated back to.", null=True, verbose_name="set to"
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="note")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "step with a story",
                "verbose_name_plural": "steps with stories",
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["article", "-at", "-id"], name="steps_of_story")],
            },
        ),
        migrations.CreateModel(
            name="WorkingCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("based_on", models.PositiveIntegerField(verbose_name="version it began from")),
                ("number", models.PositiveIntegerField(default=1)),
                ("data", models.JSONField(default=dict)),
                (
                    "standing",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("approved", "Approved")],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("saved_at", models.DateTimeField(verbose_name="saved")),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="working_copy",
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="saved by",
                    ),
                ),
            ],
            options={
                "verbose_name": "working copy",
                "verbose_name_plural": "working copies",
                "indexes": [models.Index(fields=["standing", "saved_at"], name="copies_waiting")],
            },
        ),
    ]
