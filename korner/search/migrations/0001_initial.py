from django.db import migrations, models
from django.db.models import deletion

import korner.search.terms


def make_terms(apps, schema_editor):
    """The table of terms, as each database finds words best."""
    if schema_editor.connection.vendor == "postgresql":
        # The terms lie beside the rows (128 bytes are the least PostgreSQL keeps in place), so that ten thousand hits
        # are a few dozen pages. They are never read: the index alone answers.
        schema_editor.execute(
            'CREATE TABLE "search_searchterms" ("rowid" bigint PRIMARY KEY, "terms" tsvector NOT NULL)'
            " WITH (toast_tuple_target = 128)"
        )
        schema_editor.execute('ALTER TABLE "search_searchterms" ALTER COLUMN "terms" SET STORAGE EXTERNAL')
        # What was written last waits in a list that every search reads: half a megabyte of it, not four.
        schema_editor.execute(
            'CREATE INDEX "search_terms" ON "search_searchterms" USING gin ("terms") WITH (gin_pending_list_limit = 512)'
        )
    else:
        # Terms come folded: the plainest tokenizer leaves them as they are. No positions, no sizes: nobody asks for them.
        # Beginnings of three to six letters (after that of the language) have an index of their own.
        schema_editor.execute(
            'CREATE VIRTUAL TABLE "search_searchterms" USING fts5('
            "terms, detail = 'none', columnsize = 0, prefix = '4 5 6 7', tokenize = \"ascii tokenchars '@=_-'\")"
        )


def drop_terms(apps, schema_editor):
    schema_editor.execute('DROP TABLE "search_searchterms"')


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("approved", "Approved"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("publish_at", models.DateTimeField(blank=True, null=True, verbose_name="publication time")),
                ("expire_at", models.DateTimeField(blank=True, null=True, verbose_name="visible until")),
                ("embargo_until", models.DateTimeField(blank=True, null=True, verbose_name="embargo until")),
                ("withdrawn_tr", models.BooleanField(default=False, verbose_name="withdrawn in Turkish")),
                ("withdrawn_fr", models.BooleanField(default=False, verbose_name="withdrawn in French")),
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=20)),
                ("object_id", models.BigIntegerField()),
                ("language", models.CharField(max_length=2)),
                ("kind", models.CharField(max_length=20)),
                ("section", models.CharField(default="", max_length=20)),
                ("authors", models.CharField(default="", max_length=200)),
                ("year", models.CharField(default="", max_length=4)),
                ("shelf", models.BigIntegerField()),
                ("fingerprint", models.CharField(max_length=32)),
            ],
            options={
                "verbose_name": "search document",
                "constraints": [
                    models.UniqueConstraint(fields=("source", "object_id", "language"), name="one_document_a_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="Vocabulary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(choices=[("tr", "Türkçe"), ("fr", "Français")], max_length=2)),
                ("form", korner.search.terms.FormField(default="", editable=False, max_length=60)),
                ("word", models.CharField(max_length=60)),
                ("documents", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "word of the paper",
                "constraints": [models.UniqueConstraint(fields=("language", "form"), name="word_once_a_language")],
            },
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(make_terms, drop_terms)],
            state_operations=[
                migrations.CreateModel(
                    name="SearchTerms",
                    fields=[
                        (
                            "document",
                            models.OneToOneField(
                                db_column="rowid",
                                db_constraint=False,
                                on_delete=deletion.CASCADE,
                                primary_key=True,
                                related_name="terms",
                                serialize=False,
                                to="search.searchdocument",
                            ),
                        ),
                        ("terms", korner.search.terms.TermsField()),
                    ],
                    options={"verbose_name": "search terms"},
                ),
            ],
        ),
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="search.searchdocument",
                    ),
                ),
                ("heads", models.TextField(default="")),
                ("title", models.CharField(max_length=250)),
                ("lead", models.TextField(default="")),
                ("body", models.TextField(default="")),
            ],
            options={"verbose_name": "search text"},
        ),
    ]
