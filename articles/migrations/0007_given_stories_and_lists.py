import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Exists, OuterRef, QuerySet

STEPS = [
    ("begun", "Begun"),
    ("assigned", "Given to a colleague"),
    ("unassigned", "Taken back from a colleague"),
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
]


def mark_signed(apps, schema_editor):
    """Stories that bear a name are marked so; the others keep the mark they were made with."""
    article, byline = apps.get_model("articles", "Article"), apps.get_model("articles", "Byline")
    names = QuerySet(byline, using=schema_editor.connection.alias).filter(article=OuterRef("pk"))
    QuerySet(article, using=schema_editor.connection.alias).filter(Exists(names)).update(unsigned=False)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_desk_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="assigned_to",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="given to",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="unsigned",
            field=models.BooleanField(default=True, editable=False),
        ),
        migrations.RunPython(mark_signed, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("assigned_to"), models.OrderBy(models.F("id"), descending=True), name="article_assigned"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("unsigned"), models.OrderBy(models.F("id"), descending=True), name="article_unsigned"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("created_by"), models.OrderBy(models.F("id"), descending=True), name="article_begun_by"
            ),
        ),
        migrations.AddIndex(
            model_name="replyrequest",
            index=models.Index(
                models.OrderBy(models.F("received_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="reply_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="replyrequest",
            index=models.Index(
                condition=models.Q(
                    ("decision", "open"),
                    models.Q(("decision", "granted"), ("reply_correction", None), ("reply_story", None)),
                    _connector="OR",
                ),
                fields=["deadline", "id"],
                name="reply_waiting",
            ),
        ),
        migrations.AlterField(
            model_name="storystep",
            name="what",
            field=models.CharField(choices=STEPS, max_length=20, verbose_name="step"),
        ),
    ]
