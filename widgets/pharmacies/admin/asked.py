"""Which places and which week does an address of the desk ask for?"""

from datetime import date, timedelta

from django.utils import timezone

from korner.text.numbers import whole_number
from widgets.pharmacies.places_in_use import groups, places_in_use
from widgets.pharmacies.shifts import monday_of
from widgets.pharmacies.where import full_name

FURTHEST = timedelta(days=750)
MOST_WEEKS = 8


class Asked:
    """The choice of a page: `place` is one place, `places` all that are looked at, `monday` the first day, `weeks` how many."""

    def __init__(self, given):
        self.all = places_in_use()
        self.wide = groups(self.all)
        self.choice = given.get("place", "")
        self.place, self.places, self.title = None, [], ""
        self.find()
        self.monday = monday(given.get("week", ""))
        self.weeks = min(max(whole_number(given.get("weeks", "")) or 1, 1), MOST_WEEKS)

    def find(self):
        """The places of the choice: of one place, or of all that lie in a wider one ("in12")."""
        number = whole_number(self.choice.removeprefix("in"))
        if self.choice.startswith("in"):
            for wide, within in self.wide:
                if wide.pk == number:
                    self.places, self.title = within, wide.desk_name
        else:
            for place in self.all:
                if place.pk == number:
                    self.place, self.places, self.title = place, [place], full_name(place)
        if not self.places:
            self.choice = ""

    @property
    def country(self):
        """The country whose clock and holidays count."""
        return self.places[0].country if self.places else "BE"

    @property
    def sunday(self):
        return self.monday + timedelta(days=7 * self.weeks - 1)

    def options(self, wide=True):
        """[(value, words, whether it is chosen)]: single places, and before them those that hold several."""
        found = [(f"in{place.pk}", f"{place.desk_name} ({len(within)})") for place, within in self.wide] if wide else []
        found += [(str(place.pk), full_name(place)) for place in self.all]
        return [(value, words, value == self.choice) for value, words in found]

    @property
    def before(self):
        return (self.monday - timedelta(days=7)).isoformat()

    @property
    def after(self):
        return (self.monday + timedelta(days=7)).isoformat()


def monday(text):
    """The Monday of the week that holds the day written as 2026-11-24 (or of 2026-W48); of this week for anything else."""
    today = timezone.localdate()
    try:
        day = date.fromisoformat(f"{text}-1" if "W" in text else text)
    except ValueError:
        day = today
    return monday_of(day if abs(day - today) <= FURTHEST else today)
