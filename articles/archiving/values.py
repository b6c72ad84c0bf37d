"""Whether one value of an archive is what its key promises. Each check raises ArchiveError with the place."""

from datetime import UTC, date, datetime
from reprlib import Repr

from articles.archiving.source import ArchiveError
from korner.languages import FRENCH, TURKISH
from korner.text.cleaning import clean_line

LANGUAGES = (TURKISH, FRENCH)
LONGEST_KEY = 120  # of an article's id, which stands in ArchiveEntry.key
YEARS = range(1800, 3000)  # what lies outside is a slip, and overflows where times are shown

# A hostile or broken value is shown cut short: it may be nested a thousand deep.
short = Repr(maxlevel=2, maxstring=80, maxother=80, maxlong=30).repr


def refuse(value, place, expected):
    """Stop the load at `place`. Raises ArchiveError."""
    raise ArchiveError(f"{place}: {short(value)} is not {expected}")


def text(value, place):
    """A text, whole, and without characters no paper prints."""
    if not isinstance(value, str):
        refuse(value, place, "a text")
    if "\x00" in value or "\ufffd" in value:
        raise ArchiveError(f"{place}: the text is broken (an unreadable character)")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ArchiveError(f"{place}: the text is broken (half a character)") from None


def line(value, place):
    """A text of which something remains when it is cleaned."""
    text(value, place)
    if not clean_line(value):
        raise ArchiveError(f"{place}: is empty")


def words(value, place):
    """Texts by language."""
    if not isinstance(value, dict):
        refuse(value, place, "an object with texts by language")
    for language in LANGUAGES:
        if value.get(language) is not None:
            text(value[language], f"{place}.{language}")


def name(value, place):
    """Texts by language, at least one of them not empty."""
    words(value, place)
    if not any(clean_line(value.get(language) or "") for language in LANGUAGES):
        raise ArchiveError(f"{place}: needs a name in at least one language")


def some_words(value, place):
    """Texts by language, at least one of which says something."""
    words(value, place)
    if not any(clean_line(value.get(language) or "") for language in LANGUAGES):
        raise ArchiveError(f"{place}: needs a text in at least one language")


def yes_no(value, place):
    """true or false."""
    if not isinstance(value, bool):
        refuse(value, place, "true or false")


def whole(lowest, highest):
    """Return the check for a whole number in a range."""

    def check(value, place):
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            refuse(value, place, f"a whole number from {lowest} to {highest}")

    return check


small = whole(0, 32767)
large = whole(0, 2**63 - 1)


def one_of(*choices):
    """Return the check for one of a few words."""

    def check(value, place):
        if not isinstance(value, str) or value not in choices:
            refuse(value, place, f"one of {', '.join(choices)}")

    return check


def matches(pattern, expected):
    """Return the check for a text of a shape, "" being allowed."""

    def check(value, place):
        if not isinstance(value, str) or (value and not pattern.fullmatch(value)):
            refuse(value, place, expected)

    return check


def focus(value, place):
    """A point in a picture: two numbers from 0 to 1."""
    good = isinstance(value, list) and len(value) == 2
    if not good or any(isinstance(n, bool) or not isinstance(n, int | float) or not 0 <= n <= 1 for n in value):
        refuse(value, place, "a point like [0.5, 0.5]")


def day(value, place):
    """A date such as 2026-06-30."""
    try:
        good = date.fromisoformat(value).year in YEARS
    except (TypeError, ValueError):
        good = False
    if not good:
        refuse(value, place, "a date like 2026-06-30")


def moment(value, place=""):
    """The aware datetime of an ISO 8601 time. Raises ArchiveError when it is none or does not say its zone."""
    try:
        parsed = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        refuse(value, place, "a time like 2026-06-30T15:23:00Z")
    if parsed.tzinfo is None:
        raise ArchiveError(f"{place}: {short(value)} does not say its time zone")
    if parsed.year not in YEARS:
        raise ArchiveError(f"{place}: {short(value)} lies in no year of a newspaper")
    return parsed.astimezone(UTC)


def key(value, place):
    """What others refer to."""
    line(value, place)


def number(value, place):
    """The id of an article: a number or a text."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        refuse(value, place, "a number or a text")
    line(str(value), place)
    if len(str(value)) > LONGEST_KEY:
        raise ArchiveError(f"{place}: is longer than {LONGEST_KEY} characters")


def list_of(check):
    """Return the check for a list whose items pass `check`."""

    def check_list(value, place):
        if not isinstance(value, list):
            refuse(value, place, "a list")
        for index, item in enumerate(value):
            check(item, f"{place}[{index}]")

    return check_list


def anything(value, place):
    """Checked elsewhere, because it needs to know more than the value."""
