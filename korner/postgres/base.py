"""A connection to PostgreSQL that is asked for its health without a question, and whose moments are read at once.

Django sends `SELECT 1` before the first question of each request, to find out whether the connection of the last one is
still there: for a page of six questions it is a seventh. A server that has gone (restarted, or it ended the connection)
closes the line, which our end of it sees: only when the line is not silent the question is sent.
"""

from datetime import UTC, datetime
from select import POLLIN, POLLPRI, poll

from django.db.backends.postgresql import base
from psycopg import adapt
from psycopg.pq import ConnStatus, TransactionStatus
from psycopg.types.datetime import TimestamptzLoader


class MomentLoader(TimestamptzLoader):
    """Reads `2026-11-28 22:45:47.5+00`, as PostgreSQL writes moments in UTC; years it cannot read are left to psycopg."""

    timezone = UTC  # what Django's own loaders say of themselves: another zone gets one of those

    def load(self, data):
        try:
            return datetime.fromisoformat(str(data, "ascii"))
        except ValueError:
            return super().load(data).replace(tzinfo=UTC)


def is_silent(connection) -> bool:
    """Whether an open connection of psycopg is at rest and its line says nothing, not even that it was closed."""
    libpq = connection.pgconn
    if libpq.status != ConnStatus.OK or libpq.transaction_status != TransactionStatus.IDLE:
        return False
    line = poll()
    line.register(libpq.socket, POLLIN | POLLPRI)
    return not line.poll(0)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection, for the settings' ENGINE "korner.postgres"."""

    def get_connection_params(self):
        params = super().get_connection_params()
        if self.timezone is UTC:
            params["context"] = adapt.AdaptersMap(params["context"])
            params["context"].register_loader("timestamptz", MomentLoader)
        return params

    def close_if_health_check_failed(self):
        if self.connection is not None and not self.pool and not self.health_check_done and is_silent(self.connection):
            self.health_check_done = True
            return
        super().close_if_health_check_failed()
