"""May this person save this thing now, or does somebody else keep it?"""

from datetime import timedelta

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from korner.desk.autosave_place import admin_of, clock, key_of, label_of
from korner.desk.models import Lock

TAKEN_FOR = timedelta(minutes=15)  # a thing taken over is free again when its person has left it for so long
RELEASE = "desk.release_lock"
MOST_SHOWN = 200


class Locked(ValidationError, PermissionDenied):
    """Somebody else keeps the thing. Its words say who, since when and why; uncaught it is answered with 403."""


def holding(now=None):
    """The locks that hold, as a QuerySet."""
    return Lock.objects.filter(Q(until__isnull=True) | Q(until__gt=now or timezone.now()))


def lock_of(thing):
    """The lock that holds on `thing` with its person, or None."""
    found = holding().filter(label=label_of(thing), thing=key_of(thing))
    return found.select_related("person").first() if thing.pk is not None else None


def refuse(thing, person):
    """Let `person` change `thing` unless somebody else keeps it. Raises Locked with words; `person` None is the house.

    Every way of changing a thing asks here: form, list, bulk action, step, restoring.
    """
    lock = lock_of(thing) if person is not None else None
    if lock and lock.person_id != person.pk:
        raise Locked(words_of(lock), code="locked")


def refuse_any(things, person):
    """The same for many things of one model (a QuerySet or list). Raises Locked that names each locked one."""
    if person is None:
        return
    model = things.model if hasattr(things, "model") else type(things[0]) if things else None
    if model is None:
        return
    held = {lock.thing: lock for lock in locks_of_others(model, person)}
    if not held:
        return
    wanted = things.filter(pk__in=list(held)) if hasattr(things, "filter") else things
    refused = [f"{thing}: {words_of(held[key_of(thing)])}" for thing in wanted if key_of(thing) in held]
    if refused:
        raise Locked(refused, code="locked")


def locks_of_others(model, person):
    """The locks on things of `model` that hold against `person`, as a QuerySet with their people."""
    return holding().filter(label=model._meta.label_lower).exclude(person=person).select_related("person")


def words_of(lock):
    """Who keeps it, since when and why, in one or two sentences."""
    said = {"person": lock.person, "time": clock(lock.since), "reason": lock.reason}
    if lock.is_taken_over:
        return _("%(person)s has taken this over at %(time)s. Nobody else can save it now.") % said
    if lock.reason:
        return _("Locked by %(person)s since %(time)s: %(reason)s. Nobody else can save it now.") % said
    return _("Locked by %(person)s since %(time)s. Nobody else can save it now.") % said


def may_release(lock, request):
    """Whether the person of `request` may end `lock`: its own person, and whoever may release every lock."""
    return lock.person_id == request.user.pk or request.user.has_perm(RELEASE)


def may_take_over(lock, request, model_admin):
    """Whether the person of `request` may take the thing over from whoever has it now (`lock` may be None)."""
    if not model_admin.may_lock(request):
        return False
    return lock is None or lock.is_taken_over or lock.person_id == request.user.pk or request.user.has_perm(RELEASE)


def put(thing, person, *, reason="", until=None):
    """Lock `thing` for `person`, in place of any lock there is. One short write."""
    now = timezone.now()
    row = Lock(label=label_of(thing), thing=key_of(thing), person=person, reason=reason, since=now, until=until)
    Lock.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["label", "thing"],
        update_fields=["person", "reason", "since", "until"],
    )


def take_over(thing, person):
    """Let `person` alone save `thing` from now on, as long as he has it open."""
    put(thing, person, until=timezone.now() + TAKEN_FOR)


def prolong(lock, now):
    """Keep what was taken over for its person, who is still there. Written only when it is worth a write."""
    if lock.is_taken_over and lock.until - now < TAKEN_FOR - timedelta(minutes=1):
        Lock.objects.filter(pk=lock.pk, person=lock.person_id).update(until=now + TAKEN_FOR)


def release(lock):
    """End a lock."""
    Lock.objects.filter(pk=lock.pk).delete()


def drop_ended(now=None):
    """Delete the locks that ended by themselves."""
    Lock.objects.filter(until__lte=now or timezone.now()).delete()


def current_locks(request):
    """The locks that hold on things this person may see, the newest first: for the list of locks and the start page.

    A list of dicts {"lock", "thing", "title", "language", "link", "words", "may_release"}; one query for the locks and one
    for each model that has any.
    """
    found = list(holding().select_related("person").order_by("-since")[:MOST_SHOWN])
    things = {}
    for label in {lock.label for lock in found}:
        model_admin = admin_of(label)
        if model_admin and model_admin.has_view_permission(request):
            keys = [lock.thing for lock in found if lock.label == label]
            for thing in model_admin.get_queryset(request).filter(pk__in=keys):
                things[label, key_of(thing)] = thing
    rows = []
    for lock in found:
        thing = things.get((lock.label, lock.thing))
        if thing is None:
            continue
        rows.append(
            {
                "lock": lock,
                "thing": thing,
                "title": str(thing),
                "language": getattr(thing, "source_language", ""),
                "link": link_to(thing),
                "words": words_of(lock),
                "may_release": may_release(lock, request),
            }
        )
    return rows


def link_to(thing):
    """The address of the form of a thing."""
    from korner.desk.autosave_place import Place

    return Place(admin_of(label_of(thing)), thing).form_path


def sees_any(request):
    """Whether this person may see any of the models whose things can be locked."""
    admins = admin.site._registry.values()
    return any(getattr(each, "keeps_drafts", False) and each.has_view_permission(request) for each in admins)
