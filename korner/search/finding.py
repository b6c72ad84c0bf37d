"""Which documents meet a condition, the newest first? The one place that knows how each database is asked for that."""

from django.db import connection, transaction

from korner.search.models import SearchDocument
from korner.search.terms import written


def matching(condition, now, columns, limit, before=None):
    """The newest `limit` visible documents that meet `condition` (korner.search.terms), as tuples of `columns`, "pk" first.

    `before` is the number of a document: only older ones are found.
    """
    visible = SearchDocument.objects.visible(now)
    ask = ask_postgresql if connection.vendor == "postgresql" else ask_sqlite
    return ask(visible, condition, columns, limit, before)


def ask_sqlite(visible, condition, columns, limit, before):
    """SQLite walks its index backwards, looks each document up, and stops at the limit."""
    found = visible.filter(terms__terms__matches=condition)
    if before is not None:
        found = found.filter(terms__pk__lt=before)
    # By the number of the terms, not of the document: else it sorts them all.
    newest = found.order_by("-terms__pk").values_list(*columns)[:limit]
    with connection.cursor() as cursor:
        # Straight from the cursor: ten thousand rows pass here, and what they hold needs no conversion.
        cursor.execute(*newest.query.sql_with_params())
        return cursor.fetchall()


# A common word meets half of all documents. The planner would walk the whole table and unpack every vector, which costs a
# hundred times what the index costs (it does not know that the vectors lie elsewhere), or look all documents up before it
# sorts them. So: the index first, the newest of what it knows, and these alone looked up. `+ 0` keeps it from walking the
# numbers instead. What is not visible comes as NULL, so that we see how far the index was read.
POSTGRESQL = """
    WITH newest AS MATERIALIZED (
        SELECT rowid FROM search_searchterms
        WHERE terms @@ %s::tsquery AND (%s::bigint IS NULL OR rowid + 0 < %s::bigint)
        ORDER BY rowid + 0 DESC LIMIT %s
    )
    SELECT newest.rowid, seen.* FROM newest LEFT JOIN ({visible}) seen ON seen.pk = newest.rowid
    ORDER BY newest.rowid DESC
"""
PLAN = "SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0"


def ask_postgresql(visible, condition, columns, limit, before):
    """PostgreSQL asks its index for all, keeps the newest, and looks these up."""
    sql, params = visible.order_by().values_list(*columns).query.sql_with_params()
    statement, words = POSTGRESQL.format(visible=sql), written(condition, "postgresql")
    found = []
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute(PLAN)
        while len(found) < limit:
            wanted = limit - len(found)
            cursor.execute(statement, [words, before, before, wanted, *params])
            rows = cursor.fetchall()
            found += [row[1:] for row in rows if row[1] is not None]
            if len(rows) < wanted:
                break
            before = rows[-1][0]
    return found
