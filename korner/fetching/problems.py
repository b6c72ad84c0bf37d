"""What can go wrong with an outside source: kept as a short code, told to people in their own language."""

from datetime import timedelta

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from korner.text.cleaning import clean_line

LONGEST = 200  # of what is kept
PROBLEMS = {
    "address": _("its address is none that is asked"),
    "broken": _("the answer broke off"),
    "closed": _("it leads to an address that is none of its business: %s"),
    "html": _("a page for people came instead of data"),
    "nonsense": _("not what was asked for: %s"),
    "packing": _("the answer is packed in a way that was not asked for"),
    "redirects": _("it sends on and on"),
    "request": _("its key is none that can be sent"),
    "silent": _("no connection"),
    "size": _("the answer is longer than is taken"),
    "slow": _("no whole answer in time"),
    "status": _("it answered with %s"),
    "unknown": _("nobody knows its name"),
    "unread": _("the answer could not be kept; the log of the house says why"),
    "unsafe": _("no safe connection: its certificate is not in order"),
}
# After these the other addresses of a source would meet the same: they are left for later.
FOR_ALL = {"request", "silent", "slow", "unknown", "unsafe"}
FOR_ONE = {400, 404, 406, 410, 414, 422}


class Unreachable(Exception):
    """No answer came that can be read. `reason` is a key of PROBLEMS, `detail` fills its gap, `wait` the source asks for."""

    def __init__(self, reason, detail="", wait: timedelta | None = None):
        super().__init__(reason, detail)
        self.reason, self.detail, self.wait = reason, str(detail), wait

    def __str__(self):
        return kept(self.reason, self.detail)

    @property
    def for_all(self):
        """Whether the source's other addresses would meet the same."""
        if self.reason == "status":
            return int(self.detail) not in FOR_ONE
        return self.reason in FOR_ALL


def kept(reason, detail="", secret=""):
    """What is kept of a problem: its code and detail on one line, without the source's secret."""
    line = clean_line(f"{reason}: {detail}" if detail else reason)
    return (line.replace(secret, "…") if secret else line)[:LONGEST]


def in_words(problem):
    """What a kept problem says in the language of the page; "" for none."""
    reason, _colon, detail = problem.partition(": ")
    words = str(PROBLEMS.get(reason, problem))
    return words % detail if "%s" in words else words


def in_html(problem):
    """The same as HTML, in which what stays as it came (a host, an app's English sentence) is told apart."""
    reason, _colon, detail = problem.partition(": ")
    before, gap, after = str(PROBLEMS.get(reason, problem)).partition("%s")
    if not gap:
        return format_html("{}", before)
    return format_html('{}<bdi lang="{}">{}</bdi>{}', before, "en" if reason == "nonsense" else "", detail, after)
