"""Old forecasts go: nobody is shown them."""

from datetime import timedelta

from django.utils import timezone

from widgets.weather.models import Forecast

KEPT = timedelta(days=7)  # so that the desk can see what a source said last


def forget():
    """Delete forecasts that were last confirmed long ago."""
    return Forecast.objects.filter(checked_at__lt=timezone.now() - KEPT).delete()[0]
