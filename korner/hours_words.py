"""The words and signs in which people type opening hours, in four languages: which piece of a line is what?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from korner.hours import DAY_MINUTES, BadHours, minutes
from korner.text.folding import fold

WEEK = tuple(range(7))
# Monday to Sunday in each language; the first word is the short one that is written again.
NAMES = {
    "tr": (
        "pzt pazartesi pt", "sal sali sa", "car carsamba crs", "per persembe prs", "cum cuma cu", "cmt cumartesi cts",
        "paz pazar pz",
    ),
    "fr": (
        "lu lundi lun", "ma mardi mar", "me mercredi mer", "je jeudi jeu", "ve vendredi ven", "sa samedi sam",
        "di dimanche dim",
    ),
    "nl": (
        "ma maandag maa", "di dinsdag din", "wo woensdag woe", "do donderdag don", "vr vrijdag vri vrij",
        "za zaterdag zat", "zo zondag zon",
    ),
    "en": (
        "mon monday mo", "tue tuesday tues tu", "wed wednesday we", "thu thursday thurs thur th", "fri friday fr",
        "sat saturday sa", "sun sunday su",
    ),
}  # fmt: skip
MANY_DAYS = {
    "her gun": WEEK, "hergun": WEEK, "tous les jours": WEEK, "chaque jour": WEEK, "elke dag": WEEK, "alle dagen": WEEK,
    "every day": WEEK, "everyday": WEEK, "daily": WEEK, "dagelijks": WEEK, "7/7": WEEK, "7j/7": WEEK, "7 gun": WEEK,
    "hafta ici": WEEK[:5], "en semaine": WEEK[:5], "jours ouvrables": WEEK[:5], "doordeweeks": WEEK[:5],
    "weekdagen": WEEK[:5], "weekdays": WEEK[:5],
    "hafta sonu": WEEK[5:], "week-end": WEEK[5:], "weekend": WEEK[5:], "weekends": WEEK[5:],
}  # fmt: skip
HOLIDAYS = {
    "tr": ("resmi tatillerde", "resmi tatil", "resmi tatiller", "tatillerde", "tatil", "bayramlarda", "bayram"),
    "fr": ("jours fériés", "jour férié", "fériés", "férié"),
    "nl": ("feestdagen", "feestdag"),
    "en": ("public holidays", "public holiday", "holidays", "bank holidays", "ph"),
}
SHUT = {"tr": ("kapalı",), "fr": ("fermé", "fermée"), "nl": ("gesloten", "dicht"), "en": ("closed", "off")}
AS_USUAL = {
    "tr": ("her zamanki gibi", "açık"),
    "fr": ("comme d'habitude", "ouvert"),
    "nl": ("zoals gewoonlijk", "open"),
    "en": ("as usual", "usual"),
}
ROUND_THE_CLOCK = ("24/24", "24h/24", "24 saat acik", "24 saat", "24 hours", "24 heures", "24 uur", "24h", "24u", "24s")
# How Turkish says "every day, round the clock", and English.
ALWAYS = re.compile(r"(?<![\d./:])(?:7/24|24/7)(?![\d/:])(?:\s+(?:acik|ouvert|open)\b)?")
RANGE = (
    "-",
    "–",
    "—",
    "jusqu'a",
    "a",
    "au",
    "to",
    "tot",
    "until",
    "till",
    "t/m",
    "ile",
    "'den",
    "'dan",
    "'ten",
    "'tan",
)
AND = (",", "+", "&", "/", "et", "and", "en")
AND_OR_FRIDAY = "ve"  # Turkish for "and", and French for short
# Said, and meaning nothing of its own.
IDLE = (
    "de", "du", "des", "le", "les", "la", "van", "from", "on", "op", "saat", "arasi", "saatleri", "uur", "heures", "h", "u",
    "gunleri", "gunu", ":", ".", "'a", "'e", "'ye", "'ya",
)  # fmt: skip


def words_of(table) -> tuple[str, ...]:
    """All the words of a table by language, folded."""
    return tuple(fold(word) for words in table.values() for word in words)


def day_words() -> dict[str, dict[str, int]]:
    """{language: {word: number of the day}}; a plural is the same day."""
    return {
        language: {
            word + ending: day for day, words in enumerate(names) for word in words.split() for ending in ("", "s")
        }
        for language, names in NAMES.items()
    }


DAY_WORDS = day_words()
PHRASES = sorted(
    {*MANY_DAYS, *words_of(HOLIDAYS), *words_of(SHUT), *words_of(AS_USUAL), *ROUND_THE_CLOCK, "t/m", "jusqu'a"},
    key=len,
    reverse=True,
)
TOKEN = re.compile(
    r"[^\S\n]*(?:(?P<date>\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?!\d)"
    rf"|(?P<phrase>{'|'.join(map(re.escape, PHRASES))})(?![a-z0-9])"
    r"|(?P<hour>\d{1,2})(?:\s*[:.hu]\s*(?P<minute>\d{2})|(?P<together>\d{2}))?(?!\d)\s*(?P<half>[ap]\.?m\.?)?(?:[hu](?![a-z]))?"
    r"|(?P<word>'?[a-z]+)|(?P<sign>[-–—,;+&/:.\n()]))",
)


@dataclass(frozen=True)
class Token:
    """A piece of the line: its `kind` (day, days, holidays, date, time, range, and, ve, end, shut, usual, clock) and value."""

    kind: str
    text: str
    value: Any = None


# --- pieces -----------------------------------------------------------------------------------------------------------
def tokens_of(text: str) -> Iterator[Token]:
    """The Tokens of a line. Raises BadHours for a word that is none of ours."""
    line, at = ALWAYS.sub("7/7 24/24 ", fold(text)).strip(), 0
    while at < len(line):
        match = TOKEN.match(line, at)
        if match is None:
            raise BadHours("word", line[at : at + 20].strip())
        token = token_of(match)
        if token is not None:
            yield token
        at = match.end()


def token_of(match) -> Token | None:
    """What one piece is; None for what is said and means nothing."""
    said = match[0].strip() or ";"
    if match["date"]:
        return Token("date", said, typed_date(said))
    if match["phrase"]:
        return phrase(said)
    if match["hour"]:
        return Token("time", said, typed_time(match, said))
    if said in (";", "\n"):
        return Token("end", said)
    if said in RANGE:
        return Token("range", said)
    if said in AND:
        return Token("and", said)
    if said == AND_OR_FRIDAY:
        return Token("ve", said)
    if said in IDLE or said in "()":
        return None
    if any(said in words for words in DAY_WORDS.values()):
        return Token("day", said)
    raise BadHours("word", said)


def phrase(said: str) -> Token:
    """A Token of words that stand together."""
    if said in MANY_DAYS:
        return Token("days", said, MANY_DAYS[said])
    if said in ROUND_THE_CLOCK:
        return Token("clock", said, (0, DAY_MINUTES))
    kinds = (("holidays", HOLIDAYS), ("shut", SHUT), ("usual", AS_USUAL))
    return Token(next((kind for kind, table in kinds if said in words_of(table)), "range"), said)


def typed_time(match, said: str) -> int:
    """Minutes after midnight of "9", "9.30", "9h30", "0930", "9 pm"."""
    hour, minute = int(match["hour"]), int(match["minute"] or match["together"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            raise BadHours("time", said)
        hour = hour % 12 + (12 if match["half"].startswith("p") else 0)
    return minutes(hour, minute, said)


def typed_date(said: str) -> date:
    """The day of "2026-12-24" or "24.12.2026"."""
    numbers = [int(part) for part in re.split(r"[-./]", said)]
    year, month, day = numbers if "-" in said else reversed(numbers)
    try:
        return date(year, month, day)
    except ValueError:
        raise BadHours("date", said) from None
