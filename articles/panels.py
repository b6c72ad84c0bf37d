"""What the start page of the desk tells a person of the stories: what concerns him first, by his role."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from articles import replies
from articles.assigning import given_to
from articles.models import Article
from articles.models.desk_lists import DUE_FOR_TRANSLATION, OUTDATED, holds
from korner.moments import said
from korner.publishing import Status

SHOWN = 6
COMING = timedelta(days=7)


@dataclass
class Panel:
    """One panel: its selection of stories, the list that shows all of them, and what it says of each story.

    `first`: what a role comes for; it stands there even when it is empty, and says what to do.
    """

    title: str
    icon: str
    stories: object
    more: str
    empty: str
    order: int
    first: bool = False
    said: object = None


def buttons(request):
    """New story, for those who write."""
    if not request.user.has_perm("articles.add_article"):
        return []
    return [{"words": _("New story"), "link": reverse("admin:articles_article_add"), "icon": "edit_square"}]


def panels(request):
    """The panels of stories for this person, as `korner.desk.start` wants them; two queries for all of them."""
    if not request.user.has_perm("articles.view_article"):
        return []
    wanted = wanted_by(request.user)
    found = []
    for panel, rows in zip(wanted, picked(wanted), strict=True):
        found += by_return(panel, rows) if panel.icon == "edit_note" else [shown(panel, rows, more=len(rows) > SHOWN)]
    found += replies.waiting_panel(request.user)
    return found


def wanted_by(person):
    """The panels that concern `person`."""
    publishes = person.has_perm("articles.publish_article")
    writes = person.has_perm("articles.add_article")
    translates = person.has_perm("articles.translate_article") and not writes
    found = []
    if publishes:
        found.append(waiting_for_editors())
    if writes:
        found.append(own_drafts(person, first=not publishes))
    if writes and not publishes:
        found.append(with_the_editors(person))
    if translates:
        found.append(outdated())
    if translates or publishes:
        found.append(due(20 if translates else 50, first=translates))
    found.append(coming(first=publishes))
    return found


def waiting_for_editors():
    """Handed in, the one that waits longest first."""
    return Panel(
        _("Waiting for you"),
        "inbox",
        Article.objects.waiting(),
        list_link("?status=in_review&order=waiting"),
        _("Nothing waits to be read. What a journalist hands in appears here."),
        order=10,
        first=True,
        said=waits,
    )


def own_drafts(person, *, first):
    """What this person has begun or was given, and what was sent back to him."""
    return Panel(
        _("My drafts"),
        "edit_note",
        Article.objects.by_person(person, status=Status.DRAFT).order_by("-changed_at", "-pk"),
        list_link("?mine=yes&status=draft"),
        _("Nothing begun. “New story” opens an empty page."),
        order=11 if first else 30,
        first=first,
    )


def with_the_editors(person):
    """What this person waits for."""
    return Panel(
        _("With the editors"),
        "outbox",
        Article.objects.by_person(person, status__in=[Status.IN_REVIEW, Status.APPROVED]).waiting(),
        list_link("?mine=yes&status=in_review"),
        _("Nothing of yours is with the editors."),
        order=15,
        said=waits,
    )


def outdated():
    """Texts whose original was changed since they were translated."""
    return Panel(
        _("Outdated texts"),
        "update",
        Article.objects.filter(holds(OUTDATED)).order_by("-pk"),
        list_link("?missing=outdated"),
        _("No text is outdated. When an original changes, its translation appears here."),
        order=10,
        first=True,
    )


def due(order, *, first):
    """Stories that are out or handed in and whose other language is not there, or not any more."""
    return Panel(
        _("Translations due"),
        "translate",
        Article.objects.filter(holds(DUE_FOR_TRANSLATION)).order_by("-pk"),
        list_link("?missing=translation"),
        _("All is translated."),
        order=order,
        first=first,
    )


def coming(*, first):
    """What comes out today and in the next days, the next one first."""
    now = timezone.now()
    stories = Article.objects.filter(status=Status.PUBLISHED, publish_at__gt=now, publish_at__lte=now + COMING)
    return Panel(
        _("Coming out"),
        "schedule",
        stories.order_by("publish_at", "pk"),
        reverse("desk-scheduled"),
        _("Nothing is scheduled for the next seven days. Open a story and press “Schedule”."),
        order=20 if first else 40,
        first=first,
        said=comes_out,
    )


def picked(wanted):
    """The first few stories of each Panel (and one more, to know of others), in two queries for all of them."""
    parts, params = [], []
    for place, panel in enumerate(wanted):
        sql, own = panel.stories.values_list("pk")[: SHOWN + 1].query.sql_with_params()
        parts.append(f"SELECT {place} AS part, few.* FROM ({sql}) AS few")  # noqa: S608  (Django's own SQL)
        params += own
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        ids = [(row[0], row[1]) for row in cursor.fetchall()]
    stories = Article.objects.filter(pk__in={pk for _part, pk in ids}).with_last_step().with_wait()
    known = (
        stories.select_related("category", "created_by", "assigned_to").defer("body_tr", "body_fr", "body").in_bulk()
    )
    found = [[] for _panel in wanted]
    for part, pk in ids:
        if pk in known:
            found[part].append(known[pk])
    return found


def by_return(panel, rows):
    """Drafts parted: those an editor sent back before those only begun."""
    back = [story for story in rows if story.last_step == "sent_back"]
    own = [story for story in rows if story.last_step != "sent_back"]
    found = [shown(panel, own, more=len(rows) > SHOWN)]
    if back:
        sent = Panel(
            _("Sent back to you"),
            "undo",
            None,
            list_link("?mine=yes&status=sent_back"),
            "",
            order=5 if panel.first else 25,
            said=why,
        )
        found.append(shown(sent, back, more=len(rows) > SHOWN))
    return found


def waits(story):
    """How long a story has been waiting, in words."""
    now, since = timezone.now(), story.waits_since
    since = since if isinstance(since, datetime) else story.changed_at
    if now - since < timedelta(minutes=1):
        return _("handed in just now")
    return _("waiting for %(time)s") % {"time": timesince(since, now, depth=1)}


def comes_out(story):
    """When a story comes out, in words with the zone."""
    return said(story.publish_at)


def why(story):
    """What the editor wrote when he sent the story back."""
    return " ".join((story.last_note or "").split())[:160]


def list_link(query):
    return reverse("admin:articles_article_changelist") + query


def shown(panel, rows, *, more):
    """A Panel with its stories as the start page shows it."""
    items = [
        {
            "title": story.source_headline,
            "language": story.source_language,
            "note": " · ".join(filter(None, [story.category.desk_name, str(story.created_by or ""), given_to(story)])),
            "said": panel.said(story) if panel.said else "",
            "link": reverse("admin:articles_article_change", args=[story.pk]),
            "moment": None if panel.said in (waits, comes_out) else story.changed_at,
        }
        for story in rows[:SHOWN]
    ]
    always = panel.icon == "schedule" and bool(items)  # its page shows embargoes and ends as well
    return {
        "title": panel.title,
        "icon": panel.icon,
        "items": items,
        "more": panel.more if more or always else "",
        "empty": panel.empty,
        "order": panel.order,
        "first": panel.first,
    }
