"""Which documents meet a condition, the newest first? The one place that knows how each database is asked for that."""

from contextlib import contextmanager

from django.db import connection, transaction

from korner.search.models import SearchDocument

# A common word meets half of all documents. The planner would then walk the table and unpack every vector, which costs a
# hundred times what the index costs; it does not know that the vectors lie elsewhere.
PLAN = (
    "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off; SET LOCAL jit = off;"
    " SET LOCAL max_parallel_workers_per_gather = 0"
)


def matching(condition, now, columns, limit, before=None):
    """The newest `limit` visible documents that meet `condition` (korner.search.terms), as tuples of `columns`.

    `before` is the number of a document: only older ones are found.
    """
    found = SearchDocument.objects.visible(now).filter(terms__terms__matches=condition)
    if before is not None:
        found = found.filter(terms__pk__lt=before)
    # By the number of the terms, not of the document: SQLite walks its index backwards and stops at the limit.
    newest = found.order_by("-terms__pk").values_list(*columns)[:limit]
    with asking_the_index() as cursor:
        # Straight from the cursor: ten thousand rows pass here, and what they hold needs no conversion.
        cursor.execute(*newest.query.sql_with_params())
        return cursor.fetchall()


@contextmanager
def asking_the_index():
    """A cursor that answers from the index, whatever the planner thinks."""
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            yield cursor
            return
        with transaction.atomic(savepoint=False):
            cursor.execute(PLAN)
            yield cursor
