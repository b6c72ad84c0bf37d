"""Tests of places read the whole lists once, where they need them."""

import pytest

from korner.places.filling import fill


@pytest.fixture(scope="module")
def lists(django_db_setup, django_db_blocker):
    """All places of the lists, for the tests of one file; gone after it."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        fill()
        yield
        transaction.set_rollback(True)
