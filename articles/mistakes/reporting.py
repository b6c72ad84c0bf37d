"""Taking in what a reader reports, and tying it to the correction that comes of it."""

import hashlib

from django.db import transaction

from articles.mistakes.models import MistakeReport
from korner.moderation import ladder, writers
from korner.moderation.steps import submit
from korner.visitors.counting import count_new, hashed, key_of

ACT = "mistake"


@transaction.atomic
def report(form, story, language):
    """Store what a valid MistakeForm says of `story`; returns the report, the first one where it was sent before.

    Raises korner.visitors.counting.TooMany.
    """
    cleaned = form.cleaned_data
    key = key_of("story", story.pk)
    same = {
        "article": story,
        "visitor": hashed(key, "mistake", form.visitor.id),
        "text_hash": hashlib.sha256(cleaned["text"].encode()).hexdigest()[:32],
    }
    row, new = MistakeReport.objects.get_or_create(
        **same,
        defaults={
            "language": language,
            "text": cleaned["text"],
            "passage": cleaned["passage"],
            "email": cleaned["email"],
        },
    )
    if new:
        count_new(form.request, form.visitor, key, ACT)
        marks = writers.marks(form.request, form.visitor)
        submit(row, ladder.judge(form, cleaned["text"]), marks=marks, save=False)
    return row


def tie(sender, instance, created, **kwargs):
    """A correction was made: the reports of its story that its writer has taken led to it."""
    if created and instance.made_by_id:
        waiting = MistakeReport.objects.filter(
            article=instance.article_id, taken_by=instance.made_by_id, correction=None
        )
        waiting.update(correction=instance)
