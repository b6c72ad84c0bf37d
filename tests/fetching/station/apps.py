"""The app of the tests."""

from django.apps import AppConfig


class StationConfig(AppConfig):
    name = "tests.fetching.station"
    label = "station"
