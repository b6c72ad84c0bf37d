"""Which day, which hours, which kind of duty does a list mean? As people write them in Turkish, French, Dutch and English.

Plain functions on text: they ask no database and no clock.
"""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from korner import hours
from korner.hours import clock, is_holiday
from korner.text.folding import fold
from widgets.pharmacies.duty import zone_of

WHOLE_DAY = hours.DAY_MINUTES
LONGEST = timedelta(days=7)
EVENING, LATE = time(17), time(20)


class NotRead(ValueError):
    """What stands there is not what it should be. Its `code` says why: day, clock, hours, kind, equal, before, long."""

    def __init__(self, code, text=""):
        self.code, self.text = code, text
        super().__init__(f"{code}: {text}")


# --- days ---------------------------------------------------------------------------------------------------------
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "ocak janvier january januari oca janv jan",
            "subat fevrier february februari sub fevr feb",
            "mart mars march maart mar",
            "nisan avril april nis avr apr",
            "mayis mai may mei",
            "haziran juin june juni haz jun",
            "temmuz juillet july juli tem juil jul",
            "agustos aout august augustus agu aug",
            "eylul septembre september eyl sept sep",
            "ekim octobre october oktober eki oct okt",
            "kasim novembre november kas nov",
            "aralik decembre december ara dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = [
    set(names.split())
    for names in (
        "pazartesi lundi monday maandag pzt",
        "sali mardi tuesday dinsdag",
        "carsamba mercredi wednesday woensdag car",
        "persembe jeudi thursday donderdag per",
        "cuma vendredi friday vrijdag",
        "cumartesi samedi saturday zaterdag cmt",
        "pazar dimanche sunday zondag",
    )
]
WEEKDAY = re.compile(
    r"\b(?:"
    + "|".join(sorted((word for day in WEEKDAYS for word in day if len(word) > 3), key=len, reverse=True))
    + r")\b"
)
_MONTH = "|".join(sorted((name for name in MONTHS), key=len, reverse=True))
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d])")
_SHORT = re.compile(r"(?<![\d./])(\d{1,2})[./](\d{1,2})(?![\d./])")
_WORDS = re.compile(rf"(?<!\d)(\d{{1,2}})(?:er|\.)?\s+({_MONTH})\b\.?(?:\s+(\d{{4}})(?!\d))?")


def same_length(text):
    """`text` folded letter by letter, so that places in it are places in `text`."""
    return "".join(map(plain_letter, text))


@lru_cache(maxsize=4096)
def plain_letter(letter):
    """One letter without case and accents, as one letter."""
    folded = fold(letter)
    return folded if len(folded) == 1 else letter.lower()[:1]


def find_day(text, today, *, short=False):
    """(day, start, end) of the first date in `text`, or None. `short`: "24.11" without a year counts too.

    Without a year it is the one that lies nearest to `today`. Raises NotRead("day") for what is written as a date and is none.
    """
    plain = same_length(text)
    for pattern, made in ((_ISO, _of_iso), (_NUMBERS, _of_numbers), (_WORDS, _of_words), (_SHORT, _of_short)):
        if pattern is _SHORT and not short:
            continue
        found = pattern.search(plain)
        if found:
            try:
                return made(found, today), found.start(), found.end()
            except ValueError:
                raise NotRead("day", found[0]) from None
    return None


def read_day(given, today):
    """The date in a cell: a date, or text such as "24.11.2026", "24/11", "2026-11-24", "mardi 24 novembre". Raises NotRead."""
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    text = str(given or "").strip().removesuffix(" 00:00:00")
    found = find_day(text, today, short=True)
    if found is None:
        raise NotRead("day", text)
    day, start, end = found
    rest = WEEKDAY.sub(" ", same_length(text[:start] + " " + text[end:]))
    if re.sub(r"[\s,.()-]|\b(?:le|gunu)\b", "", rest):
        raise NotRead("day", text)
    return day


def _of_iso(found, today):
    return sensible(date(int(found[1]), int(found[2]), int(found[3])))


def _of_numbers(found, today):
    year = int(found[4])
    return sensible(date(year + 2000 if year < 100 else year, int(found[3]), int(found[1])))


def _of_words(found, today):
    month = MONTHS[found[2]]
    return sensible(date(int(found[3]), month, int(found[1]))) if found[3] else nearest(int(found[1]), month, today)


def _of_short(found, today):
    return nearest(int(found[1]), int(found[2]), today)


def sensible(day):
    """`day`, where a list of duties may mean it. Raises ValueError."""
    if not 2000 <= day.year <= 2100:
        raise ValueError(day)
    return day


def nearest(day, month, today):
    """The date of that day and month that lies nearest to `today`. Raises ValueError where there is none."""
    tried = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            tried.append(date(year, month, day))
        except ValueError:
            continue  # the twenty-ninth of February
    return min(tried, key=lambda one: abs(one - today))


# --- the clock ----------------------------------------------------------------------------------------------------
_CLOCK = r"(?:[01]?\d|2[0-4])(?:\s?[hu](?:eures?|ur)?\s?(?:[0-5]\d)?|[:.][0-5]\d(?::00)?)"
_BARE = r"(?:[01]?\d|2[0-4])"
_TO = r"-|–|—|→|/|\ba\b|\bile\b|\bila\b|\btot\b|\bto\b|\bjusqu['’]?a\b|\bve\b|(?<=[dt][ae]n)\s"
_BETWEEN = rf"\s*(?:['’]?[dt][ae]n)?\s*(?:{_TO})\s*"
_CLOSE = r"(?![\d])(?:\s?['’]?[ye]?[ae]?\s?kadar)?"
_SPAN = re.compile(rf"(?<![\d.,/:])(?:de\s+|saat\s+|van\s+)?({_CLOCK}){_BETWEEN}({_CLOCK}){_CLOSE}")
_EITHER = rf"({_CLOCK}|{_BARE})"
_HALF = re.compile(rf"(?<![\d.,/:])(?:de\s+|saat\s+|van\s+)?{_EITHER}{_BETWEEN}{_EITHER}(?![\d.:/]){_CLOSE}")


def read_clock(given):
    """Minutes since midnight (0 to 1440) of "8", "08:00", "8.30", "8h30", "20 h", "24:00", or a time. Raises NotRead."""
    if isinstance(given, datetime):
        given = given.time()
    if isinstance(given, time):
        return given.hour * 60 + given.minute
    text = same_length(str(given if given is not None else "").strip())
    found = re.fullmatch(r"(\d{1,2})(?:\s?(?:[:.]|[hu](?:eures?|ur)?)\s?(\d{2})?(?::00)?)?", text)
    if not found:
        raise NotRead("clock", text)
    minutes = int(found[1]) * 60 + int(found[2] or 0)
    if int(found[2] or 0) > 59 or minutes > WHOLE_DAY:
        raise NotRead("clock", text)
    return minutes


def find_hours(text, *, bare=False):
    """((from, until) in minutes, start, end) of the first span of hours in `text`, or None.

    "22.00-08.00", "de 19h à 22h", "19.00'dan 22.00'ye kadar"; with `bare` "20-8", elsewhere a house number, counts too.
    """
    found = (_HALF if bare else _SPAN).search(same_length(text))
    if not found:
        return None
    try:
        return (read_clock(found[1]), read_clock(found[2])), found.start(), found.end()
    except NotRead:
        return None


def read_hours(text):
    """(from, until) in minutes of a cell that holds a span and nothing else. Raises NotRead."""
    found = find_hours(text, bare=True)
    if found is None or (text[: found[1]] + text[found[2] :]).strip(" .,()"):
        raise NotRead("hours", text)
    return found[0]


# --- the window ---------------------------------------------------------------------------------------------------
def moment(day, minutes, country):
    """The moment (UTC) at which clocks in "BE" or "TR" show `minutes` after midnight, on the nights of the change too."""
    return hours.moment(day, minutes, zone_of(country))


def window(day, begins, ends, country, last_day=None):
    """(starts, ends) of a duty that begins on `day`. An end before the beginning lies on the day after.

    Raises NotRead: "equal" for hours that are the same, "before" for an end on a day that was named and lies before the
    beginning, "long" beyond a week.
    """
    if last_day is None:
        if begins == ends:
            raise NotRead("equal", clock(begins))
        last_day = day + timedelta(days=1) if ends < begins else day
    starts, until = moment(day, begins, country), moment(last_day, ends, country)
    if until <= starts:
        raise NotRead("before", f"{last_day} {clock(ends)}")
    if until - starts > LONGEST:
        raise NotRead("long", f"{last_day} {clock(ends)}")
    return starts, until


def later(first, last):
    """How many days later an end lies, as "+2" behind its hour; "" where the hour alone says so: the same day or next morning.

    `first` and `last` by the clocks of the place.
    """
    days = (last.date() - first.date()).days
    return f"+{days}" if days > 1 or (days == 1 and last.time() >= first.time()) else ""


# --- the kind -----------------------------------------------------------------------------------------------------
KINDS = {
    word: kind
    for kind, words in (
        ("day", "day|gunduz|gunduz nobeti|jour|journee|de jour|garde de jour|dag|dagdienst"),
        ("evening", "evening|aksam|aksam nobeti|soir|soiree|garde du soir|du soir|avond"),
        ("night", "night|gece|gece nobeti|gece nobetcisi|nuit|de nuit|garde de nuit|nacht|nachtdienst"),
        ("weekend", "weekend|week-end|week end|hafta sonu|haftasonu|garde du week-end|garde de week-end"),
        ("holiday", "holiday|public holiday|tatil|resmi tatil|bayram|jour ferie|ferie|feries|feestdag"),
    )
    for word in words.split("|")
}
WORDS_OF_KINDS = {kind: [word for word, of in KINDS.items() if of == kind] for kind in set(KINDS.values())}


def read_kind(text):
    """The kind (of DutyShift.Kind) that a word in any of the languages means. Raises NotRead."""
    try:
        return KINDS[" ".join(fold(str(text)).split())]
    except KeyError:
        raise NotRead("kind", str(text)) from None


def kind_of(starts, ends, country):
    """The kind of a duty of which nobody says the kind: nights by their hours, else holidays and weekends by the calendar."""
    zone = zone_of(country)
    first, last = starts.astimezone(zone), ends.astimezone(zone)
    if first.time() >= LATE or (last.date() > first.date() and first.time() >= EVENING):
        return "night"
    if is_holiday(first.date(), country):
        return "holiday"
    if first.weekday() >= 5:
        return "weekend"
    return "evening" if first.time() >= EVENING else "day"
