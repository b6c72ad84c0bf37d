"""What an owner says of his firm, as plain data: read off a firm, written to one, and compared line by line.

{"name", "trades": [numbers], "place": number, "address", "postcode", "phones": ["+32…"], "website", "email",
 "hours": {…}, "languages": ["tr", …], "company_number", "about_tr", "about_fr"}
"""

from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner import spoken
from korner.hours import BadHours, read_hours
from korner.hours_typed import written
from korner.languages import page_language
from korner.places.models import Place
from korner.text.phones import shown_phone

FIELDS = (
    *("name", "trades", "place", "address", "postcode", "phones", "website", "email"),
    *("hours", "languages", "company_number", "about_tr", "about_fr"),
)
PLAIN = [name for name in FIELDS if name not in ("trades", "place")]
LABELS = {
    "name": gettext_lazy("Name"),
    "trades": gettext_lazy("Trade"),
    "place": gettext_lazy("Commune"),
    "address": gettext_lazy("Address"),
    "postcode": gettext_lazy("Postcode"),
    "phones": gettext_lazy("Telephone"),
    "website": gettext_lazy("Web site"),
    "email": gettext_lazy("E-mail for customers"),
    "hours": gettext_lazy("Opening hours"),
    "languages": gettext_lazy("Languages spoken"),
    "company_number": gettext_lazy("Company number"),
    "about_tr": gettext_lazy("About the firm, in Turkish"),
    "about_fr": gettext_lazy("About the firm, in French"),
}


@dataclass
class Names:
    """What trades and places are called: two queries for a whole list."""

    trades: dict = field(default_factory=dict)
    places: dict = field(default_factory=dict)

    @classmethod
    def of(cls, several):
        """The Names in several values (None among them is passed over)."""
        from widgets.directory.models import Trade

        given = [values for values in several if values]
        trades = {number for values in given for number in values.get("trades", [])}
        places = {values["place"] for values in given if values.get("place")}
        return cls(
            Trade.objects.in_bulk(list(trades)) if trades else {}, Place.objects.in_bulk(list(places)) if places else {}
        )

    @classmethod
    def of_firm(cls, firm):
        """Those of one firm."""
        names = cls()
        names.add(firm)
        return names

    def add(self, firm):
        """Know those of a firm that was loaded with them."""
        self.trades.update({trade.pk: trade for trade in firm.trades.all()})
        self.places[firm.place_id] = firm.place

    def trade(self, number):
        return called(self.trades.get(number))

    def place(self, number):
        return called(self.places.get(number))


def called(thing):
    """The name of a trade or a place in the language that is spoken now, "—" for one that is gone."""
    return "—" if thing is None else thing.name_in(page_language()) or str(thing)


def now(firm):
    """The values of `firm`."""
    plain = {name: getattr(firm, name) or type(getattr(firm, name) or "")() for name in PLAIN}
    return {**plain, "trades": sorted(trade.pk for trade in firm.trades.all()), "place": firm.place_id}


def proposed(firm, waiting):
    """The values of `firm` as they would be: what stands now, with those over it that `waiting` (a change, or None) wants."""
    return {**now(firm), **(waiting.wanted() if waiting else {})}


def standing(firm, waiting):
    """What a form of the owner begins from, in short: another one where the entry or his change that waits has changed."""
    return f"{waiting.pk if waiting else 0} {firm.updated_at.isoformat()}"


def put(firm, values):
    """Write `values` (all, or some of them) to `firm` and save it; a position that belongs to another address is forgotten."""
    stood = (firm.place_id, firm.address)
    for name in PLAIN:
        if name in values:
            setattr(firm, name, values[name])
    if "place" in values:
        firm.place_id = values["place"]
    if firm.pk and stood != (firm.place_id, firm.address):
        firm.latitude = firm.longitude = None
    firm.save()
    if "trades" in values:
        from widgets.directory.models import Trade

        firm.trades.set(Trade.objects.filter(pk__in=values["trades"]))


def differing(before, after):
    """The values of `after` that differ from those of `before`, and no others."""
    return {name: after[name] for name in FIELDS if name in after and after[name] != before.get(name)}


def said(name, value, names):
    """One value as people read it; lists and hours on one line."""
    if name == "trades":
        return ", ".join(names.trade(number) for number in value)
    if name == "place":
        return names.place(value)
    if name == "phones":
        return ", ".join(shown_phone(number).replace(" ", "\u00a0") for number in value)
    if name == "languages":
        return capfirst(spoken.in_words(value))
    if name == "hours":
        return hours_said(value)
    return str(value)


def hours_said(stored):
    """Opening hours on one line, in the notation of the form."""
    try:
        return written(read_hours(stored), page_language())
    except BadHours:
        return "—"


def lines(values, names):
    """["Name: …", …] of all fields that say something."""
    return [f"{LABELS[name]}: {said(name, values[name], names)}" for name in FIELDS if values.get(name)]


def rows(values, names):
    """[(label, words)] of all fields that say something, for a page."""
    return [(LABELS[name], said(name, values[name], names)) for name in FIELDS if values.get(name)]


def differences(before, after, names):
    """["Telephone: 02 … → 02 …", …] of the fields in `after` that differ; an empty one is said to be empty."""
    found = []
    for name in differing(before, after):
        old, new = (said(name, values[name], names) if values.get(name) else "" for values in (before, after))
        empty = _("(empty)")
        found.append(f"{LABELS[name]}: {old or empty} → {new or empty}")
    return found


def changed_words(before, after):
    """The texts of `after` that are new, for the ladder: what stood there before was judged before."""
    names = [name for name in ("name", "address", "about_tr", "about_fr") if before.get(name) != after.get(name)]
    return "\n".join(filter(None, (after[name] for name in names)))


def address_of(firm, language):
    """The path of the public entry, "" while readers do not see it."""
    return firm.url_in(language) if firm.is_visible else ""
