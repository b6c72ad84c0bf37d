"""Which documents meet a condition, the newest first? The one place that knows how each database is asked for that."""

from contextlib import contextmanager
from operator import itemgetter

from django.db import connection, transaction

from korner.search.models import SearchDocument
from korner.search.terms import written


@contextmanager
def one_plan():
    """Let all that is asked within share PostgreSQL's settings: they are told once, and forgotten afterwards."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(savepoint=False):
        with connection.cursor() as cursor:
            cursor.execute(PLAN)
        yield


def matching(condition, now, columns, limit, among=None):
    """The newest `limit` visible documents that meet `condition` (korner.search.terms).

    As tuples of `columns`, "pk" the first. Asked within `one_plan`. `among`: only those of things with these numbers (a
    QuerySet of one column); the condition names their kind.
    """
    visible = SearchDocument.objects.visible(now)
    visible = visible if among is None else visible.filter(object_id__in=among)
    ask = ask_postgresql if connection.vendor == "postgresql" else ask_sqlite
    return ask(visible, condition, columns, limit)


def ask_sqlite(visible, condition, columns, limit):
    """SQLite walks its index backwards, looks each document up, and stops at the limit."""
    found = visible.filter(terms__terms__matches=condition)
    # By the number of the terms, not of the document: else it sorts them all.
    newest = found.order_by("-terms__pk").values_list(*columns)[:limit]
    with connection.cursor() as cursor:
        # Straight from the cursor: ten thousand rows pass here, and what they hold needs no conversion.
        cursor.execute(*newest.query.sql_with_params())
        return cursor.fetchall()


# A common word meets half of all documents. The planner would walk the whole table and unpack every vector, which costs a
# hundred times what the index costs (it does not know that the vectors lie elsewhere), or look documents up one by one. So:
# the index first, the newest of what it knows as an array (sorted in half the time that rows take), and these looked up
# together. The last row tells the last number in the array, where there may be more behind it.
POSTGRESQL = """
    WITH newest AS MATERIALIZED (
        SELECT (array_agg(rowid ORDER BY rowid DESC))[1:%(limit)s] AS numbers FROM search_searchterms
        WHERE terms @@ %(words)s::tsquery AND (%(before)s::bigint IS NULL OR rowid + 0 < %(before)s::bigint)
    )
    SELECT seen.* FROM newest JOIN ({visible}) seen ON seen.pk = ANY (newest.numbers)
    UNION ALL SELECT newest.numbers[%(limit)s]{nothing} FROM newest
"""
PLAN = "SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0"


def ask_postgresql(visible, condition, columns, limit):
    """PostgreSQL asks its index for all, keeps the newest, and looks these up."""
    found, before = [], None
    with connection.cursor() as cursor:
        while len(found) < limit:
            wanted = limit - len(found)
            statement, told = with_names(visible.order_by().values_list(*columns))
            told |= {"limit": wanted, "words": written(condition, "postgresql"), "before": before}
            cursor.execute(POSTGRESQL.format(visible=statement, nothing=", NULL" * (len(columns) - 1)), told)
            rows = cursor.fetchall()
            before = rows.pop()[0]  # the second part of the statement comes last
            rows.sort(key=itemgetter(0), reverse=True)
            found += rows
            if before is None:
                break
    return found


def with_names(documents):
    """(SQL, {name: value}) of a QuerySet, its parameters by name."""
    sql, params = documents.query.sql_with_params()
    names = [f"p{number}" for number in range(len(params))]
    return sql % tuple(f"%({name})s" for name in names), dict(zip(names, params, strict=True))
