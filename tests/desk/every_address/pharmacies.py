"""Rows for pharmacies on duty: their lists, tables, the week, the paste box, gaps, confirming, rotas, the words around them."""

from datetime import timedelta

from django.utils import timezone

from tests.desk.every_address.acts import CHIEF, EDITORS, NOBODY, Act, read, send, shared
from tests.desk.every_address.tables import of_table
from tests.desk.every_address.things import Kind, rows, several
from tests.factories import PlaceFactory
from tests.pharmacies.making import make_pharmacy, make_shift
from widgets.pharmacies import shifts
from widgets.pharmacies.models import DutyShift, DutyWords, Rota, RotaTurn

PHARMACY, SHIFT, ROTA, WORDS = "pharmacies_pharmacy", "pharmacies_dutyshift", "pharmacies_rota", "pharmacies_dutywords"
CONFIRMED, TO_WORDS = "/admin/pharmacies/dutyshift/confirmed/", "/admin/pharmacies/dutywords/{duty_words}/change/"
CHECK = "/admin/pharmacies/dutyshift/check/"


def add_things(world, person, colleague):
    """A pharmacy with nothing on it, one on duty, a rota, the words; and a week that each has confirmed himself."""
    place = PlaceFactory(name_tr="Nöbet Yeri", name_fr="Lieu de garde")
    on_duty = make_pharmacy("Kavak", place)
    now = timezone.now()
    times = {"starts": now - timedelta(hours=1), "ends": now + timedelta(hours=1)}  # in this week, whenever that is
    shift = DutyShift.objects.create(pharmacy=on_duty, **times)
    rota = Rota.objects.create(name="Gece", place=place, first_day=timezone.localdate())
    RotaTurn.objects.create(rota=rota, pharmacy=on_duty)
    theirs = shifts.confirm([make_shift(on_duty, "2036-02-08 22:00", "2036-02-09 08:00", checked=None)], by=colleague)
    own = (
        shifts.confirm([make_shift(on_duty, "2036-03-08 22:00", "2036-03-09 08:00", checked=None)], by=person)
        if person
        else theirs
    )
    world.update(
        pharmacy=make_pharmacy("Çınar", place),
        on_duty=on_duty,
        shift=shift,
        rota=rota,
        duty_words=DutyWords.objects.create(),
        duty_place=place,
        own_confirmed=own,
        their_confirmed=theirs,
    )


def pharmacy_form(world):
    return {"name": "Yeni Eczane", "place": world["duty_place"], "phones": "02 555 12 34", "active": "on"}


def shift_form(world):
    return {"pharmacy": world["on_duty"], "day": "2036-01-20", "begins": "22:00", "ends_at": "08:00", "kind": "night"}


def rota_form(world):
    return {
        "name": "Başka", "place": world["duty_place"], "kind": "night", "first_day": "2036-01-01", "every": "1", "unit": "day",
        "weeks_ahead": "4", "begins": "22:00", "ends": "08:00", "turns-TOTAL_FORMS": "0", "turns-INITIAL_FORMS": "0",
    }  # fmt: skip


def week(world):
    """The week of a place with one cell typed."""
    return {f"was{world['on_duty']}": "|" * 6, f"h{world['on_duty']}-0": "N"}


def pasted(world):
    """A table of one row that is written down."""
    cells = {
        "name": "Yeni",
        "place": "Nöbet Yeri",
        "day": "20.01.2036",
        "begins": "22:00",
        "ends": "08:00",
        "take": "on",
    }
    table = {f"row-0-{name}": text for name, text in cells.items()}
    return {"save": "1", "text": "x", "country": "BE", "row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "0", **table}


def confirming(world):
    """What confirms this week, in which there is one shift."""
    return {"place": world["duty_place"], "weeks": "1", "number": "1"}


WORDS_FORM = {"late_from": "21:00", "trusted_days": "5"}
THE_WORDS = Kind(WORDS, "duty_words", EDITORS, NOBODY, EDITORS, NOBODY, WORDS_FORM)

TYPING = [
    read(f"admin:{SHIFT}_week", EDITORS),
    send(f"admin:{SHIFT}_week", EDITORS, "", week, 200),  # without a place nothing is typed
    read(f"admin:{SHIFT}_paste", EDITORS),
    send(f"admin:{SHIFT}_paste", EDITORS, "", {"read": "1", "text": "Kavak Eczanesi", "country": "BE"}, 200),
    send(f"admin:{SHIFT}_paste", EDITORS, "", pasted, CHECK, changes=SHIFT),
    read(f"admin:{SHIFT}_check", EDITORS),
    send(f"admin:{SHIFT}_check", NOBODY, others=shared(EDITORS, 405)),
    read(f"admin:{SHIFT}_confirm", EDITORS, answer=CHECK),
    send(f"admin:{SHIFT}_confirm", EDITORS, "", confirming, CONFIRMED, changes=SHIFT),
    send(f"admin:{SHIFT}_confirm", NOBODY, "", {"place": "987654"}, others=shared(EDITORS, 404)),
    read(f"admin:{SHIFT}_confirmed", EDITORS, "own_confirmed"),
    send(f"admin:{SHIFT}_confirmed", EDITORS, "own_confirmed", None, CONFIRMED, changes=SHIFT),
    read(f"admin:{SHIFT}_confirmed", NOBODY, "their_confirmed", others=shared(EDITORS, 404)),
    send(f"admin:{SHIFT}_confirmed", NOBODY, "their_confirmed", others=shared(EDITORS, 404)),
    read(f"admin:{ROTA}_fill", EDITORS, "rota", answer="/admin/pharmacies/rota/{rota}/change/"),
    send(f"admin:{ROTA}_fill", EDITORS, "rota", {"weeks": "1"}, "/admin/pharmacies/rota/{rota}/change/", changes=SHIFT),
]

ACTS: list[Act] = [
    *rows(Kind(PHARMACY, "pharmacy", EDITORS, EDITORS, EDITORS, CHIEF, pharmacy_form)),
    *of_table(PHARMACY, imports=EDITORS, sees=EDITORS),
    *rows(Kind(SHIFT, "shift", EDITORS, EDITORS, EDITORS, EDITORS, shift_form, keeps_versions=False)),
    *of_table(SHIFT, imports=EDITORS, sees=EDITORS),
    *rows(Kind(ROTA, "rota", EDITORS, EDITORS, EDITORS, EDITORS, rota_form)),
    *(act for act in rows(THE_WORDS) if not act.address.endswith("_changelist")),
    read(f"admin:{WORDS}_changelist", EDITORS, answer=TO_WORDS),
    send(f"admin:{WORDS}_changelist", EDITORS, "", several("duty_words"), TO_WORDS),
    *TYPING,
]
