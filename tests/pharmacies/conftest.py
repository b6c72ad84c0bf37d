"""What the tests of pharmacies share with those of the page store."""

from tests.caching.conftest import reader, saving, store

__all__ = ["reader", "saving", "store"]
