"""The steps by which the paper corrects itself."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from articles import revising, rights
from articles.models import Article
from korner.desk import audit

MADE, CHANGED, DELETED = "correction-made", "correction-changed", "correction-deleted"
audit.say(MADE, pgettext_lazy("audit", "corrected"))
audit.say(CHANGED, pgettext_lazy("audit", "changed a correction of"))
audit.say(DELETED, pgettext_lazy("audit", "deleted a correction of"))


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
    new = correction.pk is None
    if new:
        # As it stands at this moment: it may have been withdrawn since the form was looked at.
        story = Article.objects.select_for_update().filter(pk=correction.article_id).first()
        if not is_correctable(story, now):
            raise ValidationError({"article": not_out()}, code="not_out")
        correction.made_at, correction.made_by = now, by
    correction.clean()
    correction.save()
    told(MADE if new else CHANGED, correction.article, by=by, now=now)


@transaction.atomic
def delete(correction, *, by=None, now=None):
    """Take `correction` from its story, which has then changed as well. Raises NotAllowed when `by` may not delete one."""
    rights.require(by, "articles.delete_correction")
    article = correction.article
    correction.delete()
    told(DELETED, article, by=by, now=now)


def told(verb, article, *, by, now):
    """Note on the story that what the paper says of its mistakes is another now, and who saw to it."""
    revising.note_correction(article, now=now)
    if by is not None:
        audit.note(by, verb, article)


def not_out():
    """Why a story cannot be corrected, in words."""
    return _("Readers do not see this story now: change its text instead.")
