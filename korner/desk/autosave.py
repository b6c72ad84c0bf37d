"""What was typed and not saved yet: kept, offered back, forgotten.

Keeping a draft is one short write. It makes no version, touches no page and tells nobody.
"""

import json
from datetime import timedelta

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.utils import quote
from django.db.models import BigIntegerField, Case, Exists, OuterRef, Value, When
from django.db.models.functions import Cast, NullIf
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from korner.desk import presence
from korner.desk.autosave_place import admin_of, clock
from korner.desk.models import Draft
from korner.text.cleaning import clean_line
from korner.text.numbers import whole_number

KEPT_FOR = timedelta(days=30)
MOST_OFFERED = 5
OURS = {"csrfmiddlewaretoken", "draft_slot"}


def most_bytes():
    """How large a draft may be: a little less than a form may be, so that what is kept can be saved as well."""
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE - 64 * 1024


class NoDraft(ValueError):
    """What was sent is not the content of a form."""


def pairs_of(sent):
    """The [name, value] pairs of a decoded JSON value. Raises NoDraft when it is something else."""
    if not isinstance(sent, list) or len(sent) > settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:
        raise NoDraft
    for pair in sent:
        if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)):
            raise NoDraft
    return [pair for pair in sent if pair[0] not in OURS and not pair[0].startswith("_")]


def pairs_in(data):
    """The pairs of a posted form (QueryDict)."""
    return pairs_of([[name, value] for name, values in data.lists() for value in values])


def keep(place, person, slot, pairs, now=None):
    """Keep `pairs` as what `person` has typed in the page `slot`. One atomic write. Returns the moment."""
    now = now or timezone.now()
    values = dict(pairs)
    version = whole_number(values.get("seen_version", ""))
    titles = (clean_line(values.get(name, ""))[:200] for name in place.model_admin.draft_titles)
    row = Draft(
        person=person,
        slot=slot,
        label=place.label,
        thing=place.key,
        title=next(filter(None, titles), ""),
        version=version if version is not None and version < 2**31 else None,
        # Half a character, which only a made-up call sends, is one the database refuses.
        content=json.dumps(pairs, ensure_ascii=False).encode("utf-8", "replace").decode(),
        kept_at=now,
    )
    Draft.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["person", "slot"],
        update_fields=["label", "thing", "title", "version", "content", "kept_at"],
    )
    return now


def forget(person, slot):
    """Delete one draft of `person`: it was saved, or he threw it away."""
    Draft.objects.filter(person=person, slot=slot).delete()


def find(place, person, slot):
    """The draft of `person` in this place with this token, or None."""
    return Draft.objects.filter(person=person, slot=slot, label=place.label, thing=place.key).first()


def typed(draft):
    """What a draft holds, as the form it was typed in would be posted (a mutable QueryDict)."""
    data = QueryDict(mutable=True)
    for name, value in json.loads(draft.content):
        data.appendlist(name, value)
    return data


def left_behind(place, person, but=""):
    """The drafts of `person` in this place whose page is no longer open, newest first; at most five.

    `but` is the token of the page that asks.
    """
    drafts = Draft.objects.filter(person=person, label=place.label, thing=place.key).exclude(slot=but)
    drafts = list(drafts.order_by("-kept_at")[:MOST_OFFERED])
    if not drafts:
        return []
    alive = presence.open_slots(person)
    return [draft for draft in drafts if draft.slot not in alive]


def unsaved_texts(person, limit=10):
    """What `person` has left behind anywhere, for the start page: dicts {"title", "moment", "link", "draft", "gone"}, newest
    first. What he can open no more (`gone`: it was deleted, or his role changed) leads to a page that shows the text alone.

    One query; titles are those the drafts were kept under.
    """
    drafts = with_things(Draft.objects.filter(person=person)).exclude(slot__in=presence.open_pages(person))
    found = []
    for draft in drafts.defer("content").order_by("-kept_at")[:limit]:
        if admin_of(draft.label) is None:
            continue  # its app is not installed any more
        gone = is_gone(draft) or not may_open(person, draft)
        link = reverse("desk-left", args=[draft.slot]) if gone else form_of(draft)
        found.append({"title": draft.title, "moment": draft.kept_at, "link": link, "draft": draft, "gone": gone})
    return found


def with_things(drafts):
    """The `drafts` (a QuerySet) with `is_there`: whether the thing that a draft is of has not been deleted."""
    key = Cast(NullIf(OuterRef("thing"), Value("")), BigIntegerField())
    kinds = [
        When(label=model._meta.label_lower, then=Exists(model._base_manager.filter(pk=key)))
        for model, model_admin in admin.site._registry.items()
        if getattr(model_admin, "keeps_drafts", False)
    ]
    return drafts.annotate(is_there=Case(*kinds, default=Value(False)))


def is_gone(draft):
    """Whether a draft (of `with_things`) is of something that was deleted meanwhile."""
    return bool(draft.thing) and not draft.is_there


def may_open(person, draft):
    """Whether the role of `person` opens the form a draft was typed in."""
    app, model = draft.label.split(".")
    return person.has_perm(f"{app}.{'view' if draft.thing else 'add'}_{model}")


def form_of(draft):
    """The address of the form a draft was typed in."""
    name = f"admin:{draft.label.replace('.', '_')}"
    return reverse(f"{name}_change", args=[quote(draft.thing)]) if draft.thing else reverse(f"{name}_add")


def kept_words(moment):
    """What the status line says of a draft kept at `moment`."""
    return _("Kept as a draft at %s.") % clock(moment)


def forget_old(now=None):
    """Delete the drafts that nobody came back for."""
    Draft.objects.filter(kept_at__lt=(now or timezone.now()) - KEPT_FOR).delete()
