"""On which lists a firm stands, and by which tags these are told that it came, went, or is called otherwise.

A list names what it is: "firms" (all of them), "new-trade5", "new-place7", "new-trade5-place7", a letter, those who speak
Turkish. A trade's list holds the firms of the trades below it, too, and a region's those of its communes.
"""

from django.db.models import Q

from korner.tables.signals import is_being_written
from widgets.directory.letters import letter_of

LANGUAGES = ("tr", "fr")
ALL = "firms"
TURKISH_SPOKEN = "firms-turkish"


def of_trade(trade):
    """The tag of the list of a trade (its number)."""
    return f"new-trade{trade}"


def of_place(place):
    """The tag of the list of a place (its number)."""
    return f"new-place{place}"


def of_both(trade, place):
    """The tag of the list of a trade in a place."""
    return f"new-trade{trade}-place{place}"


def of_letter(letter, language):
    """The tag of the list of a Letter."""
    return f"firms-{language}-{letter.slug}"


def named_trade(trade):
    """The tag of pages on which a trade (its number) is only named."""
    return f"named-trade{trade}"


def crossed(trades, places):
    """The tags of the lists of these trades, and of each of them in these places."""
    return {of_trade(trade) for trade in trades} | {of_both(trade, place) for trade in trades for place in places}


def with_parents(rows):
    """The numbers in rows of (number, number of what it belongs to), None left out."""
    return {number for row in rows for number in row if number}


class Listed:
    """What a firm says of its lists (korner.caching.rows), and of its address."""

    listed_by = ("state", "hidden_at", "name", "place_id", "featured_from", "featured_until", "speaks_turkish")
    withdrawn_tr = withdrawn_fr = False

    def is_out(self):
        """Whether readers see it: what leaves them is forgotten at the edge at once."""
        return self.is_visible

    def moments(self):
        """None: pages that show who is featured ask for the end themselves."""
        return []

    def lists(self):
        """The tags of the lists in which it may stand now; while a table is written, the table tells them for all its rows."""
        if is_being_written(type(self)):
            return set()
        trades = with_parents(self.trades.values_list("pk", "parent_id"))
        return self.lists_of(trades)

    def lists_of(self, trades):
        """The tags of its lists if it is of these trades (numbers, with those above them)."""
        letters = {of_letter(letter_of(getattr(self, f"sort_{one}"), one), one) for one in LANGUAGES}
        spoken = {TURKISH_SPOKEN} if self.speaks_turkish else set()
        places = self.place_numbers()
        return {ALL, *letters, *spoken, *(of_place(place) for place in places), *crossed(trades, places)}

    def lists_linked(self, trades):
        """The tags of lists that it enters or leaves with these trades (numbers; None: all of its own)."""
        if is_being_written(type(self)):
            return set()
        rows = self.trades if trades is None else type(self).trades.field.related_model.objects.filter(pk__in=trades)
        return crossed(with_parents(rows.values_list("pk", "parent_id")), self.place_numbers())

    def place_numbers(self):
        """The numbers of its place and of what that lies in."""
        return {number for number in (self.place_id, self.place.parent_id) if number}

    # --- address and words ------------------------------------------------------------------------------------------
    def get_absolute_url(self):
        return self.page_url

    def about_in(self, language):
        """(what it says of itself, the language of these words): in `language`, else in the other; ("", "") without."""
        for one in (language, *LANGUAGES):
            words = getattr(self, f"about_{one}")
            if words:
                return words, one
        return "", ""


def in_place(place):
    """The condition (Q) of firms in a place or in one that lies in it."""
    return Q(place=place) | Q(place__parent=place)
