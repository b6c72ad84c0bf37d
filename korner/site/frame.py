"""What stands around every page: the paper's name, its menus, its social links, as one stored row a language.

The row is written again in the transaction that changes one of its sources. A page reads it in one query, whatever the
number of menu entries; entries with a time are chosen when the page is made.
"""

import json
from datetime import datetime
from functools import lru_cache
from html import escape

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, Q, QuerySet
from django.utils import timezone, translation

from korner.caching.days import next_year
from korner.caching.tags import ends_at
from korner.images.elsewhere import crops
from korner.images.show import share_picture
from korner.languages import page_language
from korner.statements import Asked, Statement


def build(language):
    """Return the frame of pages in `language` as plain data (JSON)."""
    from korner.site import service_lines
    from korner.site.models import MenuItem, Place, SiteSettings

    with translation.override(language):
        paper = SiteSettings.current()
        menus = {place: [] for place in Place.values}
        for item in MenuItem.objects.prefetch_related("target"):
            shown = item.shown_in(language)
            if shown:
                shown["from"] = item.starts.isoformat() if item.starts else None
                shown["until"] = item.ends.isoformat() if item.ends else None
                shown["outside"] = bool(item.outside)
                menus[item.menu].append(shown)
        fields = ("name", "tagline", "description", "publisher", "responsible_editor", "address", "hours", "about")
        return {
            **{field: getattr(paper, f"{field}_{language}") or "" for field in fields},
            "company_number": paper.company_number,
            "email": paper.email,
            "phone": paper.phone,
            "founded": paper.founded,
            "social": [{"name": n, "label": label, "url": url} for n, label, url in paper.social_links()],
            "share": share_picture(paper.share_picture),
            "crops": crops(paper.share_picture),
            "logo": share_picture(paper.logo, 320, "16x9"),
            "menus": menus,
            "services": service_lines.shown(paper.services_off),
            "comments": {
                "mode": paper.comments,
                "days": paper.comments_days,
                "facebook": paper.facebook_comments,
            },
        }


@Statement
def stored():
    """The frame of one language, as the text it is stored as."""
    from korner.site.models import Frame

    return QuerySet(Frame).filter(pk=Asked("language", CharField())).values_list("data", flat=True)


@lru_cache(maxsize=16)
def parsed(text):
    """(the frame written in `text`, whether one of its menu entries has a time). Nobody changes what this returns.

    `kept` holds what was made of it for pages (korner.templatetags.paper), `paths` says where its menus lead.
    """
    data = json.loads(text)
    entries = [entry for menu in data["menus"].values() for entry in menu]
    for entry in entries:
        entry["escaped"] = escape(entry["url"]), escape(entry["label"])
    data["kept"], data["paths"] = {}, {entry["url"] for entry in entries}
    return data, any(entry["from"] or entry["until"] for entry in entries)


def current(language=None):
    """Return the frame for pages in `language` (default: that of the page being made), one query."""
    language = language or page_language()
    found = stored.ask(language=language)
    data, timed = parsed(found[0] if found else json.dumps(build(language)))
    now = timezone.now()
    ends_at(next_year(now))  # the footer says which year it is
    if not timed:
        return data
    ends_at(next_change(data["menus"].values(), now))
    return {
        **data,
        "kept": None,
        "menus": {place: [e for e in entries if is_current(e, now)] for place, entries in data["menus"].items()},
    }


def of(request):
    """Return the frame of the page that answers `request`, read once however many ask for it."""
    kept = request.__dict__.setdefault("_frames", {})
    language = getattr(request, "page_language", settings.LANGUAGE_CODE)
    if language not in kept:
        kept[language] = current(language)
    return kept[language]


def next_change(menus, now):
    """The next moment at which an entry of `menus` comes or goes, or None."""
    times = [entry[bound] for entries in menus for entry in entries for bound in ("from", "until") if entry[bound]]
    return min((moment for moment in map(datetime.fromisoformat, times) if moment > now), default=None)


def is_current(entry, now):
    """Whether a stored menu entry's time has come and is not over."""
    starts, ends = entry["from"], entry["until"]
    return (not starts or datetime.fromisoformat(starts) <= now) and (not ends or datetime.fromisoformat(ends) > now)


def rebuild():
    """Write the frames anew."""
    from korner.site.models import Frame

    with transaction.atomic():
        for language in settings.PUBLIC_LANGUAGES:
            data = build(language)
            # A frame that says the same is left alone: a new one makes every page old.
            if Frame.objects.filter(pk=language).values_list("data", flat=True).first() != data:
                Frame.objects.update_or_create(pk=language, defaults={"data": data})


def source_changed(sender, instance, raw=False, **kwargs):
    """Write the frames anew when the settings, a menu entry or something a menu points at was saved or deleted."""
    if raw:
        return
    if shown_in_frame(sender, instance):
        rebuild()


def shown_in_frame(kind, thing):
    """Whether `thing` (a `kind`) has a part in the frame."""
    from korner.named import Addressed
    from korner.site.models import MenuItem, SiteSettings, StandingPage

    if issubclass(kind, SiteSettings | MenuItem):
        return True
    if issubclass(kind, StandingPage) and thing.role:
        return True  # menus name it by its role
    if issubclass(kind, Addressed):
        return in_a_menu(thing)
    if kind._meta.label_lower == "images.asset":
        return is_pictured(thing)
    return False


def is_pictured(asset):
    """Whether `asset` is the paper's logo or share picture, or was until it was deleted a moment ago."""
    from korner.site.models import Frame, SiteSettings

    if SiteSettings.objects.filter(Q(share_picture=asset.pk) | Q(logo=asset.pk)).exists():
        return True
    return any(
        asset.token in f"{data['share']} {data['logo']}" for data in Frame.objects.values_list("data", flat=True)
    )


def in_a_menu(thing):
    """Whether a menu entry points at `thing`."""
    from django.contrib.contenttypes.models import ContentType

    from korner.site.models import MenuItem

    kind = ContentType.objects.get_for_model(type(thing))
    return MenuItem.objects.filter(target_type=kind, target_id=thing.pk).exists()


def renew_after_migrate(plan=(), **kwargs):
    """A new release may name or address things differently: the frames are written anew."""
    if not any(backwards for _migration, backwards in plan):
        rebuild()
