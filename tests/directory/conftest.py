"""Letters are written at once, as soon as what they speak of is stored."""

import pytest

from tests.directory.owners import IMMEDIATE


@pytest.fixture(autouse=True)
def letters_at_once(settings):
    settings.TASKS = IMMEDIATE


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """A block after which all is done that waits for the commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
