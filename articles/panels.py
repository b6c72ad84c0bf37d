"""What the start page of the desk tells a person of the stories: what concerns him first, by his role."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from articles.models import Article
from articles.models.desk_lists import DUE_FOR_TRANSLATION, OUTDATED, holds
from korner.publishing import Status

SHOWN = 6
COMING = timedelta(days=7)


def buttons(request):
    """New story, for those who write."""
    if not request.user.has_perm("articles.add_article"):
        return []
    return [{"words": _("New story"), "link": reverse("admin:articles_article_add"), "icon": "edit_square"}]


def panels(request):
    """The panels of stories for this person; "first" are those his role comes for, the others show only when not empty."""
    person = request.user
    if not person.has_perm("articles.view_article"):
        return []
    found = []
    publishes = person.has_perm("articles.publish_article")
    if publishes:
        found.append(waiting_for_editors())
    if person.has_perm("articles.add_article"):
        found += own_drafts(person, first=not publishes)
        if not publishes:
            found.append(handed_in_by(person))
    translates = person.has_perm("articles.translate_article") and not person.has_perm("articles.add_article")
    if translates:
        found.append(outdated(10))
    if translates or publishes:
        found.append(due(20 if translates else 50, first=translates))
    found.append(coming(first=publishes))
    return found


def light(stories):
    """The first few of `stories` with what a panel shows, and one more to know of others."""
    return list(stories.select_related("category", "created_by").defer("body_tr", "body_fr", "body")[: SHOWN + 1])


def waiting_for_editors():
    """Handed in, the one that waits longest first."""
    return panel(
        _("Waiting for you"),
        "inbox",
        light(Article.objects.waiting()),
        "?status=in_review&order=waiting",
        _("Nothing waits to be read. What a journalist hands in appears here."),
        order=10,
        first=True,
        said=waits,
    )


def own_drafts(person, *, first):
    """What was sent back to this person, and what he has begun: one query for both."""
    drafts = Article.objects.by_person(person).filter(status=Status.DRAFT).order_by("-changed_at", "-pk")
    rows = light(drafts.with_last_step())
    back = [story for story in rows if story.last_step == "sent_back"]
    own = [story for story in rows if story.last_step != "sent_back"]
    query = "?mine=yes&status=draft"
    sent_back = panel(
        _("Sent back to you"), "undo", back, "?mine=yes&status=sent_back", "", order=5 if first else 25, said=why
    )
    nothing = _("Nothing begun. “New story” opens an empty page; what you write there is saved by itself.")
    mine = panel(_("My drafts"), "edit_note", own, query, nothing, order=11 if first else 30, first=first)
    mine["more"] = list_link(query) if len(rows) > SHOWN else ""
    return [sent_back, mine] if back else [mine]


def handed_in_by(person):
    """What this person waits for."""
    stories = Article.objects.by_person(person).waiting()
    nothing = _("Nothing is with the editors.")
    query = "?mine=yes&status=in_review"
    return panel(_("With the editors"), "outbox", light(stories), query, nothing, order=15, said=waits)


def outdated(order):
    """Texts whose original was changed since they were translated."""
    stories = Article.objects.filter(holds(OUTDATED)).order_by("-pk")
    nothing = _("No text is outdated.")
    return panel(_("Outdated texts"), "update", light(stories), "?missing=outdated", nothing, order=order, first=True)


def due(order, *, first):
    """Stories that are out or handed in and whose other language is not there, or not any more."""
    stories = Article.objects.filter(holds(DUE_FOR_TRANSLATION)).order_by("-pk")
    nothing = _("All is translated.")
    query = "?missing=translation"
    return panel(_("Translations due"), "translate", light(stories), query, nothing, order=order, first=first)


def coming(*, first):
    """What comes out today and in the next days, the next one first."""
    now = timezone.now()
    stories = Article.objects.filter(status=Status.PUBLISHED, publish_at__gt=now, publish_at__lte=now + COMING)
    found = panel(
        _("Coming out"),
        "schedule",
        light(stories.order_by("publish_at", "pk")),
        "",
        _("Nothing is scheduled for the next seven days. Open a story and press “Schedule”."),
        order=20 if first else 40,
        first=first,
        moment="publish_at",
    )
    return {**found, "more": reverse("desk-scheduled")}


def waits(story):
    """How long a story has been waiting, in words; whole minutes and more."""
    now = timezone.now()
    if now - story.waits_since < timedelta(minutes=1):
        return _("waiting since just now")
    return _("waiting for %(time)s") % {"time": timesince(story.waits_since, now, depth=1)}


def why(story):
    """What the editor wrote when he sent the story back."""
    return " ".join((story.last_note or "").split())[:160]


def list_link(query):
    return reverse("admin:articles_article_changelist") + query


def panel(title, icon, rows, query, empty, *, order, first=False, moment="changed_at", said=None):
    """One panel of the stories in `rows`; `said` gives words of its own for a story."""
    items = [
        {
            "title": story.source_headline,
            "language": story.source_language,
            "note": " · ".join(filter(None, [story.category.desk_name, str(story.created_by or "")])),
            "said": said(story) if said else "",
            "link": reverse("admin:articles_article_change", args=[story.pk]),
            "moment": None if said is waits else getattr(story, moment),
        }
        for story in rows[:SHOWN]
    ]
    return {
        "title": title,
        "icon": icon,
        "items": items,
        "more": list_link(query) if query and len(rows) > SHOWN else "",
        "empty": empty,
        "order": order,
        "first": first,
    }
