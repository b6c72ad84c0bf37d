"""How a small paper becomes a large one: its stories are multiplied inside the database, by insert … select.

    python -m tests.bench.multiply 50      makes fifty stories of each story of the environment's database

Copy k of story i gets the number k·N + i, and the numbers lie evenly over the same years: neighbours in time are different
stories, the newest few thousand are those of the small paper, and numbers grow with time as in a real one.
"""

import sys
from datetime import timedelta

COPIES = "WITH RECURSIVE copies(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copies WHERE k < {last})"
HEADLINES = ("headline", "headline_tr", "headline_fr")
TIMES = ("publish_at", "first_published_at_tr", "first_published_at_fr")


def moment(vendor, number, last, newest, step):
    """SQL for the time of the story with the number `number` (SQL), `step` seconds apart; `last` is that of `newest`."""
    if vendor == "postgresql":
        return f"timestamptz '{newest.isoformat()}' - ({last} - ({number})) * interval '{step:.6f} seconds'"
    # Whole seconds, as Django writes them: SQLite compares texts, and "11:00:00.000" comes after "11:00:00".
    return f"datetime('{newest:%Y-%m-%d %H:%M:%S}', '-' || CAST(ROUND(({last} - ({number})) * {step:.6f}) AS INTEGER) || ' seconds')"


def column(field, size, target):
    """SQL for a copied value of `field`: numbers of stories move by `size` a copy, own numbers by the table's size."""
    name = f'r."{field.column}"'
    if field.related_model is target:
        return f"{name} + c.k * {size}"
    if field.primary_key:
        return f"{name} + c.k * (SELECT MAX(id) FROM originals_of_{field.model._meta.db_table})"
    return name


def copy_rows(cursor, model, values, times):
    """Add `times` - 1 copies of each row of `model`; `values` is {field: SQL of the row r and the copy c.k}."""
    table = model._meta.db_table
    columns = ", ".join(f'"{field.column}"' for field in values)
    cursor.execute(f"CREATE TEMPORARY TABLE originals_of_{table} AS SELECT * FROM {table}")
    cursor.execute(
        f"{COPIES.format(last=times - 1)} INSERT INTO {table} ({columns}) SELECT {', '.join(values.values())} "
        f"FROM copies c CROSS JOIN originals_of_{table} r ORDER BY c.k, r.{model._meta.pk.column}"
    )
    cursor.execute(f"DROP TABLE originals_of_{table}")


def hangers_on(article):
    """The models whose rows belong to one story each and that have any: bylines, tags, entries in dossiers …"""
    found = {link.related_model for link in article._meta.related_objects if not link.many_to_many}
    found |= {field.remote_field.through for field in article._meta.many_to_many}
    return sorted((m for m in found if m._default_manager.exists()), key=lambda model: model._meta.db_table)


def multiply(times):
    """Make `times` stories of each; returns their number. The stories must be numbered without a gap, the oldest first."""
    from django.core.management import call_command
    from django.db import connection, transaction
    from django.db.models import Count, Max, Min

    from articles.models import Article

    facts = Article.objects.aggregate(
        n=Count("pk"), first=Min("pk"), last=Max("pk"), old=Min("publish_at"), new=Max("publish_at")
    )
    size, vendor = facts["n"], connection.vendor
    if facts["last"] - facts["first"] != size - 1:
        raise ValueError(f"{size} stories from {facts['first']} to {facts['last']}: only a paper fresh from content.py")
    if times < 2:
        return size
    last = facts["first"] - 1 + size * times  # the number of the newest
    step = (facts["new"] - facts["old"]) / timedelta(seconds=1) / (size * times - 1)
    with transaction.atomic(), connection.cursor() as cursor:
        trust(cursor)
        for model in hangers_on(Article):
            copy_rows(cursor, model, {f: column(f, size, Article) for f in model._meta.concrete_fields}, times)
        values = {field: f'r."{field.column}"' for field in Article._meta.concrete_fields}
        number = f"r.id + c.k * {size}"
        values[Article._meta.pk] = number
        for field in Article._meta.concrete_fields:
            if field.column in HEADLINES:
                values[field] += " || ' (' || c.k || ')'"
            elif field.column in TIMES:
                when = moment(vendor, number, last, facts["new"], step)
                values[field] = f"CASE WHEN {values[field]} IS NULL THEN NULL ELSE {when} END"
        copy_rows(cursor, Article, values, times)
        # The originals become the oldest copy.
        for name in TIMES:
            when = moment(vendor, "id", last, facts["new"], step)
            cursor.execute(
                f"UPDATE articles_article SET {name} = {when} WHERE id <= {facts['last']} AND {name} IS NOT NULL"
            )
    set_sequences()
    call_command("recount_days", verbosity=0)  # the calendar's counts know nothing of rows written by SQL
    return size * times


def trust(cursor):
    """Let PostgreSQL not check a million times that copies refer to copies, as they do by construction."""
    from django.db import connection

    if connection.vendor == "postgresql":
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone()[0]:
            cursor.execute("SET LOCAL session_replication_role = replica")


def set_sequences():
    """Let the next story get the next number (PostgreSQL counts apart from the rows)."""
    from django.core.management.color import no_style
    from django.db import connection

    from articles.models import Article

    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), [Article, *hangers_on(Article)]):
            cursor.execute(sql)


def tidy():
    """Let the database know its new size, as its own housekeeping does over night."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def main(times):
    """Multiply the paper of the environment's database."""
    import django

    django.setup()
    print(f"{multiply(times)} stories")
    tidy()
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
