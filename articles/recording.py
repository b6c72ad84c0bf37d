"""How is a step with a story written down? In the step's own transaction, with its note, and told to those concerned."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models.step import NOTE_LENGTH, StoryStep
from articles.notices import tell_of
from korner.text.cleaning import clean_text


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
    return step


def clean_note(note):
    """A note as it is kept: clean, no longer than its column."""
    return clean_text(note or "").strip()[:NOTE_LENGTH]


def need_note(note, by, words):
    """Refuse a step that wants a reason and got none; the house itself (by=None) needs none. Raises ValidationError."""
    if by is not None and not clean_note(note):
        raise ValidationError(words, code="no_note")
