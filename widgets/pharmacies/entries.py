"""One line of a list of pharmacies: a pharmacy, the time it is on duty, and how far it is."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from korner.maps import way_to
from korner.moments import hour
from korner.places.finding import distance_km
from widgets.pharmacies import words
from widgets.pharmacies.duty import Duty, zone_of
from widgets.pharmacies.models import Pharmacy


@dataclass(frozen=True)
class Entry:
    """A pharmacy (with its place) as it is shown at the moment `now`.

    `duty` is None where it is shown without one; `km` is how far it is from where it is looked for.
    """

    pharmacy: Pharmacy
    now: datetime
    duty: Duty | None = None
    km: float | None = None

    @cached_property
    def zone(self):
        """The time zone of its place."""
        return zone_of(self.pharmacy.place.country)

    @property
    def is_open(self):
        """Whether it may be called open now."""
        return self.duty is not None and self.duty.trusted and self.duty.runs_at(self.now)

    @property
    def starts(self):
        """From when, as the clocks of its place show it."""
        return self.duty.starts.astimezone(self.zone)

    @property
    def ends(self):
        """Until when, as the clocks of its place show it."""
        return self.duty.ends.astimezone(self.zone)

    @property
    def from_words(self):
        """From when, in words."""
        return words.moment_in_words(self.duty.starts, self.zone)

    @property
    def until_words(self):
        """Until when, in words."""
        return words.moment_in_words(self.duty.ends, self.zone)

    @property
    def end_words(self):
        """Until when, after the words from when: the hour alone where it is the same day."""
        return hour(self.ends) if self.starts.date() == self.ends.date() else self.until_words

    @property
    def far(self):
        """How far, in words; "" where that is not known."""
        return "" if self.km is None else words.distance_in_words(self.km)

    @property
    def phones(self):
        """[(as dialled, as read)]."""
        return self.pharmacy.shown_phones

    @property
    def address(self):
        """The whole address on one line."""
        return self.pharmacy.address_line

    @property
    def way(self):
        """The link that shows the way."""
        return way_to(self.pharmacy)

    @property
    def speaks_turkish(self):
        """Whether Turkish is spoken."""
        return "tr" in self.pharmacy.languages

    @property
    def other_languages(self):
        """The other languages spoken, in words."""
        return words.languages_in_words(self.pharmacy.languages)

    @property
    def source(self):
        """Where the list comes from."""
        return ", ".join(self.duty.sources)

    @property
    def kinds(self):
        """The kinds of duty, in words."""
        return ", ".join(str(kind) for kind in self.duty.kinds)

    @property
    def there(self):
        """{"lat", "lon"} for scripts, numbers with a dot: its position, else that of its place; None where neither is known."""
        position = self.pharmacy.position or self.pharmacy.place.position
        return position and {"lat": f"{position[0]:.5f}", "lon": f"{position[1]:.5f}"}

    @property
    def message(self):
        """Its part of a message to a friend."""
        if self.is_open:
            time = pgettext("pharmacy", "Open until: %(time)s") % {"time": self.until_words}
        else:
            time = _("From %(begin)s until %(end)s") % {"begin": self.from_words, "end": self.end_words}
        numbers = " / ".join(shown for _number, shown in self.phones)
        return "\n".join(part for part in (self.pharmacy.name, self.address, numbers, time) if part)

    @property
    def url(self):
        """The path of its page, in the language of the page being made."""
        return self.pharmacy.page_url


def of_duty(duty, now, position=None):
    """The Entry of a duty; `position` is where it is looked for."""
    return Entry(duty.pharmacy, now, duty, km_from(position, duty.pharmacy))


def km_from(position, pharmacy):
    """How far a pharmacy, or its place where it has no position, is from `position`; None where that is not known."""
    there = pharmacy.position or pharmacy.place.position
    return None if position is None or there is None else distance_km(position, there)
