"""What every line of the log carries: the id of the request it belongs to."""

import logging
from contextvars import ContextVar

current_request_id: ContextVar[str] = ContextVar("current_request_id", default="-")


class RequestIdFilter(logging.Filter):
    """Put `request_id` on each record."""

    def filter(self, record):
        # Django logs a refused request after the last middleware is done: the request itself knows its id then.
        request = getattr(record, "request", None)
        record.request_id = getattr(request, "id", None) or current_request_id.get()
        return True
