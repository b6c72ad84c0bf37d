"""The rows of a pasted list as an editor has them before him: to be mended, checked, and written down as a whole."""

import re
from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from korner.caching.changes import touched_together
from korner.hours import clock
from korner.places.finding import NoPlace, find
from korner.search import indexing
from korner.text.phones import NoNumber, read_phones, shown_phone
from widgets.pharmacies import reading, shifts
from widgets.pharmacies.grid import LATER
from widgets.pharmacies.matching import Stored, key_of_name
from widgets.pharmacies.models import DutyShift, Pharmacy
from widgets.pharmacies.reading import NotRead
from widgets.pharmacies.refusals import words_of
from widgets.pharmacies.said import span
from widgets.pharmacies.where import full_name

MOST_ROWS = 120


def cell(words, most, **attrs):
    """A field of a row, with its name for who does not see the head of the column."""
    return forms.CharField(
        label=words, required=False, max_length=most,
        widget=forms.TextInput({"aria-label": words, "class": "duty-cell", **attrs}),
    )  # fmt: skip


class RowForm(forms.Form):
    """One row: who, where, when. What is empty is said only when the list is to be saved."""

    take = forms.BooleanField(
        label=gettext_lazy("take"), required=False, initial=True,
        widget=forms.CheckboxInput({"aria-label": gettext_lazy("take")}),
    )  # fmt: skip
    line = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = cell(gettext_lazy("pharmacy"), 120)
    place = cell(gettext_lazy("commune or district"), 120)
    address = cell(gettext_lazy("address"), 200)
    phones = cell(gettext_lazy("telephone"), 120)
    day = cell(gettext_lazy("day"), 40)
    begins = cell(pgettext_lazy("hours", "from"), 20)
    ends = cell(pgettext_lazy("hours", "until"), 20)
    kind = forms.ChoiceField(
        label=gettext_lazy("kind of duty"),
        required=False,
        choices=[("", gettext_lazy("by the hours")), *DutyShift.Kind.choices],
        widget=forms.Select({"aria-label": gettext_lazy("kind of duty"), "class": "duty-cell"}),
    )

    known = None  # the stored pharmacy, once it was found
    planned = None
    is_there = False

    @property
    def is_taken(self):
        return bool(self.cleaned_data.get("take"))

    @property
    def cells(self):
        """The fields of the table, in its order."""
        return [self[name] for name in ("name", "place", "address", "phones", "day", "begins", "ends", "kind")]


RowFormSet = forms.formset_factory(RowForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS, validate_max=True)


def initial_of(row):
    """What stands in the fields for a Row of pasted_rows.py."""
    country = row.place.country if row.place else "BE"
    begins, ends = row.hours or (None, None)
    days = (row.last_day - row.day).days if row.last_day and row.day and begins is not None else 0
    later = f"+{days}" if days > 1 or (days == 1 and ends >= begins) else ""
    return {
        "take": True,
        "line": row.number,
        "name": row.name,
        "place": full_name(row.place) if row.place else row.place_text,
        "address": ", ".join(filter(None, [row.address, row.postcode])),
        "phones": "; ".join(shown_phone(number, country) for number in row.phones),
        "day": f"{row.day:%d.%m.%Y}" if row.day else "",
        "begins": clock(begins) if begins is not None else "",
        "ends": clock(ends) + later if ends is not None else "",
        "kind": row.kind,
    }


def without_postcode(address):
    """(address, postcode) of “Rue du Saule 3, 1060”."""
    found = re.search(r"(?:^|,\s*)(\d{4,5})$", address.strip())
    return (address[: found.start()].strip(), found[1]) if found else (address, "")


@dataclass(eq=False)
class NewPharmacy:
    """A pharmacy that is not stored yet; rows of one name and place share it."""

    name: str
    place: object
    address: str
    phones: list


class Taking:
    """A list on its way in. `is_valid()` says at each field what is wrong; `save()` writes all or nothing."""

    def __init__(self, formset, today):
        self.formset, self.today = formset, today
        self.places, self.new = {}, {}

    def is_valid(self):
        """Whether every row that is taken can be written down."""
        if not self.formset.is_valid():
            return False
        rows = [form for form in self.formset if form.is_taken]
        for form in rows:
            self.read_place(form)
        stored = Stored([place for place in self.places.values() if not isinstance(place, NoPlace)])
        for form in rows:
            self.read(form, stored)
        planned = [form.planned for form in rows if form.planned]
        for clash in shifts.clashes(planned):
            clash.planned.mark.add_error("begins", self.clash_words(clash))
        kept = {id(shift) for shift in shifts.missing(planned)}
        for form in rows:
            form.is_there = bool(form.planned) and id(form.planned) not in kept
        self.rows = rows
        return not any(form.errors for form in rows)

    def read_place(self, form):
        """The place of a row; every name is looked up once."""
        text = form.cleaned_data["place"]
        if text and text not in self.places:
            try:
                self.places[text] = find(text)
            except NoPlace as refusal:
                self.places[text] = refusal

    def read(self, form, stored):
        """Who and when."""
        data = dict(form.cleaned_data)  # what gets an error leaves the form's own
        for name in ("name", "place", "day", "begins", "ends"):
            if not data[name]:
                form.add_error(name, _("This is missing."))
        place = self.places.get(data["place"])
        if isinstance(place, NoPlace):
            form.add_error("place", str(place))
        if form.errors or place is None:
            return
        phones = self.numbers(form, data["phones"], place.country)
        window = self.window(form, data, place.country)
        if window is None or phones is None:
            return
        form.known = stored.called(data["name"], place, phones)
        pharmacy = form.known or self.new_one(data, place, phones)
        kind = data["kind"] or reading.kind_of(*window, place.country)
        form.planned = shifts.Planned(pharmacy, *window, kind, mark=form)

    def numbers(self, form, text, country):
        """The telephone numbers of a row, None where one is none."""
        try:
            return read_phones(text, country)
        except NoNumber as refusal:
            form.add_error("phones", _("“%s” is no telephone number.") % str(refusal).strip()[:60])
            return None

    def window(self, form, data, country):
        """(starts, ends) of a row, None where it cannot be."""
        later = LATER.match(data["ends"])
        read = {}
        for name, read_it in (
            ("day", lambda: reading.read_day(data["day"], self.today)),
            ("begins", lambda: reading.read_clock(data["begins"])),
            ("ends", lambda: reading.read_clock(later[1] if later else data["ends"])),
        ):
            try:
                read[name] = read_it()
            except NotRead as refusal:
                form.add_error(name, words_of(refusal))
        if len(read) < 3:
            return None
        last_day = read["day"] + timedelta(days=int(later[2])) if later else None
        try:
            return reading.window(read["day"], read["begins"], read["ends"], country, last_day)
        except NotRead as refusal:
            form.add_error("ends", words_of(refusal))
            return None

    def new_one(self, data, place, phones):
        """The pharmacy that is to be made; numbers and addresses of its rows come together."""
        key = (place.pk, key_of_name(data["name"]))
        new = self.new.setdefault(key, NewPharmacy(data["name"], place, data["address"], []))
        new.address = new.address or data["address"]
        new.phones = list(dict.fromkeys([*new.phones, *phones]))
        return new

    def clash_words(self, clash):
        """What is said of a row whose hours another one has."""
        country = clash.planned.pharmacy.place.country
        hours = span(clash.other.starts, clash.other.ends, country)
        if clash.is_stored:
            return _("These hours overlap with a shift that is written down: %s.") % hours
        line = clash.other.mark.cleaned_data.get("line") or "?"
        return _("These hours overlap with those of line %(line)s: %(hours)s.") % {"line": line, "hours": hours}

    def save(self, *, source, checked_by=None):
        """Write all of it down in one transaction: (how many shifts, how many new pharmacies, how many were there)."""
        planned = [form.planned for form in self.rows if not form.is_there]
        with transaction.atomic():
            made = {}
            with touched_together():
                for new in self.new.values():
                    address, postcode = without_postcode(new.address)
                    made[new] = Pharmacy.objects.create(
                        name=new.name, place=new.place, address=address, postcode=postcode, phones=new.phones
                    )
            indexing.write_all(Pharmacy, [pharmacy.pk for pharmacy in made.values()])
            for shift in planned:
                shift.pharmacy = made.get(shift.pharmacy, shift.pharmacy)
            shifts.store(planned, source=source, checked_by=checked_by)
        return len(planned), len(self.new), len(self.rows) - len(planned)
