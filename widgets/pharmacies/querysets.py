"""Selections of pharmacies and of their shifts."""

from datetime import timedelta

from django.db.models import Q

from korner.caching.querysets import TaggedQuerySet
from korner.named import NamedQuerySet


class PharmacyQuerySet(NamedQuerySet):
    """Selections of pharmacies."""

    def shown(self):
        """Those that readers see."""
        return self.filter(active=True)


class DutyShiftQuerySet(TaggedQuerySet):
    """Selections of duty shifts."""

    def shown(self):
        """Those of pharmacies that readers see, with these and where they lie."""
        return self.filter(pharmacy__active=True).select_related("pharmacy__place")

    def between(self, begin, end):
        """Those of which a part lies between the two moments, or that touch them: they may continue what lies there."""
        return self.filter(ends__gte=begin, starts__lte=end)

    def meeting(self, begin, end):
        """Those of which a part lies between the two moments."""
        return self.filter(ends__gt=begin, starts__lt=end)

    def running(self, now):
        """Those that run at `now`, checked or not."""
        return self.filter(starts__lte=now, ends__gt=now)

    def trusted(self, now, days):
        """Those that were checked within `days` before `now`."""
        return self.filter(checked_at__gt=now - timedelta(days=days), checked_at__lte=now)

    def untrusted(self, now, days):
        """Those that were not."""
        return self.filter(Q(checked_at=None) | Q(checked_at__lte=now - timedelta(days=days)) | Q(checked_at__gt=now))

    def in_places(self, places):
        """Those in one of `places` (a list of places or of their numbers)."""
        return self.filter(pharmacy__place__in=places)

    def around(self, position, latitudes, longitudes):
        """Those whose pharmacy, or whose place where it has no position, lies within so many degrees of `position`."""
        north, east = position
        box = {
            "latitude__range": (north - latitudes, north + latitudes),
            "longitude__range": (east - longitudes, east + longitudes),
        }
        own = Q(**{f"pharmacy__{name}": value for name, value in box.items()})
        of_place = Q(**{f"pharmacy__place__{name}": value for name, value in box.items()})
        return self.filter(own | (of_place & Q(pharmacy__latitude=None)))
