"""The demo's pharmacies: made up, all of them, with duties around the present moment that are made anew at each filling."""

from datetime import time, timedelta

from django.utils import timezone

from korner.caching.changes import touch
from korner.places.models import Place
from korner.search import indexing
from korner.site.models import MenuItem
from korner.site.models import Place as Menu
from widgets.pharmacies.duty import DAY, at, day_of, zone_of
from widgets.pharmacies.models import DutyShift, DutyWords, Pharmacy, Rota, RotaTurn

SOURCE = "demo"
DAYS = 14
BRUSSELS = (
    # reference, name, key of the place, street, postcode, languages, (north, east) of the place's middle
    ("Çınar Eczanesi", "be-21015", "Rue des Érables 118", "1030", ["tr", "fr", "nl"], (0.0031, 0.0042)),
    ("Pharmacie du Grand Tilleul", "be-21015", "Avenue des Hirondelles 42", "1030", ["fr", "tr"], (-0.0046, -0.0065)),
    (
        "Pharmacie de la Petite Fontaine",
        "be-21014",
        "Rue de la Petite Fontaine 7",
        "1210",
        ["tr", "fr"],
        (0.0008, 0.0014),
    ),
    ("Lale Apotheek", "be-21012", "Rue du Moulin Vert 63", "1080", ["tr", "fr", "nl"], (0.0022, -0.0037)),
    (
        "Pharmacie des Sept Étoiles",
        "be-21001",
        "Chaussée des Roseaux 251",
        "1070",
        ["fr", "tr", "ar"],
        (0.0048, 0.0059),
    ),
    ("Pharmacie du Canal Bleu", "be-21004", "Quai des Mouettes 15", "1000", ["fr", "nl", "en"], (0.0035, -0.0041)),
    ("Pharmacie des Acacias", "be-21006", "Avenue des Acacias dorés 9", "1140", ["fr", "tr"], (-0.0017, 0.0026)),
    ("Pharmacie du Vieux Noyer", "be-21016", "Rue du Vieux Noyer 88", "1180", ["fr", "en"], (0.0052, -0.0033)),
    ("Apotheek De Zwaluw", "be-21010", "Avenue des Cerisiers 30", "1090", ["nl", "fr"], (-0.0028, 0.0019)),
    ("Pharmacie Sainte-Églantine", "be-21013", "Rue de l’Églantine 12", "1060", ["fr"], (0.0013, -0.0011)),
    (
        "Pharmacie de l’Étang aux Canards",
        "be-21009",
        "Rue de l’Étang 54",
        "1050",
        ["fr", "en", "de"],
        (-0.0036, 0.0047),
    ),
    ("Gül Eczanesi", "be-21011", "Rue des Jonquilles 21", "1081", ["tr", "fr"], (0.0006, 0.0009)),
)
ELSEWHERE = (
    ("Pharmacie de la Sambre claire", "be-52011", "Rue des Peupliers 77", "6000", ["fr", "tr"], (0.0024, 0.0031)),
    ("Pharmacie des Coteaux fleuris", "be-62063", "Rue du Chèvrefeuille 19", "4000", ["fr"], (-0.0019, 0.0027)),
    ("Apotheek Het Zonnetje", "be-44021", "Zonnebloemstraat 5", "9000", ["nl", "tr"], (0.0015, -0.0022)),
)
TURKEY = (
    ("Yayla Eczanesi", "tr-03-emirdag", "Söğütlü Cad. No: 14", "", ["tr"], (0.0011, 0.0018)),
    ("Kardelen Eczanesi", "tr-03-emirdag", "Pınarbaşı Sok. No: 3", "", ["tr"], (-0.0021, -0.0013)),
)
NOTES = {
    "Çınar Eczanesi": ("Giriş arka sokaktan, zili çalın.", "Entrée par la rue arrière, sonnez."),
    "Pharmacie de la Petite Fontaine": ("Gece yalnız reçeteyle.", "La nuit, uniquement sur ordonnance."),
}
# Made up like the rest: the desk writes its own.
LATE = (
    "Saat 22.00’den sonra gitmeden önce telefon edin; birçok eczane kapıyı yalnız telefonla açar.\n\n"
    "Bu bir deneme gazetesidir: numaralar ve eczaneler uydurmadır.",
    "Après 22 h, téléphonez avant de vous déplacer : beaucoup de pharmacies n’ouvrent que sur appel.\n\n"
    "Ceci est un journal de démonstration : numéros et pharmacies sont inventés.",
)
UNCHECKED = (
    "Nöbetçi eczaneyi telefonla sorun: 02\u00a0555\u00a001\u00a000 (deneme numarası).",
    "Renseignez-vous par téléphone : 02\u00a0555\u00a001\u00a000 (numéro de démonstration).",
)


def fill():
    """Make the pharmacies that are missing, and all duties of the demo anew, from yesterday on; says how many there are."""
    keys = {row[1] for row in (*BRUSSELS, *ELSEWHERE, *TURKEY)}
    places = {
        place.key: place for place in Place.objects.filter(key__in=keys)
    }  # the demo of places comes before this one
    groups = [made(rows, places, prefix) for prefix, rows in enumerate((BRUSSELS, ELSEWHERE, TURKEY), 1)]
    DutyShift.objects.filter(source=SOURCE).delete()
    shifts = [
        shift for group, rota in zip(groups, (in_brussels, elsewhere, in_turkey), strict=True) for shift in rota(group)
    ]
    DutyShift.objects.bulk_create(shifts, ignore_conflicts=True)  # the desk may have typed the same
    touch("dutyshift")
    made_rota(groups[0][:2])
    if not DutyWords.objects.exists():
        DutyWords.objects.create(late_tr=LATE[0], late_fr=LATE[1], unchecked_tr=UNCHECKED[0], unchecked_fr=UNCHECKED[1])
    if MenuItem.objects.exists() and not MenuItem.objects.filter(named="pharmacies").exists():
        MenuItem.objects.create(menu=Menu.SERVICES, named="pharmacies", order=5)
    return f"{sum(map(len, groups))} pharmacies, {len(shifts)} duties"


def made(rows, places, prefix):
    """The pharmacies of `rows` that have a place, made where they are missing."""
    found = []
    for number, (name, key, street, postcode, languages, (north, east)) in enumerate(rows, 1):
        place = places.get(key)
        if place is None:
            continue
        phone = f"+90272555{prefix}{number:03d}" if place.country == "TR" else f"+322555{prefix}{number:03d}"
        note = NOTES.get(name, ("", ""))
        at_place = place.position and (round(place.latitude + north, 5), round(place.longitude + east, 5))
        fields = {
            "name": name, "place": place, "address": street, "postcode": postcode, "languages": languages, "phones": [phone],
            "latitude": at_place and at_place[0], "longitude": at_place and at_place[1],
            "note_tr": note[0], "note_fr": note[1],
        }  # fmt: skip
        pharmacy, new = Pharmacy.objects.get_or_create(reference=f"demo-{prefix}-{number}", defaults=fields)
        if new:
            indexing.write(pharmacy)
        found.append(pharmacy)
    return found


def made_rota(pharmacies):
    """A rota that the desk can look at; the clock makes its shifts."""
    if len(pharmacies) < 2 or Rota.objects.exists():
        return
    begins = timezone.localdate() + DAY * DAYS  # after what the demo has made itself
    rota = Rota.objects.create(name="Schaerbeek, gece (demo)", place=pharmacies[0].place, first_day=begins)
    RotaTurn.objects.bulk_create(
        [RotaTurn(rota=rota, pharmacy=one, order=order) for order, one in enumerate(pharmacies)]
    )


def days(country):
    """The days of a country's fortnight, from yesterday on: nights that began yesterday still run."""
    today = day_of(timezone.now(), zone_of(country))
    return [today + DAY * number for number in range(-1, DAYS)]


def shift(pharmacy, day, begin, end, kind, country="BE"):
    """A checked shift that begins on `day`; an end that is not after the beginning is that of the next day."""
    zone = zone_of(country)
    ends = at(day + DAY if end <= begin else day, end, zone)
    checked = timezone.now() - timedelta(hours=3)
    return DutyShift(
        pharmacy=pharmacy, starts=at(day, begin, zone), ends=ends, kind=kind, source=SOURCE, checked_at=checked
    )


def in_brussels(pharmacies):
    """Each day four by day, four in the evening, two of these through the night, in turn; in Schaerbeek always one."""
    first, others = pharmacies[:2], pharmacies[2:]
    if not others:
        return
    for turn, day in enumerate(days("BE")):
        here = first[turn % 2]
        on = [others[(turn * 3 + step) % len(others)] for step in range(min(6, len(others)))]
        weekend = DutyShift.Kind.WEEKEND if day.weekday() > 4 else DutyShift.Kind.DAY
        for pharmacy in (here, *on[:3]):
            yield shift(pharmacy, day, time(9), time(19), weekend)
        for pharmacy in (here, *on[3:]):
            yield shift(pharmacy, day, time(19), time(22), DutyShift.Kind.EVENING)
        for pharmacy in (here, *on[3:4]):
            yield shift(pharmacy, day, time(22), time(9), DutyShift.Kind.NIGHT)


def elsewhere(pharmacies):
    """Each every night: these towns have one pharmacy in the demo."""
    for day in days("BE"):
        for pharmacy in pharmacies:
            yield shift(pharmacy, day, time(19), time(9), DutyShift.Kind.NIGHT)


def in_turkey(pharmacies):
    """A night and the day after it, in turn, as the chamber of a province shares them out."""
    for turn, day in enumerate(days("TR")):
        if pharmacies:
            yield shift(pharmacies[turn % len(pharmacies)], day, time(9), time(9), DutyShift.Kind.NIGHT, "TR")
