"""Who may do what with a story: asked by its steps, by its form and by every other way that changes one."""

from django.core.exceptions import PermissionDenied

from articles.models.states import LANGUAGES
from korner.publishing import Status


class NotAllowed(PermissionDenied):
    """The person may not take this step."""


def require(person, permission):
    """Let `person` (None: the house itself) go on only with `permission`. Raises NotAllowed."""
    if person is not None and not person.has_perm(permission):
        raise NotAllowed(permission)


def is_own(article, person):
    """Whether `person` began the story, was given it, or is named above it."""
    if article.pk is None or person.pk in (article.created_by_id, article.assigned_to_id):
        return True
    return article.bylines.filter(author__account=person).exists()


def may_edit(article, person):
    """Whether `person` may change the texts of `article` as it stands now."""
    if person.has_perm("articles.publish_article") and person.has_perm("articles.edit_every_article"):
        return True
    if article is not None and article.status in (Status.PUBLISHED, Status.WITHDRAWN):
        return False  # A published row changes only by someone who may publish (RULES.md 1).
    if person.has_perm("articles.translate_article"):
        return article is not None
    if not person.has_perm("articles.change_article"):
        return False
    return article is None or (is_own(article, person) and article.status == Status.DRAFT)


def languages_of(article, person):
    """The languages whose texts `person` may write: all, or for a translator all but the original's."""
    only_translates = person.has_perm("articles.translate_article") and not person.has_perm("articles.add_article")
    if only_translates and article is not None:
        return tuple(language for language in LANGUAGES if language != article.source_language)
    return LANGUAGES
