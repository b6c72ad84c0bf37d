"""What the start page of the desk tells a person of the stories."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import replies
from articles.models import Article, Translation
from korner.publishing import Status

SHOWN = 6


def buttons(request):
    """New story, for those who write."""
    if not request.user.has_perm("articles.add_article"):
        return []
    return [{"words": _("New story"), "link": reverse("admin:articles_article_add"), "icon": "edit_square"}]


def panels(request):
    """My drafts, handed in, scheduled, translations due: those that concern this person."""
    person = request.user
    if not person.has_perm("articles.view_article"):
        return []
    found = []
    if person.has_perm("articles.add_article"):
        mine = Article.objects.filter(created_by=person, status=Status.DRAFT).order_by("-changed_at")
        found.append(panel(_("My drafts"), "edit_note", mine, "?mine=yes&status=draft", _("Nothing begun."), 10))
    review = Article.objects.filter(status=Status.IN_REVIEW).order_by("changed_at")
    if not person.has_perm("articles.publish_article"):
        review = review.filter(created_by=person)
    found.append(
        panel(
            _("Handed in"), "inbox", review, "?status=in_review", _("Nothing waits to be read."), 20, oldest_first=True
        )
    )
    if person.has_perm("articles.translate_article") or person.has_perm("articles.publish_article"):
        found.append(
            panel(_("Translations due"), "translate", due(), "?missing=translation", _("All is translated."), 30)
        )
    found += replies.waiting_panel(person)
    coming = Article.objects.filter(status=Status.PUBLISHED, publish_at__gt=timezone.now()).order_by("publish_at")
    found.append(
        panel(
            _("Scheduled"), "schedule", coming, "?status=scheduled", _("Nothing is scheduled."), 40, moment="publish_at"
        )
    )
    return found


def due():
    """Stories that are out or handed in and whose other language is missing, a headline only, or outdated."""
    lacking = [Translation.MISSING, Translation.HEADLINE, Translation.OUTDATED]
    return Article.objects.filter(
        Q(source_language="tr", translation_fr__in=lacking) | Q(source_language="fr", translation_tr__in=lacking),
        status__in=[Status.IN_REVIEW, Status.APPROVED, Status.PUBLISHED],
    ).order_by("-changed_at")


def panel(title, icon, stories, query, empty, order, *, moment="changed_at", oldest_first=False):
    """One panel with its first few stories, in one query."""
    rows = stories.select_related("category", "created_by").defer("body_tr", "body_fr", "body")[: SHOWN + 1]
    items = [
        {
            "title": story.source_headline,
            "language": story.source_language,
            "note": " · ".join(filter(None, [story.category.desk_name, str(story.created_by or "")])),
            "link": reverse("admin:articles_article_change", args=[story.pk]),
            "moment": getattr(story, moment),
        }
        for story in rows
    ]
    return {
        "title": title,
        "icon": icon,
        "items": items[:SHOWN],
        "more": reverse("admin:articles_article_changelist") + query if len(items) > SHOWN else "",
        "empty": empty,
        "order": order,
    }
