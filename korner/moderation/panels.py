"""What the start page of the desk tells a moderator: how much waits, since when, and how long things usually do."""

from django.urls import reverse
from django.utils.translation import gettext as _

from korner.moderation import waiting


def panels(request):
    """One panel for whoever opens the queue; it comes first for people who write no stories."""
    person = request.user
    if not person.has_perm("moderation.open_queue"):
        return []
    now = waiting.standing(person)
    items = []
    if now.waiting:
        said = waiting.waited_in_words(waiting.waiting_times(person))
        items.append(item(now.sentence, now.since, said, reverse("desk-moderation")))
    if now.held:
        items.append(item(_("%s set aside") % now.numbers["held"], "", "", reverse("desk-moderation") + "?list=held"))
    moderates = person.has_perm("moderation.view_ban")
    return [
        {
            "title": _("From readers"),
            "icon": "forum",
            "items": items,
            "more": reverse("desk-moderation") if items else "",
            "empty": _("Nothing that readers sent waits for you."),
            "order": 5 if moderates and not person.has_perm("articles.view_article") else 30,
            "first": moderates,
        }
    ]


def item(title, note, said, link):
    """One line of the panel."""
    return {"title": title, "language": "", "note": note, "said": said, "link": link, "moment": None}
