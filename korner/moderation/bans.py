"""Is somebody banned, and how is he kept out for a time? No address is kept, only hashes with an end."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from korner.models import ObjectKey
from korner.moderation import writers
from korner.moderation.models import Ban
from korner.text.folding import fold


def folded(name):
    """`name` as names are compared: without case, accents and space."""
    return "".join(fold(name).split())[:80]


def banned(request, visitor, name="", now=None):
    """The active Ban that holds for who sends `request` (name, browser, address or network), or None. At most 3 queries."""
    active = Ban.objects.active(now)
    months = set(active.exclude(of=Ban.Of.NAME).values_list("key_month", flat=True).distinct())
    wanted = Q(pk=None)
    if name and folded(name):
        wanted |= Q(of=Ban.Of.NAME, value=folded(name))
    if months:
        for key in ObjectKey.objects.filter(kind=writers.KIND, number__in=months):
            marks = writers.marks_under(key, request, visitor)
            for of, value in (("visitor", marks.visitor), ("address", marks.address), ("network", marks.network)):
                wanted |= Q(of=of, value=value, key_month=key.number)
    return active.filter(wanted).order_by("-until").first()


def ban(case, of, *, days, by, reason=""):
    """Ban who sent `case` by `of` (Ban.Of) for `days`; returns the Ban. Raises ValueError where the case does not know that."""
    until = timezone.now() + timedelta(days=days)
    value = case.name if of == Ban.Of.NAME else getattr(case, of)
    if not value:
        raise ValueError(of)
    month = None if of == Ban.Of.NAME else case.key_month
    if month:
        writers.keep_key_until(month, until)
    return Ban.objects.create(of=of, value=value, key_month=month, shown=case.writer, reason=reason, by=by, until=until)


def ban_name(name, *, days, by, reason=""):
    """Ban everybody who calls himself `name` for `days`; returns the Ban. Raises ValueError for a name without a letter."""
    if not folded(name):
        raise ValueError(name)
    until = timezone.now() + timedelta(days=days)
    return Ban.objects.create(of=Ban.Of.NAME, value=folded(name), shown=name, reason=reason, by=by, until=until)


def end(ban):
    """Let a ban end now; whether it still held."""
    now = timezone.now()
    ended = Ban.objects.filter(pk=ban.pk, until__gt=now).update(until=now)
    ban.refresh_from_db(fields=["until"])
    return bool(ended)


def forget(now=None):
    """Delete bans that ended BAN_KEPT_DAYS ago; returns how many."""
    limit = (now or timezone.now()) - timedelta(days=settings.BAN_KEPT_DAYS)
    return Ban.objects.filter(until__lte=limit).delete()[0]
