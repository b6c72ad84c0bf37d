"""How is a step with a story written down? In the step's own transaction: with its note, told to those concerned, audited."""

import json

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import pgettext_lazy

from articles.models.step import NOTE_LENGTH, StoryStep
from articles.notices import tell_of
from korner.desk import audit
from korner.moments import said
from korner.text.cleaning import clean_text

What = StoryStep.What

# What the audit says of each step. That a story was begun it says by itself: the desk's forms are noted by their base.
AUDITED = {
    What.HANDED_IN: pgettext_lazy("audit", "sent for review"),
    What.SENT_BACK: pgettext_lazy("audit", "sent back"),
    What.APPROVED: pgettext_lazy("audit", "approved"),
    What.PUBLISHED: pgettext_lazy("audit", "published"),
    What.SCHEDULED: pgettext_lazy("audit", "scheduled"),
    What.DATED_BACK: pgettext_lazy("audit", "dated back"),
    What.WITHDRAWN: pgettext_lazy("audit", "withdrew"),
    What.RESTORED: pgettext_lazy("audit", "published again"),
    What.LANGUAGE_WITHDRAWN: pgettext_lazy("audit", "withdrew one language of"),
    What.LANGUAGE_RESTORED: pgettext_lazy("audit", "brought one language back of"),
    What.COPY_BEGUN: pgettext_lazy("audit", "began changes to"),
    What.COPY_HANDED_IN: pgettext_lazy("audit", "sent for review the changes to"),
    What.COPY_CORRECTED: pgettext_lazy("audit", "corrected the changes to"),
    What.COPY_SENT_BACK: pgettext_lazy("audit", "sent back the changes to"),
    What.COPY_APPROVED: pgettext_lazy("audit", "approved the changes to"),
    What.COPY_PUBLISHED: pgettext_lazy("audit", "published the changes to"),
    What.COPY_DISCARDED: pgettext_lazy("audit", "discarded the changes to"),
    What.ASSIGNED: pgettext_lazy("audit", "gave a colleague"),
    What.UNASSIGNED: pgettext_lazy("audit", "took back from a colleague"),
    What.UNDONE: pgettext_lazy("audit", "undid a step with"),
}


def record(article, what, *, by, before, note="", language="", moment=None, now=None, others=()):
    """Write down a step in its own transaction, and tell those whom it concerns; returns the StoryStep.

    `before` is the status the story came from; `others` are people to be told besides its writers (or instead of them, where
    the story changes hands).
    """
    step = StoryStep.objects.create(
        article=article,
        what=what,
        person=by,
        at=now or timezone.now(),
        from_status=before,
        to_status=article.status,
        language=language,
        moment=moment,
        note=clean_note(note),
    )
    tell_of(step, *others)
    audit_step(step)
    return step


def clean_note(note):
    """A note as it is kept: clean, no longer than its column."""
    return clean_text(note or "").strip()[:NOTE_LENGTH]


def need_note(note, by, words):
    """Refuse a step that wants a reason and got none; the house itself (by=None) needs none. Raises ValidationError."""
    if by is not None and not clean_note(note):
        raise ValidationError(words, code="no_note")


# --- the audit ------------------------------------------------------------------------------------------------------
def audit_step(step):
    """Let the audit say who took the step; what the house does by itself (imports, commands) has nobody to name.

    The reason stays with the step: it goes with the story, while nothing is ever taken out of the audit.
    """
    if step.person is not None and step.what in AUDITED:
        kept = {"language": step.language, "moment": step.moment and step.moment.isoformat()}
        kept = {name: value for name, value in kept.items() if value}
        audit.note(step.person, verb_of(step.what), step.article, json.dumps(kept) if kept else "")


def verb_of(what):
    """The audit's verb for a step, e.g. "story-handed_in"."""
    return f"story-{What(what).value}"


def read_aloud(words):
    """What the audit keeps of a step, for people: "French", "tomorrow at 06:30, Brussels time"."""
    kept = json.loads(words) if words else {}
    language, moment = kept.get("language"), kept.get("moment")
    parts = [str(StoryStep.Language(language).label)] if language else []
    return " · ".join([*parts, said(parse_datetime(moment))] if moment else parts)


for _what, _words in AUDITED.items():
    audit.say(verb_of(_what), _words, told=read_aloud)
