from django.db import migrations, models

import korner.search.terms


def make_terms(apps, schema_editor):
    """The table of the desk's words, as each database finds them best (as in 0001)."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'CREATE TABLE "search_deskterms"'
            ' ("rowid" bigint PRIMARY KEY, "mark" varchar(32) NOT NULL, "terms" tsvector NOT NULL)'
            " WITH (toast_tuple_target = 128)"
        )
        schema_editor.execute('ALTER TABLE "search_deskterms" ALTER COLUMN "terms" SET STORAGE EXTERNAL')
        schema_editor.execute(
            'CREATE INDEX "desk_terms" ON "search_deskterms" USING gin ("terms") WITH (gin_pending_list_limit = 512)'
        )
    else:
        schema_editor.execute(
            'CREATE VIRTUAL TABLE "search_deskterms" USING fts5('
            "mark UNINDEXED, terms, detail = 'none', columnsize = 0, prefix = '3 4 5 6',"
            " tokenize = \"ascii tokenchars '@=_-'\")"
        )


def drop_terms(apps, schema_editor):
    schema_editor.execute('DROP TABLE "search_deskterms"')


class Migration(migrations.Migration):
    dependencies = [("search", "0002_desk_knows_the_search")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(make_terms, drop_terms)],
            state_operations=[
                migrations.CreateModel(
                    name="DeskTerms",
                    fields=[
                        ("id", models.BigIntegerField(db_column="rowid", primary_key=True, serialize=False)),
                        ("mark", models.CharField(max_length=32)),
                        ("terms", korner.search.terms.TermsField()),
                    ],
                    options={"verbose_name": "words of a thing at the desk"},
                ),
            ],
        ),
    ]
