"""A day in a form of the desk: picked from the browser's calendar, or typed."""

from django import forms
from django.utils.dateparse import parse_date

from korner.desk.base import TextInput


class Day(TextInput):
    """A day, by the browser's own calendar."""

    input_type = "date"

    def format_value(self, value):
        return value.isoformat() if hasattr(value, "isoformat") else value


class DayField(forms.DateField):
    """A day as a browser sends it (2026-03-02), or as people of this language write it."""

    widget = Day

    def to_python(self, value):
        try:
            written = parse_date(value) if isinstance(value, str) else None
        except ValueError:
            written = None
        return written or super().to_python(value)
