"""Steps that change where a story stands and not what it says: its section, its tags; and taking a step back unseen."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from articles import rights
from articles.models.states import LANGUAGES
from articles.models.step import StoryStep
from articles.recording import record
from korner.publishing import Status
from korner.search import indexing

MOMENTS = ("publish_at", *(f"first_published_at_{language}" for language in LANGUAGES))


def need_edit(article, by):
    """Let `by` go on only if he may write the story, all of it and not its translation alone. Raises NotAllowed."""
    if not (by.has_perm("articles.add_article") and rights.may_edit(article, by)):
        raise rights.NotAllowed


@transaction.atomic
def change_section(article, section, *, by):
    """Move a story into another section. Raises NotAllowed, or ValidationError when it stands there."""
    need_edit(article, by)
    if article.category_id == section.pk:
        raise ValidationError(_("It stands in this section already."), code="there")
    article.category = section
    article.save()
    indexing.write(article)


@transaction.atomic
def add_tag(article, tag, *, by):
    """Give a story a tag. Raises NotAllowed, or ValidationError when it has it."""
    need_edit(article, by)
    if article.tags.filter(pk=tag.pk).exists():
        raise ValidationError(_("It has this tag already."), code="there")
    article.tags.add(tag)
    article.save()
    indexing.write(article)


@transaction.atomic
def remove_tag(article, tag_id, *, by):
    """Take a tag from a story. Raises NotAllowed."""
    need_edit(article, by)
    article.tags.remove(tag_id)
    article.save()
    indexing.write(article)


def standing_of(article):
    """Status and times of a story as JSON holds them: what `stand_again` puts back."""
    moments = {name: getattr(article, name) for name in MOMENTS}
    return {"status": article.status, **{name: at and at.isoformat() for name, at in moments.items()}}


@transaction.atomic
def stand_again(article, standing, *, by):
    """Let a story that no reader has seen meanwhile stand where it stood before a step of `by`.

    Raises ValidationError when readers may have seen it.
    """
    if article.is_out():
        raise ValidationError(_("Readers may have seen it: it is withdrawn instead."), code="seen")
    before = article.status
    article.status = Status(standing["status"])
    for name in MOMENTS:
        setattr(article, name, parse_datetime(standing[name]) if standing[name] else None)
    article.save()
    indexing.write(article)
    record(article, StoryStep.What.UNDONE, by=by, before=before)
