"""Giving a story to a colleague: it is his from then on, as it stays that of who began it and of whose name it bears.

Nothing that readers see changes, nor does the version: whoever has the story open at the desk is in no conflict with it.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles import rights
from articles.models import Article
from articles.models.step import StoryStep
from articles.recording import record
from korner.accounts.models import User


def colleagues():
    """The accounts a story can be given to: all that are open and may write stories."""
    return User.objects.with_perm(
        "articles.add_article", include_superusers=False, backend="django.contrib.auth.backends.ModelBackend"
    ).filter(is_staff=True)


def in_order():
    """The same as a form offers them."""
    return colleagues().order_by("first_name", "last_name", "pk")


@transaction.atomic
def assign(article, person, *, by):
    """Give `article` to `person`, None to take it back. Raises NotAllowed, or ValidationError with words."""
    rights.require(by, "articles.publish_article")
    had = article.assigned_to
    if had == person:
        words = _("It was given to this person already.") if person else _("It was given to nobody.")
        raise ValidationError(words, code="there")
    if person is not None and not colleagues().filter(pk=person.pk).exists():
        raise ValidationError(_("Stories are given to open accounts that may write them."), code="cannot_write")
    article.assigned_to = person
    # A plain selection: readers see nothing of it, so no page is purged.
    QuerySet(Article).filter(pk=article.pk).update(assigned_to=person)
    note_assigned(article, had, by=by)


def note_assigned(article, had, *, by):
    """Write down that `article` went from `had` to whom it is given now (each a User or None), and tell both."""
    if had is not None and had != article.assigned_to:
        record(article, StoryStep.What.UNASSIGNED, by=by, before=article.status, note=str(had), others=[had])
    if article.assigned_to is not None and had != article.assigned_to:
        given = article.assigned_to
        record(article, StoryStep.What.ASSIGNED, by=by, before=article.status, note=str(given), others=[given])


def given_to(article):
    """Whom a story was given to, in words; "" where nobody."""
    return _("given to %(person)s") % {"person": article.assigned_to} if article.assigned_to_id else ""
