"""The table of duty shifts: a row names its pharmacy, its day and its hours, and no two of one pharmacy overlap."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from korner.places.finding import NoPlace
from korner.tables import Column, cells, moments
from widgets.pharmacies import reading, shifts
from widgets.pharmacies.duty import zone_of
from widgets.pharmacies.grid import LATER
from widgets.pharmacies.models import DutyShift
from widgets.pharmacies.reading import NotRead
from widgets.pharmacies.refusals import words_of
from widgets.pharmacies.said import span
from widgets.pharmacies.tables import NAME, PLACE, PROVINCE, REFERENCE, InPlace, Raw
from widgets.pharmacies.where import full_name


def told(value):
    """A cell as it was typed; once it is a moment, by the paper's own clock."""
    return f"{timezone.localtime(value):%d.%m.%Y %H:%M}" if isinstance(value, datetime) else str(value)


class DutyTable(InPlace):
    """Duty shifts. A row names its pharmacy by its number in the list, or by its name and place."""

    columns = [
        Column(
            "reference", gettext_lazy("number in the list"), cells.Line(60), spellings=REFERENCE, attribute=None,
            example="E-1042",
        ),
        Column(
            "pharmacy", gettext_lazy("pharmacy"), Raw(lambda pharmacy: pharmacy.name), example="Çınar Eczanesi",
            spellings=NAME,
        ),
        Column("place", gettext_lazy("commune or district"), Raw(str), spellings=PLACE, attribute=None, example="Schaerbeek"),
        Column("province", gettext_lazy("province"), cells.Line(80), spellings=PROVINCE, attribute=None, exported=False),
        Column(
            "day", gettext_lazy("day"), Raw(str), spellings=("tarih", "gün", "date", "jour", "datum", "nöbet tarihi"),
            attribute=None, required=True, example="24.11.2026",
        ),
        Column(
            "starts", pgettext_lazy("hours", "from"), Raw(told), required=True, example="22:00",
            spellings=("başlangıç", "saatten", "de", "début", "van", "from", "start"),
        ),
        Column(
            "last_day", gettext_lazy("last day"), Raw(str), attribute=None, exported=False,
            spellings=("son gün", "bitiş tarihi", "dernier jour", "date de fin"),
        ),
        Column(
            "ends", pgettext_lazy("hours", "until"), Raw(told), required=True, example="08:00",
            spellings=("bitiş", "saate", "à", "fin", "jusqu’à", "tot", "until", "to", "end"),
        ),
        Column(
            "kind", gettext_lazy("kind of duty"), cells.Choice(DutyShift.Kind, reading.WORDS_OF_KINDS),
            spellings=("tür", "nöbet türü", "type", "genre", "kind", "garde"), example=gettext_lazy("Night"),
        ),
        Column("source", gettext_lazy("source"), cells.Line(160), spellings=("kaynak", "bron")),
        Column("checked", gettext_lazy("checked"), cells.YesNo(), spellings=("kontrol edildi", "vérifié"), attribute=None),
    ]  # fmt: skip
    identities = [("pharmacy", "starts", "ends")]

    class Meta:
        model = DutyShift
        clean_model_instances = False  # what `clean` asks is asked where the cells are read

    def prepared(self, things):
        return things.select_related("pharmacy__place__parent")

    def read_in_place(self, values, tell):
        pharmacy = self.pharmacy_of(values, tell)
        if pharmacy is None:
            return
        values["pharmacy"] = pharmacy
        self.read_hours(values, pharmacy.place.country, tell)

    def pharmacy_of(self, values, tell):
        """The stored pharmacy that a row names, None (and told) where it names none."""
        reference, name = str(values.get("reference") or ""), str(values.get("pharmacy") or "").strip()
        if reference:
            found = self.known.by_reference.get(reference)
            if found is not None:
                return found
            if not name:
                tell("reference", _("No pharmacy has this number. Bring the table of pharmacies in first."))
                return None
        if not name:
            tell("pharmacy", _("A row names its pharmacy: by its number in the list, or by name and place."))
            return None
        try:
            place = self.place_of(values)
        except NoPlace as refusal:
            tell("place", str(refusal))
            return None
        if place is None:
            return self.by_name_alone(name, tell)
        found = self.known.called(name, place)
        if found is None:
            near = ", ".join(self.known.names_in(place)[:5])
            words = _("There is no pharmacy of this name in %s.") % full_name(place)
            others = _("There are: %s.") % near
            tell("pharmacy", f"{words} {others}" if near else words)
        return found

    def by_name_alone(self, name, tell):
        """The one pharmacy of that name, wherever it lies."""
        found = self.known.everywhere(name)
        if len(found) == 1:
            return found[0]
        if not found:
            tell("pharmacy", _("There is no pharmacy of this name. Bring the table of pharmacies in first."))
        else:
            tell("place", _("Several pharmacies have this name: name the place."))
        return None

    def read_hours(self, values, country, tell):
        """Set `starts` and `ends` to moments."""
        last = values.get("last_day")
        later = LATER.match(str(values["ends"]))
        read = {}
        for name, read_it in (
            ("day", lambda: day_of(values["day"])),
            ("starts", lambda: clock_of(values["starts"])),
            ("last_day", lambda: day_of(last) if last else None),
            ("ends", lambda: clock_of(later[1] if later else values["ends"])),
        ):
            try:
                read[name] = read_it()
            except ValueError as refusal:
                tell(name, words_of(refusal) if isinstance(refusal, NotRead) else str(refusal))
        if len(read) < 4:
            return
        last_day = read["day"] + timedelta(days=int(later[2])) if later else read["last_day"]
        try:
            values["starts"], values["ends"] = reading.window(
                read["day"], read["starts"], read["ends"], country, last_day
            )
        except NotRead as refusal:
            tell("ends", words_of(refusal))
            return
        if not values.get("kind"):
            values.pop("kind", None)  # what stands there stays; of a new shift it follows from the hours

    def fill(self, instance, values, new):
        if not new:
            return
        if "kind" not in values:
            instance.kind = reading.kind_of(instance.starts, instance.ends, instance.pharmacy.place.country)
        if values.get("checked"):
            instance.checked_at, instance.checked_by = timezone.now(), self.person

    def check_table(self, rows):
        """Two shifts of one pharmacy at one time: told at both lines."""
        planned = [
            shifts.Planned(
                row.instance.pharmacy, row.instance.starts, row.instance.ends, row.instance.kind, mark=row.line
            )
            for row in rows
        ]
        for clash in shifts.clashes(planned):
            country = clash.planned.pharmacy.place.country
            hours = span(clash.other.starts, clash.other.ends, country)
            if clash.is_stored:
                words = _("These hours overlap with a shift that is written down: %s.") % hours
                yield clash.planned.mark, "starts", words
                continue
            words = _("These hours overlap with those of line %(line)s: %(hours)s.")
            yield clash.planned.mark, "starts", words % {"line": clash.other.mark, "hours": hours}
            hours = span(clash.planned.starts, clash.planned.ends, country)
            yield clash.other.mark, "starts", words % {"line": clash.planned.mark, "hours": hours}

    # --- written out ------------------------------------------------------------------------------------------------
    def dehydrate_reference(self, shift):
        return shift.pharmacy.reference

    def dehydrate_place(self, shift):
        return full_name(shift.pharmacy.place)

    def dehydrate_day(self, shift):
        return f"{shift.starts.astimezone(zone_of(shift.pharmacy.place.country)):%Y-%m-%d}"

    def dehydrate_starts(self, shift):
        return f"{shift.starts.astimezone(zone_of(shift.pharmacy.place.country)):%H:%M}"

    def dehydrate_ends(self, shift):
        zone = zone_of(shift.pharmacy.place.country)
        first, last = shift.starts.astimezone(zone), shift.ends.astimezone(zone)
        return f"{last:%H:%M}{reading.later(first, last)}"

    def dehydrate_checked(self, shift):
        return str(_("yes") if shift.checked_at else _("no"))


def day_of(value):
    """The day in a cell, also written in words. Raises ValueError."""
    try:
        return moments.day_of(value)
    except ValueError:
        if not isinstance(value, str):
            raise
        return reading.read_day(value, timezone.localdate())


def clock_of(value):
    """Minutes since midnight in a cell. Raises ValueError."""
    if isinstance(value, str) and value.strip().isdigit() and len(value.strip()) > 2:
        raise NotRead("clock", value)  # "0000" is no midnight: old tables have it where nothing was filled in
    if isinstance(value, str) and value.strip().isdigit():
        return reading.read_clock(value)
    return round(moments.clock_of(value).total_seconds() / 60)
