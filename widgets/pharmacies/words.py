"""How is a duty said to readers: until when, how far, in which languages, and as a message to a friend?"""

from datetime import datetime
from urllib.parse import quote

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from korner import spoken
from korner.languages import page_language
from korner.moments import day as day_of
from korner.moments import hour
from korner.syndication.plain import absolute
from widgets.pharmacies.duty import DAY, NOON

MOST_IN_A_MESSAGE = 6
WHATSAPP = "https://wa.me/?text="
SITES = {"french": "https://www.pharmacie.be", "dutch": "https://www.apotheek.be"}  # of the Belgian pharmacists


def day_in_words(day):
    """A day, or that of a moment in its own zone, with its weekday: "29 Kasım Pazar", "dimanche 29 novembre"."""
    local = day if isinstance(day, datetime) else datetime.combine(day, NOON)
    return day_of(local, local.date() - DAY)


def moment_in_words(moment, zone):
    """A moment as the clocks of `zone` show it, always with its day: "29 Kasım Pazar 08.00"."""
    local = moment.astimezone(zone)
    return _("%(day)s at %(time)s") % {"day": day_in_words(local), "time": hour(local)}


def distance_in_words(km):
    """A distance as people say it: "850 m", "1,2 km", "14 km"."""
    if km < 0.95:
        return f"{max(50, round(km * 20) * 50)}\u00a0m"
    return f"{number_format(round(km, 1), 1) if km < 9.95 else number_format(round(km))}\u00a0km"


def languages_in_words(codes):
    """The names of the languages spoken, Turkish left out: it has words of its own."""
    return spoken.in_words([code for code in codes if code != "tr"])


def call_of_desk(desk, country):
    """Whom to call where a list of a country cannot be trusted, as the desk (DutyWords) wrote it; "" where it did not."""
    field = "unchecked_turkey" if country == "TR" else "unchecked"
    return (getattr(desk, f"{field}_{page_language()}") or "").strip()


def call_of_house(country):
    """The same where the desk has written nothing: what is true without a number that may have changed."""
    door = _("Look at the door of the nearest pharmacy: the ones on duty are named there.")
    if country == "TR":
        chamber = _("The chamber of pharmacists of the province publishes the list of each day.")
        return f"{door}\n\n{chamber}"
    sites = _("The pharmacists of Belgium publish their own list: %(french)s (in French), %(dutch)s (in Dutch).")
    return f"{door}\n\n{sites % SITES}"


def message_link(title, entries, path):
    """The link that opens WhatsApp with the list as a text: names, addresses, telephones, until when; "" for an empty list."""
    if not entries:
        return ""
    parts = [f"*{title}*", *(entry.message for entry in entries[:MOST_IN_A_MESSAGE]), absolute(path)]
    return WHATSAPP + quote("\n\n".join(parts), safe="")
