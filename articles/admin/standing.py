"""Where a story stands, said to the person who looks at it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import rights
from korner.publishing import Status


def standing(article):
    """(code, words) of where the story stands; scheduled is told from published by the clock."""
    if is_coming(article):
        return "scheduled", _("Scheduled")
    if article.status == Status.PUBLISHED and article.is_gone():
        return "withdrawn", _("Expired")
    if article.status == Status.IN_REVIEW:
        return article.status, _("Handed in")
    return article.status, article.get_status_display()


def is_coming(article):
    """Whether the story is published at a time to come."""
    return article.status == Status.PUBLISHED and article.publish_at is not None and article.publish_at > timezone.now()


def public_links(article):
    """(language, path) of the pages readers see of a published story."""
    if article is None or not article.is_out():
        return []
    return [(language, article.url_in(language)) for language in ("tr", "fr") if article.shows(language)]


def read_only_because(article, person):
    """Why `person` can read but not write, in words. Of changes he has handed in the form itself tells him."""
    if article.status in (Status.PUBLISHED, Status.WITHDRAWN):
        return _("A published story is changed by those who may publish.")
    if not person.has_perm("articles.edit_every_article") and not rights.is_own(article, person):
        return _("This is a colleague’s story: you may read it.")
    if article.status == Status.IN_REVIEW:
        return _("It is handed in: an editor has it now.")
    return ""
