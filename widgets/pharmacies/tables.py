"""Tables of pharmacies and of duty shifts, as chambers and spreadsheets have them.

What a cell means depends on the place of its row: telephone numbers, coordinates, and the hours of a shift are read once the
row's place is known (`read_row`).
"""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.places.finding import NoPlace, find
from korner.places.positions import NoPosition, position_of
from korner.tables import Column, TableResource, cells
from widgets.pharmacies.matching import All
from widgets.pharmacies.models import Pharmacy
from widgets.pharmacies.where import full_name

REFERENCE = ("no", "numara", "sicil no", "numéro", "nummer", "gln", "apb", "ref", "id")
PLACE = ("ilçe", "ilçesi", "belediye", "commune", "gemeente", "localité", "ville", "yer", "district")
NAME = ("eczane", "eczane adı", "adı", "ad", "isim", "pharmacie", "nom", "apotheek", "naam", "name")
PROVINCE = ("il", "ili", "şehir", "province", "provincie")


class Raw(cells.Reader):
    """A cell that is understood once the place of its row is known. `show` writes what the model keeps."""

    def __init__(self, show=str, nothing=""):
        super().__init__()
        self.show, self.empty = show, nothing

    def read(self, value):
        # A part of a number stays one: 0.25 is six in the morning to a spreadsheet, "0.25" a quarter past midnight.
        return cells.text_of(value).strip() if isinstance(value, int | bool) else value

    def write(self, value):
        return self.show(value)


class Words(cells.Line):
    """Words in one language; where there are none, the column holds nothing, as forms leave it."""

    empty = None


class InPlace(TableResource):
    """A table whose rows lie in a place. The names of places are looked up once each."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {}

    @cached_property
    def known(self):
        """The pharmacies there are."""
        return All()

    def place_of(self, values):
        """The Place of a row: its own column, and the province beside it. Raises NoPlace; None where none is named."""
        name, province = str(values.get("place") or ""), str(values.get("province") or "")
        key = (name, province)
        if not name:
            return None
        if key not in self.places:
            try:
                self.places[key] = find(f"{name} ({province})" if province else name)
            except NoPlace as refusal:
                self.places[key] = refusal
        found = self.places[key]
        if isinstance(found, NoPlace):
            raise found
        return found

    def read_row(self, trial, line, cells, places):
        """The cells of a row, and then what follows from its place; all that cannot be read is told."""
        values = super().read_row(trial, line, cells, places)
        if values is None:
            return None
        before = trial.cells
        self.read_in_place(values, lambda name, words: self.tell(trial, line, values, name, words))
        return values if trial.cells == before else None

    def read_in_place(self, values, tell):
        """Replace in `values` what depends on the place; each table says how. `tell(column, words)`: what cannot be read."""
        raise NotImplementedError

    def tell(self, trial, line, values, name, words):
        column = self.by_name[name]
        value = values.get(name)
        trial.trouble(line, column.words, value, words)


class PharmacyTable(InPlace):
    """Pharmacies. One is known by its number in the list, else by its name and place, however these are written."""

    columns = [
        Column("reference", gettext_lazy("number in the list"), cells.Line(60), spellings=REFERENCE, example="E-1042"),
        Column(
            "name", gettext_lazy("pharmacy"), cells.Line(120), required=True, example="Çınar Eczanesi",
            spellings=NAME,
        ),
        Column(
            "place", gettext_lazy("commune or district"), Raw(full_name), spellings=PLACE, required=True,
            example="Schaerbeek",
        ),
        Column("province", gettext_lazy("province"), cells.Line(80), spellings=PROVINCE, attribute=None, exported=False),
        Column(
            "address", gettext_lazy("address"), cells.Line(200), spellings=("adres", "adresse", "rue"),
            example="Rue des Tilleuls 12",
        ),
        Column(
            "postcode", gettext_lazy("postcode"), cells.Line(10), spellings=("posta kodu", "code postal", "cp"),
            example="1030",
        ),
        Column(
            "phones", gettext_lazy("telephone numbers"), Raw(lambda numbers: "; ".join(numbers), []), example="02 555 12 34",
            spellings=("telefon", "tel", "tél", "téléphone", "telephone", "gsm", "telefoon", "phone", "phones"),
        ),
        Column("website", gettext_lazy("web site"), cells.WebAddress(), spellings=("site", "web", "website")),
        Column(
            "languages", gettext_lazy("languages spoken"), cells.Languages(),
            spellings=("diller", "dil", "langues", "talen"), example="Türkçe, Fransızca",
        ),
        Column("note_tr", gettext_lazy("note in Turkish"), Words(200), spellings=("not", "açıklama")),
        Column("note_fr", gettext_lazy("note in French"), Words(200), spellings=("note", "remarque")),
        Column(
            "latitude", gettext_lazy("latitude"), Raw(str, None), spellings=("enlem", "lat", "breedte"),
            example="50,8676",
        ),
        Column(
            "longitude", gettext_lazy("longitude"), Raw(str, None), spellings=("boylam", "lon", "lng", "long", "lengte"),
            example="4,3737",
        ),
        Column("active", gettext_lazy("shown"), cells.YesNo(empty=True), spellings=("aktif", "actif", "görünür")),
    ]  # fmt: skip
    identities = [("reference",), ("name", "place")]

    class Meta:
        model = Pharmacy

    def prepared(self, things):
        return things.select_related("place__parent")

    def read_in_place(self, values, tell):
        try:
            place = values["place"] = self.place_of(values)
        except NoPlace as refusal:
            tell("place", str(refusal))
            return
        values.pop("province", None)
        if values.get("phones"):
            self.read_numbers(values, place.country, tell)
        if values.get("latitude") or values.get("longitude"):
            self.read_position(values, place, tell)
        if not values.get("reference"):
            known = self.known.called(values["name"], place, values.get("phones") or ())
            values["name"] = known.name if known else values["name"]

    def read_numbers(self, values, country, tell):
        try:
            values["phones"] = cells.Phones(country).clean(values["phones"])
        except ValueError as refusal:
            tell("phones", str(refusal))

    def read_position(self, values, place, tell):
        typed = [str(values.get(name) if values.get(name) is not None else "") for name in ("latitude", "longitude")]
        if not all(typed):
            tell("longitude" if typed[0] else "latitude", _("A position has both: latitude and longitude."))
            return
        try:
            values["latitude"], values["longitude"] = position_of(*typed, place.country, place.position)
        except NoPosition as refusal:  # also where the two are swapped: its words say so
            tell("latitude", str(refusal))
