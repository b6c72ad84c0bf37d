"""What a table tells the house when it is written."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.dispatch import Signal

# A table's rows are saved, in the running transaction: sender the model, ids their numbers. The search listens.
rows_written = Signal()

_written: ContextVar = ContextVar("models that a table writes", default=())


def is_being_written(model):
    """Whether a table is writing rows of `model` now: who does something at each save does it once, by `rows_written`."""
    return model in _written.get()


@contextmanager
def writing(model):
    token = _written.set((*_written.get(), model))
    try:
        yield
    finally:
        _written.reset(token)
