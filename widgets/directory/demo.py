"""The demo's directory: trades, and some forty firms that are made up, all of them, with numbers and streets nobody has."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from korner.caching.changes import touched_together
from korner.hours_typed import parse_line
from korner.images.demo import drawn
from korner.places.models import Place
from korner.search import indexing
from korner.site.models import MenuItem
from korner.site.models import Place as Menu
from widgets.directory.counted import recount
from widgets.directory.demo_firms import FIRMS, HOURS, TRADES
from widgets.directory.firms import approve_own
from widgets.directory.models import Firm, FirmPicture, Trade
from widgets.directory.owning import demo as waiting

MADE_UP = {
    "tr": "Örnek kayıt: bu firma uydurmadır.",
    "fr": "Entrée d’exemple : cette entreprise est imaginaire.",
}
DRAWN = {
    "bakery/morning/1": ("Vitrini dolu bir fırın", "Une boulangerie à la vitrine pleine"),
    "oven/evening/2": ("Ateşi yanan taş fırın", "Un four à bois allumé"),
    "teaglass/morning/3": ("İnce belli bardakta çay", "Un verre de thé"),
    "table/noon/4": ("Kurulmuş bir sofra", "Une table dressée"),
    "market/noon/6": ("Meyve tezgâhı", "Un étal de fruits"),
    "books/noon/2": ("Üst üste kitaplar", "Une pile de livres"),
    "car/noon/3": ("Yolda bir araba", "Une voiture sur la route"),
}


def fill():
    """Make the trades and the firms where there are none, and an entry in the menu that leads to them."""
    trades = {key: trade_of(key, *words) for key, words in TRADES.items()}
    if not Firm.objects.exists():
        pictures = drawn.pictures(
            {key: {"alt_tr": tr, "alt_fr": fr, "credit": "Korner"} for key, (tr, fr) in DRAWN.items()}
        )
        make(trades, pictures)
    if MenuItem.objects.exists() and not MenuItem.objects.filter(named="directory").exists():
        MenuItem.objects.create(menu=Menu.SERVICES, named="directory", order=35)
    waiting.fill()
    return f"{Firm.objects.count()} firms in {Trade.objects.count()} trades"


def trade_of(key, turkish, french, parent, order):
    """The trade of that name, made where it is missing."""
    above = trade_of(parent, *TRADES[parent]) if parent else None
    found = Trade.objects.filter(name_tr=turkish).first()
    return found or Trade.objects.create(name_tr=turkish, name_fr=french, parent=above, order=order)


@transaction.atomic
def make(trades, pictures):
    """Make the firms: one after another, one purge and one counting for all."""
    places = {place.key: place for place in Place.objects.filter(key__in={firm[2] for firm in FIRMS})}
    now, made = timezone.now().replace(minute=0, second=0, microsecond=0), []
    with touched_together():
        for number, (name, keys, place, street, languages, hours, turkish, french, more) in enumerate(FIRMS):
            if place not in places:
                continue
            where = places[place]
            firm = Firm(
                name=name,
                place=where,
                address=street,
                postcode=(where.postcodes or [""])[0],
                phones=[phone(where, number)],
                hours=parse_line(HOURS[hours]).stored() if hours else {},
                languages=languages.split(),
                about_tr=f"{turkish} {MADE_UP['tr']}" if turkish else "",
                about_fr=f"{french} {MADE_UP['fr']}" if french else "",
                reference=f"demo-{number + 1}",
                created_at=now - timedelta(hours=5 * (len(FIRMS) - number)),
                **beside(where, number),
            )
            if "featured" in more:
                firm.featured_from, firm.featured_until = now - timedelta(days=3), now + timedelta(days=27)
            if "web" in more:
                firm.website, firm.email = "https://www.example.org/", f"firma{number}@example.org"
            approve_own(firm)
            firm.save()
            firm.trades.set([trades[key] for key in keys.split()])
            for order, drawing in enumerate(word for word in more.split() if word in DRAWN):
                FirmPicture.objects.create(firm=firm, picture=pictures[drawing], order=order)
            made.append(firm.pk)
    indexing.write_all(Firm, made)
    recount()


def phone(place, number):
    """A number that no telephone has."""
    return f"+9027255501{number:02}" if place.country == "TR" else f"+3225550{100 + number}"


def beside(place, number):
    """A position near the middle of a place; none for every ninth."""
    if place.position is None or number % 9 == 8:
        return {}
    north, east = (number * 7 % 11 - 5) / 1500, (number * 5 % 13 - 6) / 1000
    return {"latitude": round(place.latitude + north, 5), "longitude": round(place.longitude + east, 5)}
