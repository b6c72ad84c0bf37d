"""How suspicious is something a reader sends? From a quick look at the form to a proof of work; nothing is dropped.

Machines are told from people by a field that people do not see, by how fast a form came back, by links, repeats, letters
and words, by how much comes from one address. Whatever speaks against something is kept as a reason that the moderator
reads; a person who is mistaken for a machine waits in the queue, and his words are not lost.

A view that can ask for a proof of work says so, and sends the form back once:

    judgement = ladder.judge(form, text, name=…, marks=…, asks=wants_part(request))
    if judgement.asks_proof:
        return answer(request, "…/write.html", {"form": form}, status=ladder.PROOF_STATUS)
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

from korner.limits import seconds_to_wait
from korner.moderation import repeats, word_lists
from korner.moderation.models import State
from korner.visitors import proof

QUICK_SECONDS = 3
LINK = re.compile(
    r"https?://|www\.|\[url|<a\s|\b[a-z0-9-]{2,63}\.(?:com|net|org|info|biz|ru|xyz|top|shop|site|online|club|io)\b",
    re.I,
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\[/?url[^\]]{0,500}\]", re.IGNORECASE)
MANY_LINKS = 3
FEW_LETTERS = 15  # beside links
LOUD_LETTERS = 20
PROOF_FROM = 30  # risk from which a browser is asked to work first
PROVEN = {"quick", "many", "capitals"}  # what a proof of work answers; a text must still be read
PROOF_STATUS = 428  # "precondition required"


@dataclass(frozen=True)
class Judgement:
    """Where something stands when it comes in: its state, its risk (0 none … 100), and the codes of the reasons.

    `asks_proof`: nothing is to be stored yet, the form goes back with the challenge that stands in `form.challenge`.
    `fingerprint` and `likeness` are kept with the case.
    """

    state: str
    risk: int = 0
    reasons: tuple = ()
    asks_proof: bool = False
    fingerprint: str = ""
    likeness: int | None = None


def judge(form, text, *, name="", otherwise=State.PENDING, marks=None, asks=False):
    """The Judgement of what `form` (a valid ReaderForm) brings: `text` and the writer's `name`.

    `otherwise` is the state of something nothing speaks against. `marks` (writers.Marks): whose hand it is, None where that
    is not to be known. `asks`: a script is there that can prove work. At most four queries.
    """
    kept = {"fingerprint": repeats.fingerprint(text), "likeness": repeats.likeness(text)}
    if form.trapped:
        return Judgement(State.SPAM, 95, ("trap", *sorted(dict(looks(text, name)))), **kept)
    found = {**dict(looks(text, name)), **dict(past(form, text, marks))}
    given = str(form.data.get(proof.FIELD, ""))
    if given and proof.is_good(given):
        found = {code: points for code, points in found.items() if code not in PROVEN}
    elif found and max(found.values()) >= PROOF_FROM:
        if asks and not given:
            form.challenge = proof.challenge()
            return Judgement(State.PENDING, asks_proof=True)
        found["unproven"] = 20
    if not found:
        return Judgement(otherwise, **kept)
    risk = min(100, max(found.values()) + 5 * (len(found) - 1))
    return Judgement(State.PENDING, risk, tuple(sorted(found, key=lambda code: -found[code])), **kept)


def looks(text, name):
    """What the words themselves tell: (code, points) each."""
    links = len(LINK.findall(f"{name} {text}"))
    letters = [sign for sign in text if sign.isalpha()]
    if links:
        rest = sum(sign.isalpha() for sign in ADDRESS.sub(" ", text))
        if rest < FEW_LETTERS:
            yield "only-links", 75
        else:
            yield "links", 60 if links >= MANY_LINKS else 35
    if len(letters) >= LOUD_LETTERS and sum(sign.isupper() for sign in letters) > 0.8 * len(letters):
        yield "capitals", 20
    scripts = [script_of(sign) for sign in letters]
    if scripts and scripts.count("LATIN") < 0.5 * len(scripts):
        yield "script", 40
    if any(is_disguised(word) for word in re.findall(r"[^\W\d_]+", f"{name} {text}")):
        yield "disguised", 55
    if word_lists.holds(f"{name}\n{text}", word_lists.current()):
        yield "words", 65


def past(form, text, marks):
    """What the time before tells: how fast, how often, how much."""
    if form.visitor.seconds_open < QUICK_SECONDS:
        yield "quick", 40
    if seconds_to_wait(form.request, "sent", settings.SENT_BEFORE_PROOF):
        yield "many", 30
    same, near = repeats.sent_before(text, marks)
    if same:
        yield "repeat", 80 if same > 1 else 50
    elif near:
        yield "similar", 70 if near > 1 else 35


@lru_cache(maxsize=4096)
def script_of(sign):
    """The script a letter is of, by its name: "LATIN", "CYRILLIC", …"""
    return unicodedata.name(sign, "?").split(" ", 1)[0]


def is_disguised(word):
    """Whether a word mixes Latin letters with those of Greek or Cyrillic that look like them."""
    scripts = {script_of(sign) for sign in word}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK"})
