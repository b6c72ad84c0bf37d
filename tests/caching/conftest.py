"""A paper with a page store of its own, and a reader who stands before its door."""

from contextlib import contextmanager

import pytest

from korner.caching import changes, stores
from tests.door import Reader


@pytest.fixture
def store(settings, tmp_path):
    """A page store in files, in a folder that goes with the test; its counters."""
    settings.PAGE_STORE_URL = ""
    settings.PAGES_ROOT = tmp_path / "pages"
    stores.forget()
    yield stores.current()
    stores.forget()


@pytest.fixture
def reader(db, store):
    """A reader before the door of a paper on SQLite or PostgreSQL."""
    return Reader()


@pytest.fixture
def saving(django_capture_on_commit_callbacks):
    """Everything saved in the block is committed at its end: `with saving(): article.save()`."""

    @contextmanager
    def block():
        changes._here.__dict__.pop("waiting", None)  # what the test's own transaction has saved before
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return block
