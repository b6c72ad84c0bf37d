"""Notes beside a thing of the desk: who may read and write them, whom they mention, and that they are settled.

They belong to the newsroom: no public page, feed or archive reads this table.
"""

import re

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Prefetch, Q
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from korner.accounts.models import User
from korner.desk import notices
from korner.desk.models.note import LONGEST, Mention, Note
from korner.text.cleaning import clean_text
from korner.text.folding import fold

MENTION = re.compile(r"(?<![\w@.])@([\w.+-]*\w)")
MOST_MENTIONED = 20  # people told of one note
MOST_NUMBER = 10**18  # the databases' whole numbers end soon after it
OFFERED = 8  # names while one types
MOST_SHOWN = 200  # notes of one thing


def admin_of(model):
    """The ModelAdmin of a model whose things bear notes. Raises Http404 where there is none."""
    known = admin.site._registry.get(model)
    if not has_notes(known):
        raise Http404
    return known


def has_notes(known):
    """Whether the things of a ModelAdmin bear notes."""
    return getattr(known, "keep_history", False) and getattr(known, "bears_notes", False)


def thing_for(request, label, pk):
    """(thing, its ModelAdmin) if `request.user` may see it. Raises Http404 or PermissionDenied."""
    try:
        known = admin_of(apps.get_model(label))
    except (LookupError, ValueError):
        raise Http404 from None
    if not known.has_view_permission(request):
        raise PermissionDenied
    thing = known.get_object(request, str(pk)) if pk < MOST_NUMBER else None
    if thing is None:
        raise Http404
    if not known.has_view_permission(request, thing):
        raise PermissionDenied
    return thing, known


def writes_any(request):
    """Whether this person may see anything that bears notes."""
    bearers = filter(has_notes, admin.site._registry.values())
    return any(known.has_view_permission(request) for known in bearers)


def link_to(thing):
    """Where a thing with notes is opened, at its notes."""
    return address(thing._meta.app_label, thing._meta.model_name, thing.pk)


def link_of(note):
    """Where the thing of a note is opened, without asking for the thing."""
    return address(note.content_type.app_label, note.content_type.model, note.object_id)


def address(app, model, pk):
    return reverse(f"admin:{app}_{model}_change", args=[pk]) + "#desk-notes"


def thread(thing):
    """The notes on a thing with the people in them, the oldest first; two queries."""
    people = Prefetch("mentions", Mention.objects.select_related("person"))
    notes = Note.objects.about(thing).select_related("author", "settled_by").prefetch_related(people)
    return list(notes.reverse()[:MOST_SHOWN])[::-1]


def mentioned_in(text):
    """The staff named with @username in a text, at most MOST_MENTIONED of them."""
    names = list(dict.fromkeys(name.lower() for name in MENTION.findall(text)))[:MOST_MENTIONED]
    if not names:
        return []
    # The column is not folded: both ways of writing that people use.
    wanted = Q()
    for name in names:
        wanted |= Q(username__iexact=name)
    return list(User.objects.filter(wanted, is_active=True, is_staff=True))


@transaction.atomic
def write(thing, text, *, by):
    """Write a note on `thing` and tell whom it mentions; returns the Note.

    Who may not see the thing is not told of it. Raises ValidationError when there are no words, or too many.
    """
    text = clean_text(text or "").strip()
    if not text:
        raise ValidationError(_("Write something first."), code="empty")
    if len(text) > LONGEST:
        raise ValidationError(_("A note has at most %d characters.") % LONGEST, code="long")
    note = Note.objects.create(
        thing=thing,
        title=str(thing)[:250],
        language=getattr(thing, "source_language", ""),
        author=by,
        author_name=str(by),
        text=text,
        made_at=timezone.now(),
    )
    meta = thing._meta
    right = f"{meta.app_label}.view_{meta.model_name}"
    people = [person for person in mentioned_in(text) if person != by and person.has_perm(right)]
    Mention.objects.bulk_create([Mention(note=note, person=person) for person in people])
    tell(people, by=by, thing=thing, text=text)
    return note


def tell(people, *, by, thing, text):
    """Tell people in the desk, and by e-mail where they want it, that they were mentioned."""
    told = {"title": str(thing), "link": link_to(thing), "language": getattr(thing, "source_language", "")}
    notices.tell(people, by=by, verb="mentioned", thing=thing, note=text, **told)


def settle(note, *, by):
    """Say that a note needs nobody any more; once more, and it is open again."""
    settled = note.settled_at is None
    note.settled_at, note.settled_by = (timezone.now(), by) if settled else (None, None)
    note.save(update_fields=["settled_at", "settled_by"])


def mark_seen(notes, person):
    """Note that `person` has now seen where he was mentioned; one short write, when there is something to write."""
    mentions = [mention for note in notes for mention in note.mentions.all()]
    unseen = [mention.pk for mention in mentions if mention.person_id == person.pk and mention.seen_at is None]
    if unseen:
        Mention.objects.filter(pk__in=unseen).update(seen_at=timezone.now())


def unseen_mentions(person, limit):
    """The newest mentions that a person has not seen, with their notes; one query."""
    mentions = Mention.objects.filter(person=person, seen_at__isnull=True).order_by("-pk")
    return list(mentions.select_related("note__author", "note__content_type")[:limit])


def people_like(words, limit=OFFERED):
    """Staff whose user name or name begins like `words`, however its letters are written."""
    sought = fold(words.replace("\x00", "")).strip()
    people = User.objects.filter(is_active=True, is_staff=True).order_by("username")[:500]
    found = []
    for person in people:
        names = [fold(name) for name in (person.username, person.first_name, person.last_name, str(person))]
        if any(name.startswith(sought) for name in names):
            found.append(person)
        if len(found) == limit:
            break
    return found


def forget(sender, instance, **kwargs):
    """The notes of a thing go with it."""
    if sender in admin.site._registry and isinstance(instance.pk, int):
        Note.objects.about(instance).delete()
