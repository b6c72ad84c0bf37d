"""How suspicious is something a reader sends? From a quick look at the form to a proof of work; nothing is dropped.

Machines are told from people by a field that people do not see, by how fast a form came back, by links and by repeats.
Whatever speaks against something is kept as a reason that the moderator reads; a person who is mistaken for a machine
waits in the queue, and his words are not lost.
"""

import re
from dataclasses import dataclass

from korner.moderation.models import State

QUICK_SECONDS = 3
LINK = re.compile(r"https?://|www\.|\[url|<a\s", re.IGNORECASE)
MANY_LINKS = 3


@dataclass(frozen=True)
class Judgement:
    """Where something stands when it comes in: its state, its risk (0 none … 100), and the codes of the reasons."""

    state: str
    risk: int = 0
    reasons: tuple = ()


def judge(form, text, *, name="", otherwise=State.PENDING):
    """The Judgement of what `form` (a valid ReaderForm) brings: `text` and the writer's `name`.

    `otherwise` is the state of something nothing speaks against.
    """
    found = []
    if form.trapped:
        found.append(("trap", 90))
    if form.visitor.seconds_open < QUICK_SECONDS:
        found.append(("quick", 40))
    links = len(LINK.findall(f"{name} {text}"))
    if links:
        found.append(("links", 60 if links >= MANY_LINKS else 30))
    if not found:
        return Judgement(otherwise)
    risk = min(100, max(points for _code, points in found) + 5 * (len(found) - 1))
    return Judgement(State.SPAM if form.trapped else State.PENDING, risk, tuple(code for code, _points in found))
