"""Which steps with a story are told to whom at the desk."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import StoryStep
from korner.accounts.models import User
from korner.desk.notices import tell

What = StoryStep.What

VERBS = {
    What.HANDED_IN: _("%(actor)s sent a story for review"),
    What.SENT_BACK: _("%(actor)s sent your story back"),
    What.APPROVED: _("%(actor)s approved your story"),
    What.PUBLISHED: _("%(actor)s published your story"),
    What.SCHEDULED: _("%(actor)s scheduled your story"),
    What.WITHDRAWN: _("%(actor)s withdrew your story"),
    What.RESTORED: _("%(actor)s published your story again"),
    What.LANGUAGE_WITHDRAWN: _("%(actor)s withdrew one language of your story"),
    What.LANGUAGE_RESTORED: _("%(actor)s brought one language of your story back"),
    What.COPY_HANDED_IN: _("%(actor)s sent changes to a published story for review"),
    What.COPY_CORRECTED: _("%(actor)s corrected your changes"),
    What.COPY_SENT_BACK: _("%(actor)s sent your changes back"),
    What.COPY_APPROVED: _("%(actor)s approved your changes"),
    What.COPY_PUBLISHED: _("%(actor)s published your changes"),
    What.COPY_DISCARDED: _("%(actor)s discarded your changes"),
    What.ASSIGNED: _("%(actor)s gave you a story"),
    What.UNASSIGNED: _("%(actor)s took back a story that was given to you"),
}
WAITING = (What.HANDED_IN, What.COPY_HANDED_IN)


def publishers():
    """The accounts that may publish: editors and chiefs."""
    return User.objects.with_perm(
        "articles.publish_article", include_superusers=False, backend="django.contrib.auth.backends.ModelBackend"
    )


def writers(article):
    """The accounts behind a story: who began it, whom it was given to, and those whose names stand above it."""
    named = User.objects.filter(author__bylines__article=article).distinct()
    return [*filter(None, [article.created_by, article.assigned_to]), *named]


def tell_of(step, *others):
    """Tell those whom `step` concerns: what is handed in waits for the editors, all else is news for its writers.

    `others` are told as well: who saved the changes that an editor decides on. Of a story that changes hands they alone
    are told. What the house does by itself (imports, commands) is told to nobody.
    """
    if step.person is None or step.what not in VERBS:
        return
    article, handed_over = step.article, step.what in StoryStep.HANDED_OVER
    tell(
        others if handed_over else publishers() if step.what in WAITING else [*writers(article), *others],
        by=step.person,
        verb=step.what,
        thing=article,
        title=article.source_headline,
        language=article.source_language,
        link=reverse("admin:articles_article_change", args=[article.pk]),
        note="" if handed_over else step.note,
    )
