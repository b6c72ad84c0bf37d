"""What a list of pharmacies shows, in few questions: who is on duty in a place, who is nearest across its border."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import cos, radians

from django.db.models import Q
from django.utils import timezone

from korner.caching.tags import ends_at
from korner.hours import holidays_of
from korner.languages import page_language
from korner.moments import hour
from korner.places.models import Place
from korner.statements import Statement, moment, unread
from widgets.pharmacies import duty
from widgets.pharmacies.asked import NOW, Asked
from widgets.pharmacies.entries import of_duty
from widgets.pharmacies.models import DutyShift, DutyWords, Pharmacy
from widgets.pharmacies.words import call_of_desk, call_of_house

RADIUS_KM = 25  # nobody goes further at night
KM_A_DEGREE = 111.2
MOST_NEAR, MOST_NEXT = 8, 3
MOST = 150  # cards of a page; who wants more chooses a commune
AHEAD, AHEAD_IN_PLACE = 3, 8  # days that are read beyond what is asked: a place says when its next duty begins
SUNDAY = 6
WHOLE = (Place.Kind.REGION, Place.Kind.PROVINCE)  # places that have others in them
SMALL = (Place.Kind.COMMUNE, Place.Kind.DISTRICT, Place.Kind.CITY)


@dataclass
class Board:
    """A list as it stands at one moment: [Entry] each. `next` is what comes when nothing is on."""

    asked: Asked
    words: DutyWords
    place: Place | None = None
    here: list = field(default_factory=list)
    unchecked: list = field(default_factory=list)
    near: list = field(default_factory=list)
    next: list = field(default_factory=list)
    tonight: list = field(default_factory=list)  # of all Belgium, for the box: what comes this evening
    more: bool = False  # there are more than the page shows

    @property
    def country(self):
        """The country it is a list of."""
        return self.place.country if self.place else Place.Country.BELGIUM

    @property
    def turkish(self):
        """Whether it is a list of a place in Turkey: its clocks are others, and our telephone services are not for it."""
        return self.country == Place.Country.TURKEY

    @property
    def own_call(self):
        """Whom to call, as the desk wrote it; "" where it wrote nothing."""
        return call_of_desk(self.words, self.country)

    @property
    def call(self):
        """Whom to call where nothing can be said for sure: the desk's words, else the house's."""
        return self.own_call or call_of_house(self.country)

    @property
    def late(self):
        """Whether the words for the late hours stand first."""
        asks_of_now = self.asked.name == NOW and not self.turkish
        return asks_of_now and duty.is_late(self.asked.now, self.words.late_from, self.asked.zone)

    @property
    def last_check(self):
        """When what is no more trusted was checked last; None where nobody ever did."""
        return max((entry.duty.checked_at for entry in self.unchecked if entry.duty.checked_at), default=None)

    @property
    def holiday(self):
        """Whether the day asked of is a public holiday there."""
        return self.asked.day in holidays_of(self.asked.day.year, self.country)

    @property
    def ordinary(self):
        """Whether other pharmacies are likely to be open, because it is the day of a working day."""
        asked = self.asked
        return not self.holiday and asked.today.weekday() < SUNDAY and duty.in_shop_hours(asked.now, asked.zone)

    @property
    def late_hour(self):
        """The late hour in words."""
        return hour(datetime.combine(self.asked.day, self.words.late_from, self.asked.zone))

    @property
    def is_empty_place(self):
        """Whether nothing is known of its place: of such there are hundreds, and search engines are not led to them."""
        return self.place is not None and not (self.all or self.unchecked or self.next)

    @property
    def all(self):
        """What may be called open, here and near."""
        return [*self.here, *self.near]


def words_now():
    """What the desk says around the list; one query."""
    return DutyWords.current()


def places_within(place):
    """The numbers of `place` and of all that lies in it; a query for those that have parts."""
    if place.kind not in WHOLE:
        return [place.pk]
    parts = Place.objects.filter(Q(parent=place) | Q(parent__parent=place))
    return [place.pk, *parts.values_list("pk", flat=True)]


def board_of(asked, place=None, *, only_duties=False):
    """The Board of `place`, or of all Belgium, for what is asked; it says when time will change it.

    `only_duties`: None where there is no shift at all, for those who show nothing else.
    """
    begin, end = asked.span(AHEAD_IN_PLACE if place else AHEAD)
    within = places_within(place) if place else []
    rows = list(shifts_of(place, within).between(begin, end)) if place else of_belgium.ask(begin=begin, end=end)
    if only_duties and not rows:
        ends_at(asked.now + timedelta(days=1))  # a shift of later days comes within reach by itself
        return None
    words = words_now()
    ends_at(duty.next_change(rows, asked.now, words.trusted_days, words.late_from, asked.zone))
    duties = duty.windows(rows, asked.now, words.trusted_days)
    board = Board(asked, words, place)
    if place is None:
        fill_all(board, duties)
    else:
        fill_place(board, duties, set(within))
    return board


def shifts_of(place, within):
    """The shifts that the list of a place may show: those within it and around it."""
    shown = DutyShift.objects.shown()
    own = shown.in_places(within)
    if place.position is None:
        return own
    north = RADIUS_KM / KM_A_DEGREE
    east = north / max(0.1, cos(radians(place.latitude)))
    return own | shown.around(place.position, north, east)


@Statement
def of_belgium():
    """The shifts of all Belgium between the moments `begin` and `end`: what a box asks on every page that is made."""
    shown = DutyShift.objects.shown().filter(pharmacy__place__country=Place.Country.BELGIUM)
    rows = shown.between(moment("begin"), moment("end"))
    return rows.defer(*unread(Pharmacy, "pharmacy__"), *unread(Place, "pharmacy__place__"))


def fill_all(board, duties):
    """Put the duties of the whole country in: Brussels first, in the order of communes and names."""
    asked, now = board.asked, board.asked.now
    order = f"sort_{page_language()}"

    def by_place(entry):
        place = entry.pharmacy.place
        return not place.is_in_brussels, getattr(place, order), getattr(entry.pharmacy, order), entry.duty.starts

    checked, unchecked = duty.told_apart(asked.chosen(duties))
    board.here = sorted((of_duty(one, now) for one in checked), key=by_place)
    board.unchecked = sorted((of_duty(one, now) for one in unchecked), key=by_place)
    board.more = len(board.here) > MOST or len(board.unchecked) > MOST
    board.here, board.unchecked = board.here[:MOST], board.unchecked[:MOST]
    board.next = coming(board, duties)
    if not board.here:
        tonight, _unsure = duty.told_apart(duty.in_the_night(duties, now, asked.zone))
        board.tonight = sorted((of_duty(one, now) for one in tonight), key=by_place)


def fill_place(board, duties, within):
    """Put the duties of a place in: its own by name, those around it by distance."""
    asked, position = board.asked, board.place.position
    own = {one for one in duties if one.pharmacy.place_id in within}
    entries = [of_duty(one, asked.now, None if one in own else position) for one in duties]
    chosen = set(asked.chosen(duties))
    checked, unchecked = duty.told_apart(one for one in duties if one in chosen)
    sure, unsure = set(checked), set(unchecked)
    order = f"sort_{page_language()}"
    by_name = sorted(entries, key=lambda entry: (getattr(entry.pharmacy, order), entry.duty.starts))
    by_distance = sorted(
        (entry for entry in entries if entry.duty not in own and entry.km is not None and entry.km <= RADIUS_KM),
        key=lambda entry: entry.km,
    )
    board.here = [entry for entry in by_name if entry.duty in own and entry.duty in sure][:MOST]
    board.near = [entry for entry in by_distance if entry.duty in sure][:MOST_NEAR]
    board.unchecked = [entry for entry in by_name if entry.duty in own and entry.duty in unsure][:MOST]
    if not (board.here or board.near or board.unchecked):
        board.unchecked = [entry for entry in by_distance if entry.duty in unsure][:MOST_NEAR]
    board.next = coming(board, [one for one in duties if one in own])


def coming(board, duties):
    """The next duties, where somebody asks of now and nobody is on."""
    if board.here or board.asked.name != NOW:
        return []
    now, first = board.asked.now, {}
    for one in duties:
        if one.trusted and one.starts > now:
            first.setdefault(one.pharmacy.pk, one)
    soonest = sorted(first.values(), key=lambda one: one.starts)
    return [of_duty(one, now) for one in soonest[:MOST_NEXT]]


def choices(language):
    """[(name of a region or province, [Place])] to choose from: where there are pharmacies, and what lies beside; one query."""
    of_pharmacies = Pharmacy.objects.shown().values("place")
    parents = Place.objects.filter(pk__in=of_pharmacies).values("parent")
    wanted = Place.objects.filter(Q(parent__in=parents, kind__in=SMALL) | Q(pk__in=of_pharmacies))
    groups = {}
    for place in wanted.select_related("parent").by_name(language):
        if place.slug_in(language) and place.name_in(language):
            groups.setdefault(place.parent, []).append(place)
    order = f"sort_{language}"
    ordered = sorted(groups, key=lambda parent: (parent.country, getattr(parent, order)) if parent else ("", ""))
    return [(parent.name_in(language) if parent else "", groups[parent]) for parent in ordered]


def duties_of(pharmacy, days):
    """(the duties of a pharmacy from now on, the words of the desk); it says when time will change them; two queries."""
    now, words = timezone.now(), words_now()
    zone = duty.zone_of(pharmacy.place.country)
    rows = list(pharmacy.shifts.between(now, now + duty.DAY * days))
    for row in rows:
        row.pharmacy = pharmacy
    ends_at(duty.next_change(rows, now, words.trusted_days, words.late_from, zone))
    return [of_duty(one, now) for one in duty.windows(rows, now, words.trusted_days) if one.ends > now], words
