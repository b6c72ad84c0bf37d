"""What pages and boxes show of firms, in few questions: cards, who is featured, the tree of trades, numbers."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from korner.caching.days import next_midnight
from korner.caching.tags import ends_at, instead_of_tables, shows
from korner.languages import page_language
from korner.named import NamedRow
from widgets.directory.counted import NUMBERS, FirmCount, of_place, of_trade
from widgets.directory.listed import named_trade
from widgets.directory.models import Firm, FirmPicture, Trade

MOST_FEATURED = 3  # on one page
MOST_BOOKED = 60  # that are looked at: now, or to come
TRADES_ON_A_CARD = 2


class TradeRow(NamedRow):
    """A trade that is only named: its page shows nothing of the firms that come to it and go."""

    __slots__ = ("sort_fr", "sort_tr")

    COLUMNS = (*NamedRow.COLUMNS, "sort_tr", "sort_fr")
    address_name = Trade.address_name

    def __init__(self, *columns):
        *named, self.sort_tr, self.sort_fr = columns
        super().__init__(*named)
        shows(named_trade(self.pk))


def trades_of(numbers):
    """{number of a firm: [TradeRow]}; one query."""
    found = {}
    links = Firm.trades.through.objects.filter(firm__in=numbers).order_by("pk")
    with instead_of_tables(*(f"firm{number}" for number in numbers)):
        for firm, *columns in links.values_list("firm", *(f"trade__{name}" for name in TradeRow.COLUMNS)):
            found.setdefault(firm, []).append(TradeRow(*columns))
    return found


@dataclass
class Card:
    """A firm as lists show it. `open`: what its hours say of this moment, where the list asks for it."""

    firm: Firm
    trades: list = field(default_factory=list)
    picture: object = None
    featured: bool = False
    open: object = None

    @property
    def url(self):
        """The path of its page."""
        return self.firm.url_in(page_language())

    @property
    def few_trades(self):
        """The names of its first trades in the page's language."""
        return [trade.page_name for trade in self.trades[:TRADES_ON_A_CARD] if trade.page_name]

    @property
    def phone(self):
        """(number to be dialled, as it is read) of its first telephone, None without."""
        return next(iter(self.firm.shown_phones), None)


def cards(firms):
    """The Cards of `firms` (with their places), in their order; two queries whatever their number."""
    numbers = [firm.pk for firm in firms]
    if not numbers:
        return []
    trades, pictures = trades_of(numbers), {}
    with instead_of_tables(*(f"firm{number}" for number in numbers)):
        for row in FirmPicture.objects.filter(firm__in=numbers).select_related("picture").order_by("order", "pk"):
            pictures.setdefault(row.firm_id, row.picture)
    return [Card(firm, trades.get(firm.pk, []), pictures.get(firm.pk)) for firm in firms]


def whole(firms):
    """`firms` (a QuerySet) with their places."""
    return firms.select_related("place")


def featured(firms, *tags, most=MOST_FEATURED):
    """Those of `firms` (a QuerySet) that are featured now, `most` of them; the page ends when another one begins or ends.

    Where more have booked than a page shows, they take turns by the day.
    """
    now = timezone.now()
    rows = (
        firms.filter(featured_until__gt=now, featured_from__isnull=False).order_by("featured_from", "pk").shows(*tags)
    )
    booked = list(whole(rows)[:MOST_BOOKED])
    shown = [firm for firm in booked if firm.featured_from <= now]
    for firm in booked:
        ends_at(firm.featured_until if firm.featured_from <= now else firm.featured_from)
    if len(shown) > most:
        ends_at(next_midnight(now))
        first = timezone.localdate(now).toordinal() % len(shown)
        shown = (shown[first:] + shown[:first])[:most]
    return shown


def marked(made):
    """These Cards as featured."""
    for card in made:
        card.featured = True
    return made


# --- trades and places ------------------------------------------------------------------------------------------------
@dataclass
class Branch:
    """A trade with how many firms it has, and the Branches below it."""

    trade: Trade
    firms: int = 0
    parts: list = field(default_factory=list)


def tree(language, numbers=None):
    """The Branches of all trades that have a name in `language`; `numbers`: {number of the trade: its firms}."""
    trades = list(Trade.objects.order_by("order", f"sort_{language}", "pk").shows("trade"))
    branches = {
        trade.pk: Branch(trade, (numbers or {}).get(trade.pk, 0)) for trade in trades if trade.name_in(language)
    }
    for branch in branches.values():
        if branch.trade.parent_id in branches:
            branches[branch.trade.parent_id].parts.append(branch)
    return [branch for branch in branches.values() if branch.trade.parent_id is None]


def totals():
    """({number of a trade: its firms}, [FirmCount of a place with its place]) of the whole directory; one query."""
    rows = FirmCount.objects.filter(Q(place=None) | Q(trade=None)).select_related("place__parent").shows(NUMBERS)
    of_trades, of_places = {}, []
    for row in rows:
        if row.place_id is None:
            of_trades[row.trade_id] = row.firms
        else:
            of_places.append(row)
    return of_trades, of_places


def by_region(rows, language):
    """[(what they lie in or None, [FirmCount of a place])], both in the alphabetical order of `language`; Brussels first."""
    groups = {}
    for row in sorted(rows, key=lambda row: getattr(row.place, f"sort_{language}")):
        groups.setdefault(row.place.parent, []).append(row)

    def by_name(group):
        region = group[0]
        return not (region and region.is_in_brussels), getattr(region, f"sort_{language}", "")

    return sorted(groups.items(), key=by_name)


def numbers_of_trade(trade):
    """(its number, [FirmCount of a trade below it], [FirmCount of it in a place]); one query."""
    below = Q(trade__parent=trade, place=None)
    rows = FirmCount.objects.filter(Q(trade=trade) | below).select_related("trade", "place").shows(of_trade(trade.pk))
    rows = list(rows)
    own = next((row.firms for row in rows if row.trade_id == trade.pk and row.place_id is None), 0)
    parts = [row for row in rows if row.place_id is None and row.trade_id != trade.pk]
    places = [row for row in rows if row.place_id is not None]
    return own, by_name(parts, "trade"), by_name(places, "place")


@dataclass
class OfTrade:
    """How many firms of a trade (TradeRow) a place has."""

    trade: TradeRow
    firms: int


def numbers_of_place(place):
    """(its number, [FirmCount of a place that lies in it], [OfTrade]); two queries."""
    within = Q(place__parent=place, trade=None)
    rows = list(FirmCount.objects.filter(Q(place=place) | within).select_related("place").shows(of_place(place.pk)))
    own = next((row.firms for row in rows if row.trade_id is None and row.place_id == place.pk), 0)
    parts = [row for row in rows if row.trade_id is None and row.place_id != place.pk]
    numbers = {row.trade_id: row.firms for row in rows if row.trade_id is not None}
    trades = Trade.objects.filter(pk__in=numbers).values_list(*TradeRow.COLUMNS)
    with instead_of_tables():
        named = [TradeRow(*columns) for columns in trades] if numbers else []
    counted = by_name([OfTrade(trade, numbers[trade.pk]) for trade in named], "trade")
    return own + sum(row.firms for row in parts), by_name(parts, "place"), counted


def by_name(rows, what):
    """FirmCounts in the alphabetical order of their trades or places in the page's language; nameless ones left out."""
    language = page_language()
    named = [row for row in rows if getattr(row, what).name_in(language)]
    return sorted(named, key=lambda row: getattr(getattr(row, what), f"sort_{language}"))


def newest(most, days=None):
    """The newest firms, with their places; one query. `days`: not older."""
    firms = whole(Firm.objects.visible()).order_by("-pk")
    if days is not None:
        firms = firms.filter(created_at__gt=timezone.now() - timedelta(days=days))
    return list(firms.shows("firms")[:most])
