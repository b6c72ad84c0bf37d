"""What came of a poll: votes and shares that add up to a hundred, in the numbers of the page's language."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from korner.caching.tags import shows

PERCENT = {"tr": "%{}", "fr": "{}\u00a0%"}


def shares(votes):
    """Whole percentages of `votes` (a list of numbers) that add up to 100: the largest remainders get what rounding leaves.

    All are 0 where nobody has voted. Equal numbers of votes may differ by one; the earlier of them has it.
    """
    total = sum(votes)
    if not total:
        return [0] * len(votes)
    whole = [100 * number // total for number in votes]
    left = 100 - sum(whole)
    by_remainder = sorted(range(len(votes)), key=lambda place: (-(100 * votes[place] % total), place))
    for place in by_remainder[:left]:
        whole[place] += 1
    return whole


def number(value):
    """A whole number as it is written in the active language: 1.204, 1 204."""
    return number_format(value, decimal_pos=0, use_l10n=True, force_grouping=True)


def percent(value):
    """A share as it is written in the active language: %45, 45 %, 45%."""
    return PERCENT.get(get_language(), "{}%").format(value)


@dataclass(frozen=True)
class Line:
    """One answer and what came of it."""

    option: object
    percent: int
    first: bool  # whether no other answer has more votes

    @property
    def votes_in_words(self):
        """Its votes in words: "1.204 oy"."""
        votes = self.option.votes
        return ngettext("%(number)s vote", "%(number)s votes", votes) % {"number": number(votes)}

    @property
    def votes(self):
        """The number alone."""
        return number(self.option.votes)

    @property
    def share(self):
        """Its share in words."""
        return percent(self.percent)


class Tally:
    """What came of `poll` with these `options`, as they stand now. Its page says that it shows numbers."""

    def __init__(self, poll, options):
        shows(poll.numbers_tag)
        self.poll, self.voters = poll, poll.voters
        self.marks = sum(option.votes for option in options)
        most = max((option.votes for option in options), default=0)
        self.lines = [
            Line(option, share, most > 0 and option.votes == most)
            for option, share in zip(options, shares([option.votes for option in options]), strict=True)
        ]

    @property
    def voters_in_words(self):
        """How many have voted."""
        return ngettext("%(number)s person has voted.", "%(number)s people have voted.", self.voters) % {
            "number": number(self.voters)
        }

    @property
    def marks_in_words(self):
        """How many answers were given in all."""
        return number(self.marks)

    @property
    def in_words(self):
        """The whole result as a sentence or two, for those who hear it."""
        if not self.marks:
            return _("Nobody has voted yet.")
        told = ", ".join(
            _("%(answer)s: %(share)s") % {"answer": line.option.page_words, "share": line.share} for line in self.lines
        )
        return f"{self.voters_in_words} {told}."
