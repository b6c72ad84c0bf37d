from django.conf import settings
from django.db import migrations, models

import articles.models.desk_lists


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_corrections_and_replies"),
        ("authors", "0001_initial"),
        ("images", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("status"), models.OrderBy(models.F("id"), descending=True), name="article_status_id"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(models.F("status"), models.F("embargo_until"), name="article_embargo"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(models.F("status"), models.F("expire_at"), name="article_expiry"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("kind"), models.OrderBy(models.F("id"), descending=True), name="article_kind_id"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                articles.models.desk_lists.WithoutText("translation_tr"),
                models.OrderBy(models.F("id"), descending=True),
                name="article_without_tr",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                articles.models.desk_lists.WithoutText("translation_fr"),
                models.OrderBy(models.F("id"), descending=True),
                name="article_without_fr",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                articles.models.desk_lists.OutdatedText("translation_tr", "translation_fr"),
                models.OrderBy(models.F("id"), descending=True),
                name="article_outdated",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                articles.models.desk_lists.TranslationDue(
                    "status", "source_language", "translation_tr", "translation_fr"
                ),
                models.OrderBy(models.F("id"), descending=True),
                name="article_due",
            ),
        ),
    ]
