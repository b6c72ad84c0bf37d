"""The post of the desk, delivered at once."""

from contextlib import contextmanager

import pytest


@pytest.fixture
def post(settings, django_capture_on_commit_callbacks, mailoutbox):
    """`with post() as letters:` — the letters that what stands inside has queued, after the block."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default"]}}

    @contextmanager
    def delivered():
        letters, before = [], len(mailoutbox)
        with django_capture_on_commit_callbacks(execute=True):
            yield letters
        letters.extend(mailoutbox[before:])

    return delivered
