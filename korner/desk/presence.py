"""Who else has this open, since when, and has somebody saved or taken it over meanwhile?"""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from korner.desk import locks
from korner.desk.autosave_place import clock
from korner.desk.models import Presence

HERE_FOR = timedelta(seconds=20)  # a page that has said nothing for so long is no longer open
BEAT = 10  # seconds between two words of a page
FORGOTTEN_AFTER = timedelta(days=1)


def arrive(place, person, slot, now=None):
    """Note that a page of `person` has the place open. One atomic write, whatever there was."""
    now = now or timezone.now()
    row = Presence(person=person, slot=slot, label=place.label, thing=place.key, since=now, seen_at=now)
    Presence.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["person", "slot"],
        update_fields=["label", "thing", "seen_at"],
    )


def leave(person, slot):
    """Note that a page was closed."""
    Presence.objects.filter(person=person, slot=slot).delete()


def others_at(place, person, slot, now=None):
    """Who has the place open besides this page: [(person, since, is it another tab of my own)], the first come first.

    What is being begun is nobody else's: only own tabs are told.
    """
    now = now or timezone.now()
    rows = Presence.objects.filter(label=place.label, thing=place.key, seen_at__gt=now - HERE_FOR)
    if not place.key:
        rows = rows.filter(person=person)
    found = {}
    for row in rows.exclude(person=person, slot=slot).select_related("person").order_by("since"):
        found.setdefault(row.person_id, (row.person, row.since, row.person_id == person.pk))
    return list(found.values())


def open_pages(person, now=None):
    """The slots of the pages of `person` that are open now (a QuerySet of values)."""
    now = now or timezone.now()
    return Presence.objects.filter(person=person, seen_at__gt=now - HERE_FOR).values_list("slot", flat=True)


def open_slots(person, now=None):
    """The pages of `person` that are open now, as a set of slots."""
    return set(open_pages(person, now))


def told(place, request, slot, seen_version=None):
    """What a page is told at each beat, in words of the desk's language: a dict for its script.

    "people": [{"name", "since", "mine"}], "lock": {"words", "mine", "taken", "release", "reason"} or None, "take_over": may
    this person, "newer": words when somebody has saved since the page was opened, else "".
    """
    now = timezone.now()
    people = others_at(place, request.user, slot, now)
    lock = locks.lock_of(place.thing) if place.thing else None
    if lock and lock.person_id == request.user.pk:
        locks.prolong(lock, now)
    return {
        "people": [
            {
                "name": _("You, in another tab") if mine else str(person),
                "since": _("since %s") % clock(since),
                "mine": mine,
            }
            for person, since, mine in people
        ],
        "lock": told_lock(lock, request),
        "may_lock": bool(place.thing and lock is None and place.model_admin.may_lock(request)),
        "take_over": bool(
            place.thing
            and not (lock and lock.person_id == request.user.pk)
            and (lock or any(not mine for _person, _since, mine in people))
            and locks.may_take_over(lock, request, place.model_admin)
        ),
        "newer": told_newer(place, request.user, seen_version),
    }


def told_lock(lock, request):
    """What a page is told of a lock."""
    if lock is None:
        return None
    mine = lock.person_id == request.user.pk
    if mine and lock.is_taken_over:
        words = _("You have taken this over: only you can save it now.")
    elif mine:
        words = _("You have locked this: only you can save it now.")
    elif lock.is_taken_over:
        words = _("%s has taken over. Your text is kept, nothing is lost; you cannot save for now.") % lock.person
    else:
        words = locks.words_of(lock)
    return {"words": words, "mine": mine, "taken": lock.is_taken_over, "release": locks.may_release(lock, request)}


def told_newer(place, person, seen_version):
    """Words when the thing was saved after this page was opened, else ""."""
    version = getattr(place.thing, "version", None)
    if version is None or seen_version is None or version <= seen_version:
        return ""
    from korner.desk.conflict import who_saved

    saver, at = who_saved(place.thing)
    if saver is None:
        return _("There is a newer version than the one you see. When you save, both texts are shown.")
    if saver == person:
        return _("You saved a newer version yourself at %s, in another tab.") % clock(at)
    said = {"person": saver, "time": clock(at)}
    return _("%(person)s saved a newer version at %(time)s. When you save, both texts are shown.") % said


def forget_old(now=None):
    """Delete what pages that are long closed have left behind."""
    Presence.objects.filter(seen_at__lt=(now or timezone.now()) - FORGOTTEN_AFTER).delete()
