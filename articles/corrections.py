"""The step by which the paper corrects itself."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import revising, rights


def is_correctable(article, now=None):
    """Whether readers see the story: what nobody reads is changed, not corrected."""
    return article is not None and article.is_out(now)


@transaction.atomic
def write(correction, *, by=None, now=None):
    """Make `correction` public, or change its words; its story has then changed as well.

    Its date is that of its first time. Raises NotAllowed when `by` may not publish (None: the house itself),
    ValidationError with words when the story is not out or the text in its original's language is missing.
    """
    rights.require(by, "articles.publish_article")
    now = now or timezone.now()
    if correction.pk is None:
        if not is_correctable(correction.article, now):
            raise ValidationError({"article": not_out()}, code="not_out")
        correction.made_at, correction.made_by = now, by
    correction.clean()
    correction.save()
    revising.note_correction(correction.article, now=now)


def not_out():
    """Why a story cannot be corrected, in words."""
    return _("Readers do not see this story now: change its text instead.")
