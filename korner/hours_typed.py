"""Opening hours as people type them: "ma-vr 9-12.30, 14-18; cmt 10:00-16:00". Read, and written again in the same notation.

    days times; days times; …

Days are named in Turkish, French, Dutch or English, short or long, alone, as a list or from one to another; "every day",
"weekdays" and "weekend" are days, "holidays" are the public holidays, and a date is a special day. Times are "9-12.30",
"09:00-12:30", "9h30 à 18h", "9u-18u"; "closed" and "24h" are times too. Who names a day twice adds to it, unless the times
overlap: then the later word counts ("every day 9-18; sat 10-16").
"""

from dataclasses import dataclass, field
from datetime import date

from korner.hours import CLOSED, DAYS, MOST_SPECIAL, USUAL, BadHours, Hours, Window, clock, hours_of, in_order, window
from korner.hours_words import AS_USUAL, DAY_WORDS, HOLIDAYS, NAMES, SHUT, Token, tokens_of

LONGEST = (
    10_000  # signs: a hundred special days with six windows each are 9,500 of them, and what is written is read again
)
DAY_KINDS = ("day", "days", "holidays", "date")


@dataclass
class Group:
    """Days with the times that follow them, as they were typed."""

    days: list[Token] = field(default_factory=list)  # with "range" between two
    windows: list[Window] = field(default_factory=list)
    word: str = ""  # shut, usual
    text: str = ""

    @property
    def has_times(self) -> bool:
        """Whether something was said of its days."""
        return bool(self.windows or self.word)


def parse_line(text: str, language: str = "") -> Hours:
    """Return the Hours that somebody typed; an empty line is no hours.

    `language` is that of whoever types: it settles a short word that is another day in another language ("sa", "di") where
    the line itself does not. Raises BadHours with the part that was not understood.
    """
    if len(text) > LONGEST:
        raise BadHours("many")
    tokens = list(tokens_of(text))
    groups = groups_of(tokens)
    if not groups:
        return Hours()
    spoken = languages_of(groups, language)
    week: list[tuple[Window, ...]] = [()] * 7
    rule: str | tuple[Window, ...] = CLOSED
    special: dict[date, tuple[Window, ...]] = {}
    for group, meant in zip(groups, spoken, strict=True):
        days, on_holidays, dates = days_of(group, meant)
        if group.word == "usual" and (days or dates):
            raise BadHours("no_time", group.text)
        for day in days:
            week[day] = put_together(week[day], group, DAYS[day])
        for when in dates:
            special[when] = put_together(special.get(when, ()), group, when.isoformat())
        if on_holidays:
            rule = {"shut": CLOSED, "usual": USUAL}.get(group.word) or put_together((), group, group.text)
    if len(special) > MOST_SPECIAL:
        raise BadHours("many")
    return hours_of(week, rule, special)


def put_together(before, group: Group, where: str) -> tuple[Window, ...]:
    """The windows of a day that was named `before`: both, or those of the later word where they overlap."""
    own = in_order(group.windows, where)
    if not before or not own:
        return own
    try:
        return in_order([*before, *own], where)
    except BadHours:
        return own


# --- days with their times -----------------------------------------------------------------------------------------------
def groups_of(tokens: list[Token]) -> list[Group]:
    """The Groups of a line. Raises BadHours where a day has no times, or times have no day."""
    groups: list[Group] = []
    group, place = Group(), 0
    tokens = [and_or_friday(tokens, number) if token.kind == "ve" else token for number, token in enumerate(tokens)]
    while place < len(tokens):
        token = tokens[place]
        following = tokens[place + 1 : place + 3]
        if token.kind in DAY_KINDS:
            if group.has_times:
                groups.append(checked(group))
                group = Group()
            group.days.append(token)
        elif token.kind == "range" and group.days and not group.has_times and group.days[-1].kind in ("day", "date"):
            group.days.append(token)
        elif token.kind == "time":
            if [one.kind for one in following] != ["range", "time"]:
                raise BadHours("time", token.text)
            said = " ".join([token.text, *(one.text for one in following)])
            group.windows.append(window(token.value, following[1].value, said))
            place += 2
        elif token.kind == "clock":
            group.windows.append(token.value)
        elif token.kind in ("shut", "usual"):
            group.word = token.kind
        elif token.kind == "end":
            if group.days or group.has_times:
                groups.append(checked(group))
            group = Group()
        elif token.kind == "range":
            raise BadHours("word", token.text)
        group.text = f"{group.text} {token.text}".strip() if token.kind != "end" else group.text
        place += 1
    return [*groups, *([checked(group)] if group.days or group.has_times else [])]


def and_or_friday(tokens: list[Token], number: int) -> Token:
    """What "ve" is at this place: Friday in a French line and where a range begins or ends, else the Turkish "and"."""
    around = [*tokens[max(number - 1, 0) : number], *tokens[number + 1 : number + 2]]
    in_range = any(token.kind == "range" for token in around)
    french = all(token.text in DAY_WORDS["fr"] for token in tokens if token.kind == "day")
    return Token("day" if in_range or french else "and", tokens[number].text)


def checked(group: Group) -> Group:
    """`group`, if it is whole."""
    if not group.days:
        raise BadHours("no_day", group.text)
    if not group.has_times:
        raise BadHours("no_time", group.text)
    if group.windows and group.word:
        raise BadHours("word", group.text)
    return group


def languages_of(groups: list[Group], own: str) -> list[str]:
    """The language in which each group names its days. Raises BadHours for a word that may be either of two days.

    A short word is settled by the other days of its group, then by the other groups of the line, then by `own`.
    """
    spoken = [possible(group) for group in groups]
    sure = {languages[0] for languages in spoken if len(languages) == 1}
    chosen = []
    for group, languages in zip(groups, spoken, strict=True):
        settled = languages
        for among in (sure, {own}):
            if len(meanings(group, settled)) > 1:
                settled = [language for language in languages if language in among] or settled
        if len(meanings(group, settled)) != 1:
            raise BadHours("day", group.text)
        chosen.append(settled[0])
    return chosen


def meanings(group: Group, languages) -> set[tuple[int, ...]]:
    """What the words of a group may mean in these languages."""
    words = [token.text for token in group.days if token.kind == "day"]
    return {tuple(DAY_WORDS[language][word] for word in words) for language in languages}


def possible(group: Group) -> list[str]:
    """The languages that know all the words for days of a group."""
    words = [token.text for token in group.days if token.kind == "day"]
    return [language for language, known in DAY_WORDS.items() if all(word in known for word in words)]


def days_of(group: Group, language: str) -> tuple[list[int], bool, list[date]]:
    """(numbers of its days, whether public holidays are meant, its dates)."""
    days: list[int] = []
    dates: list[date] = []
    tokens = group.days
    for place, token in enumerate(tokens):
        if token.kind == "days":
            days += token.value
        elif token.kind == "date":
            dates.append(token.value)
        elif token.kind == "day":
            number = DAY_WORDS[language][token.text]
            if place > 1 and tokens[place - 1].kind == "range" and days:
                days += [day % 7 for day in range(days[-1] + 1, number + (7 if number <= days[-1] else 0))]
            days.append(number)
    if tokens[-1].kind == "range" or any(
        token.kind == "range" and (tokens[place - 1].kind, tokens[place + 1].kind) != ("day", "day")
        for place, token in enumerate(tokens[:-1])
    ):
        raise BadHours("day", group.text)
    return list(dict.fromkeys(days)), any(token.kind == "holidays" for token in tokens), dates


# --- written again ----------------------------------------------------------------------------------------------------
def written(hours: Hours, language: str = "tr") -> str:
    """`hours` in the notation that `parse_line` reads, with the short words of `language` ("tr", "fr", "nl", "en")."""
    if not hours:
        return ""
    parts = [f"{span} {times}" for span, times in spans_of_days(hours, language)]
    if hours.holidays == USUAL:
        parts.append(f"{HOLIDAYS[language][0]} {AS_USUAL[language][0]}")
    elif hours.holidays != CLOSED:
        parts.append(f"{HOLIDAYS[language][0]} {times_of(hours.holidays, language)}")
    parts += [f"{day.isoformat()} {times_of(hours.special[day], language)}" for day in sorted(hours.special)]
    return "; ".join(parts) or f"{every_day(language)} {SHUT[language][0]}"


def every_day(language: str) -> str:
    """From Monday to Sunday."""
    return f"{NAMES[language][0].split()[0]}-{NAMES[language][6].split()[0]}"


def spans_of_days(hours: Hours, language: str):
    """(days, times) of the days that are open, neighbours with the same times as one."""
    names = [words.split()[0] for words in NAMES[language]]
    day = 0
    while day < 7:
        last = day
        while last < 6 and hours.week[last + 1] == hours.week[day]:
            last += 1
        if hours.week[day]:
            yield (names[day] if last == day else f"{names[day]}-{names[last]}"), times_of(hours.week[day], language)
        day = last + 1


def times_of(windows, language: str) -> str:
    """The times of a day."""
    return ", ".join(f"{clock(begins)}-{clock(ends)}" for begins, ends in windows) or SHUT[language][0]
