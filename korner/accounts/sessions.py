"""Where is a person signed in, and how does he end it?

The row of a session is renewed every few minutes at most: an ordinary page of the desk writes nothing.
"""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from korner.accounts.devices import device
from korner.accounts.models import SignedIn

SEEN_EVERY = timedelta(minutes=5)
MOST_REMEMBERED = 2000

# When this process last wrote that a session was seen. Each process has its own: the worst is one write more.
_seen = {}


def begin(request, person):
    """Write down that `person` is signed in with this request's session."""
    if not request.session.session_key:
        request.session.save()
    now = timezone.now()
    browser, system = device(request.META.get("HTTP_USER_AGENT", ""))
    SignedIn.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={"person": person, "browser": browser, "system": system, "since": now, "last_seen": now},
    )
    _remember(request.session.session_key, now)


def seen(request, key_before):
    """Renew the row of this request's session, when the last time is long ago or its key has changed."""
    key = request.session.session_key
    now = timezone.now()
    if not key:
        return
    if key != key_before and key_before:
        SignedIn.objects.filter(session_key=key_before).exclude(session_key=key).delete()
        if not SignedIn.objects.filter(session_key=key).exists():
            begin(request, request.user)
        return
    last = _seen.get(key)
    if last is not None and now - last < SEEN_EVERY:
        return
    _remember(key, now)
    if not SignedIn.objects.filter(session_key=key).update(last_seen=now):
        begin(request, request.user)


def _remember(key, now):
    if len(_seen) >= MOST_REMEMBERED:
        _seen.clear()
    _seen[key] = now


def of(person):
    """The live sessions of `person`, the one last used first; rows of dead ones go."""
    rows = list(person.signed_in.all()[:100])
    alive = set(
        Session.objects.filter(
            session_key__in=[row.session_key for row in rows], expire_date__gt=timezone.now()
        ).values_list("session_key", flat=True)
    )
    dead = [row.pk for row in rows if row.session_key not in alive]
    if dead:
        SignedIn.objects.filter(pk__in=dead).delete()
    return [row for row in rows if row.session_key in alive]


def end(person, *, number=None, but=None):
    """End sessions of `person`: that of row `number` alone, or all but the one with key `but`. Returns how many."""
    rows = person.signed_in.all()
    if number is not None:
        rows = rows.filter(pk=number)
    if but is not None:
        rows = rows.exclude(session_key=but)
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    SignedIn.objects.filter(session_key__in=keys).delete()
    return len(keys)


def forget_dead():
    """Rows of sessions that ended by themselves go."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return SignedIn.objects.exclude(session_key__in=alive).delete()[0]
