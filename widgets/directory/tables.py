"""Firms as a table: five thousand of them come and go in one file."""

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from korner.caching.changes import touch
from korner.hours import BadHours, read_hours
from korner.hours_typed import parse_line, written
from korner.moderation.models.states import State
from korner.places.cells import PlaceCell
from korner.places.positions import NoPosition, position_of
from korner.tables.cells import Email, Found, Languages, Line, Listed, Number, Phones, Reader, Text, WebAddress, text_of
from korner.tables.columns import Column
from korner.tables.moments import Moment
from korner.tables.resource import TableResource
from korner.tables.trial import RowTrouble
from korner.text.folding import fold
from widgets.directory.company_numbers import read_company_number
from widgets.directory.counted import recount
from widgets.directory.firms import approve_own
from widgets.directory.models import ABOUT_LENGTH, Firm, Trade
from widgets.directory.words import LANGUAGES_SPOKEN, why


def find_trade(text):
    """The trade of that name, Turkish or French. Raises ValueError with words."""
    wanted, found = fold(" ".join(text.split())), {}
    for trade in Trade.objects.all():
        found |= {fold(name): trade for language in ("tr", "fr") if (name := trade.name_in(language))}
    if wanted not in found:
        raise ValueError(
            _("No trade is called “%s”. Make it first, or write it as the list of trades does.") % text[:60]
        )
    return found[wanted]


class Trades(Listed):
    """Trades by their names; a cell that was seen is not looked up again."""

    remembers = True

    def __init__(self):
        super().__init__(Found(find_trade, lambda trade: trade.name_tr or trade.name_fr))


class Hours(Reader):
    """Opening hours in the notation of korner.hours_typed, kept as JSON."""

    empty: object = {}
    remembers = True

    def nothing(self):
        return {}

    def read(self, value):
        try:
            return parse_line(text_of(value), get_language() or "").stored()
        except BadHours as wrong:
            raise ValueError(str(why(wrong))) from None

    def write(self, value):
        language = get_language()
        return written(read_hours(value), language if language in ("tr", "fr", "en") else "tr")


class PhonesAsTyped(Phones):
    """Telephones as they were typed: where a number without its country is meant, the commune says."""

    def read(self, value):
        return value


class CompanyNumber(Line):
    """The number of a Belgian enterprise in any notation, kept as the form keeps it: else each reading would change it."""

    def read(self, value):
        return read_company_number(text_of(super().read(value)).removesuffix(".0"))


class FirmTable(TableResource):
    """The firms. A row is the firm with its number in the list, else the one of that name in that commune.

    What readers sent and nobody has let in is no firm yet, and what was refused is none: no row means such an entry.
    """

    columns = [
        Column("reference", gettext_lazy("number in the list"), Line(60), ("no", "id", "ref", "référence", "referans")),
        Column(
            "name",
            gettext_lazy("name"),
            Line(120),
            ("firma", "firma adı", "ad", "isim", "nom", "entreprise", "firm"),
            required=True,
            example="Örnek Fırını",
        ),
        Column(
            "trades",
            gettext_lazy("trades"),
            Trades(),
            ("meslek", "meslekler", "sektör", "métier", "métiers", "secteur", "trade", "rubrique"),
            example=gettext_lazy("Bakeries"),
            help=gettext_lazy("By their Turkish or French names, several with a semicolon between them."),
        ),
        Column(
            "place",
            pgettext_lazy("of a firm", "commune"),
            PlaceCell(),
            ("belediye", "ilçe", "şehir", "yer", "semt", "ville", "localité", "place", "city", "gemeente"),
            required=True,
            example="Schaerbeek",
        ),
        Column(
            "address",
            gettext_lazy("address"),
            Line(200),
            ("adres", "adresse", "rue", "straat"),
            example="Örnek Sokağı 12",
        ),
        Column(
            "postcode", gettext_lazy("postcode"), Line(10), ("posta kodu", "code postal", "cp", "zip"), example="1030"
        ),
        Column(
            "phones",
            gettext_lazy("telephone numbers"),
            PhonesAsTyped(),
            ("telefon", "telefonlar", "tel", "téléphone", "téléphones", "phone", "gsm"),
            example="02 555 01 00",
        ),
        Column(
            "website",
            gettext_lazy("web site"),
            WebAddress(),
            ("web", "internet", "site", "site web", "site internet", "url"),
        ),
        Column(
            "email", gettext_lazy("e-mail for customers"), Email(), ("e-posta", "eposta", "mail", "e-mail", "courriel")
        ),
        Column(
            "hours",
            gettext_lazy("opening hours"),
            Hours(),
            ("çalışma saatleri", "saatler", "horaire", "horaires", "heures d’ouverture"),
            example=gettext_lazy("mon-fri 9-12.30, 14-18; sat 10-16"),
        ),
        Column(
            "languages",
            gettext_lazy("languages spoken"),
            Languages(LANGUAGES_SPOKEN),
            ("diller", "dil", "langues", "languages"),
            example="tr; fr",
        ),
        Column(
            "company_number",
            gettext_lazy("company number"),
            CompanyNumber(40),
            ("bce", "kbo", "tva", "vergi no", "numéro d’entreprise"),
        ),
        Column("about_tr", gettext_lazy("about the firm, in Turkish"), Text(ABOUT_LENGTH), ("tanıtım", "açıklama")),
        Column(
            "about_fr", gettext_lazy("about the firm, in French"), Text(ABOUT_LENGTH), ("présentation", "description")
        ),
        Column("latitude", gettext_lazy("latitude"), Number(float), ("enlem", "lat")),
        Column("longitude", gettext_lazy("longitude"), Number(float), ("boylam", "lon", "lng")),
        Column("featured_from", gettext_lazy("featured from"), Moment()),
        Column("featured_until", gettext_lazy("featured until"), Moment()),
    ]
    identities = [("reference",), ("name", "place")]

    class Meta(TableResource.Meta):
        model = Firm

    def get_queryset(self):
        """The firms that a row may mean: those that were let in, hidden ones with them."""
        return super().get_queryset().filter(state=State.APPROVED)

    def prepared(self, things):
        """The firms that are written out: the same, so that a table brings back what it gave."""
        return super().prepared(things.filter(state=State.APPROVED))

    def fill(self, instance, values, new):
        """What depends on the commune: telephones and the position."""
        if new:
            approve_own(instance)
        place = instance.place
        if "phones" in values:
            self.fill_phones(instance, values["phones"], place.country)
        if instance.latitude is None and instance.longitude is None:
            return
        try:
            position_of(str(instance.latitude), str(instance.longitude), place.country, place.position)
        except NoPosition as refusal:  # also where the two are swapped: its words say so
            raise RowTrouble("latitude", str(refusal)) from None

    def fill_phones(self, instance, typed, country):
        """Read telephones as people of `country` write them."""
        try:
            instance.phones = Phones(country).clean(typed) if typed else []
        except ValueError as trouble:
            raise RowTrouble("phones", str(trouble)) from None

    def before_write(self, rows):
        now = timezone.now()
        for row in rows:
            row.instance.updated_at = now
        self.places = {
            place
            for row in rows
            for place in (*row.changed.get("place", ()), row.instance.place_id)
            if isinstance(place, int)
        }

    def written(self, rows):
        above = dict(Trade.objects.values_list("pk", "parent_id"))
        tags = set()
        for row in rows:
            before, after = row.changed.get("trades", (None, None))
            trades = {*(before or ()), *(after if after is not None else self.trades_of(row))}
            tags |= row.instance.lists_of({number for one in trades for number in (one, above.get(one)) if number})
        touch(*tags)
        recount(self.places)

    def trades_of(self, row):
        """The numbers of the trades of a row that the table leaves as they are."""
        named = row.values.get("trades")
        return [trade.pk for trade in named] if named is not None else row.instance.trades.values_list("pk", flat=True)
