"""Of which time does a reader ask: now, tonight, tomorrow or a date?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.http import Http404

from korner.addresses import reverse_in
from widgets.pharmacies import duty

WORDS = {"tonight": {"tr": "bu-gece", "fr": "cette-nuit"}, "tomorrow": {"tr": "yarin", "fr": "demain"}}
NOW, TONIGHT, TOMORROW, DATE = "now", "tonight", "tomorrow", "date"
DAYS_AHEAD = 14  # lists are rarely known for longer


@dataclass(frozen=True)
class Asked:
    """What is asked at the moment `now`: the `name` of the time, the `day` it lies on, the zone of the place."""

    name: str
    day: date
    now: datetime
    zone: ZoneInfo

    @property
    def today(self):
        """The day of the place."""
        return duty.day_of(self.now, self.zone)

    def span(self, days):
        """(begin, end) of what has to be read: enough that a duty which touches others is known whole, and `days` more."""
        if self.name in (NOW, TONIGHT):
            return self.now, self.now + timedelta(days=days)
        return duty.at(self.day, duty.MIDNIGHT, self.zone), duty.at(
            self.day + timedelta(days=days), duty.NOON, self.zone
        )

    def chosen(self, duties):
        """Those of `duties` that are asked of."""
        if self.name == NOW:
            return [one for one in duties if one.runs_at(self.now)]
        if self.name == TONIGHT:
            return duty.in_the_night(duties, self.now, self.zone)
        return [one for one in duties if one.is_of(self.day, self.zone)]

    def url(self, language, place=None):
        """The path of the list of `place` (None: of all) for this time; "" where the place has no page in `language`."""
        name = "pharmacies" if place is None else "pharmacies-place"
        where = {"slug": place.slug_in(language)} if place else {}
        if place and not where["slug"]:
            return ""
        if self.name == DATE:
            day = {"year": self.day.year, "month": self.day.month, "day": self.day.day}
            return reverse_in(language, f"{name}-date", **where, **day)
        return reverse_in(language, name if self.name == NOW else f"{name}-{self.name}", **where)

    def at(self, name, day=None):
        """The same question for another time."""
        return Asked(name, day or self.today, self.now, self.zone)

    def others(self):
        """The questions that a reader may go on to: [now, tonight, tomorrow], and [the days after]."""
        tomorrow = self.today + timedelta(days=1)
        near = [self.at(NOW), self.at(TONIGHT), self.at(TOMORROW, tomorrow)]
        return near, [self.at(DATE, tomorrow + timedelta(days=n)) for n in range(1, DAYS_AHEAD - 1)]


def asked(now, zone, when=None, year=None, month=None, day=None):
    """What an address asks at `now`. Raises Http404 for a day that is none, is over, or lies too far ahead."""
    today = duty.day_of(now, zone)
    if year is None:
        return Asked(when or NOW, today + timedelta(days=when == TOMORROW), now, zone)
    try:
        wanted = date(year, month, day)
    except ValueError:
        raise Http404 from None
    if not timedelta(0) <= wanted - today < timedelta(days=DAYS_AHEAD):
        raise Http404
    return Asked(DATE, wanted, now, zone)
