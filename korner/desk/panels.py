"""What the start page tells a person of the desk itself: where he is mentioned, what he has not saved, what is
news for him, what is locked."""

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext as _

from korner.desk import autosave, notes
from korner.desk.locks import current_locks
from korner.desk.notices import unread_rows, words

SHOWN = 6


def panels(request):
    """Mentions, texts not saved, notices not read, locks: those that are there."""
    return [mentions(request), unsaved(request), *news(request), *locks(request)]


def mentions(request):
    """Notes in which a colleague asks this person something, on things he may see."""
    found = notes.unseen_mentions(request.user, SHOWN)
    items = []
    for note in (mention.note for mention in found):
        known = admin.site._registry.get(note.content_type.model_class())
        if known is None or not known.has_view_permission(request):
            continue
        items.append(
            {
                "title": note.title,
                "language": note.language,
                "note": str(note.author or note.author_name),
                "said": " ".join(note.text.split())[:160],
                "link": notes.link_of(note),
                "moment": note.made_at,
            }
        )
    return {
        "title": _("You were mentioned"),
        "icon": "alternate_email",
        "items": items,
        "more": "",
        "empty": "",
        "order": 2,
        "first": False,
    }


def unsaved(request):
    """Texts this person typed and left without saving; what can be opened no more says so."""
    items = [
        {
            "title": text["title"] or _("Without a title"),
            "language": "",
            "note": "",
            "said": _("It can be opened no more; your text can still be read.") if text["gone"] else "",
            "link": text["link"],
            "moment": text["moment"],
        }
        for text in autosave.unsaved_texts(request.user, SHOWN)
    ]
    return {
        "title": _("Not saved yet"),
        "icon": "edit_off",
        "items": items,
        "more": "",
        "empty": "",
        "order": 8,
        "first": False,
    }


def news(request):
    """Notices not read yet; mentions have a panel of their own."""
    rows = [notice for notice in unread_rows(request) if notice.verb != "mentioned"]
    items = [
        {
            "title": notice.title,
            "language": notice.language,
            "note": words(notice),
            "said": notice.note[:160],
            "link": notice.link,
            "moment": notice.made_at,
        }
        for notice in rows[:SHOWN]
    ]
    more = reverse("desk-notices") if items else ""
    return [
        {
            "title": _("News for you"),
            "icon": "notifications",
            "items": items,
            "more": more,
            "empty": "",
            "order": 35,
            "first": False,
        }
    ]


def locks(request):
    """What colleagues keep for themselves."""
    rows = current_locks(request)
    items = [
        {
            "title": row["title"],
            "language": row["language"],
            "note": row["words"],
            "said": "",
            "link": row["link"],
            "moment": None,
        }
        for row in rows[:SHOWN]
    ]
    more = reverse("desk-locks") if len(rows) > SHOWN else ""
    return [
        {"title": _("Locked"), "icon": "lock", "items": items, "more": more, "empty": "", "order": 55, "first": False}
    ]
