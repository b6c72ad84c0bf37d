"""Whether the process lives, and whether the house is ready for readers."""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse

SAFE = {"Cache-Control": "no-store"}


def healthz(request):
    """200 as long as this process answers."""
    return JsonResponse({"status": "ok"}, headers=SAFE)


def readyz(request):
    """200 when database, migrations and cache are in order, else 503 naming what is not."""
    checks = {"database": database_answers(), "migrations": migrations_done(), "cache": cache_keeps()}
    ready = all(checks.values())
    return JsonResponse(
        {"status": "ready" if ready else "not ready", "checks": checks}, status=200 if ready else 503, headers=SAFE
    )


def database_answers():
    """Whether the database answers a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


def migrations_done():
    """Whether every migration of this release has been applied."""
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def cache_keeps():
    """Whether the cache gives back what it was given."""
    try:
        cache.set("readyz", "1", 30)
        return cache.get("readyz") == "1"
    except Exception:  # Each cache server's client raises errors of its own; all of them mean "not ready".
        return False
