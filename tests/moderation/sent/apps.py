"""The app of the tests."""

from django.apps import AppConfig


class SentConfig(AppConfig):
    name = "tests.moderation.sent"
    label = "sent"
