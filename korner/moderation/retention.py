"""What the queue forgets, and when: refused things and spam, marks of writers, ended bans, cases of nothing."""

import logging
from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef, ProtectedError
from django.utils import timezone

from korner.models import ObjectKey
from korner.moderation import bans, writers
from korner.moderation.cases import NOBODY, moderated_models
from korner.moderation.models import Case, State

log = logging.getLogger(__name__)

AT_ONCE = 500  # rows a statement or a round; nobody waits long for the table


def forget_refused(now=None):
    """End what was refused REFUSED_DAYS ago, and spam of SPAM_DAYS ago, with its case; returns how many.

    Apps that forget by themselves are left alone.
    """
    now = now or timezone.now()
    models = [model for model in moderated_models() if not model.forgets_itself]
    return sum(
        erase(Case.objects.of_kinds(models).filter(state=state, decided_at__lte=now - timedelta(days=days)))
        for state, days in ((State.REFUSED, settings.REFUSED_DAYS), (State.SPAM, settings.SPAM_DAYS))
    )


def erase(cases):
    """End the things of `cases` one by one, as their app wishes; what cannot go keeps no other back."""
    ended, seen = 0, 0
    while True:
        found = list(cases.filter(pk__gt=seen).select_related("kind").order_by("pk")[:AT_ONCE])
        if not found:
            return ended
        for case in found:
            seen = case.pk
            ended += erase_one(case)


def erase_one(case):
    """End the thing of one case; whether it went. A case that stays (its app keeps the row) knows nobody any more."""
    model = case.kind.model_class()
    try:
        with transaction.atomic():
            # Held as a decision holds it, and before the thing. What was decided anew just now does not end.
            if not Case.objects.select_for_update().filter(pk=case.pk, version=case.version).exists():
                return False
            thing = model._base_manager.filter(pk=case.number).first() if model else None
            if thing is not None:
                thing.erase_refused()
            if thing is None or not model._base_manager.filter(pk=case.number).exists():
                Case.objects.filter(pk=case.pk).delete()
            elif case.writer or case.visitor or case.fingerprint:
                Case.objects.filter(pk=case.pk).update(**NOBODY, writer="", name="", fingerprint="", likeness=None)
            else:
                return False
    except (ProtectedError, DatabaseError) as refusal:
        log.warning("case %s cannot be ended: %s", case.pk, type(refusal).__name__)
        return False
    return True


def forget_marks(now=None):
    """Clear the marks of writers whose month's key is gone: nothing can be compared with them. Returns how many cases."""
    cleared, month = 0, 0
    while True:
        known = (
            Case.objects.filter(key_month__gt=month).order_by("key_month").values_list("key_month", flat=True).first()
        )
        if known is None:
            return cleared
        month = known
        if ObjectKey.objects.filter(kind=writers.KIND, number=month).exists():
            continue
        while numbers := list(Case.objects.filter(key_month=month).values_list("pk", flat=True)[:AT_ONCE]):
            cleared += Case.objects.filter(pk__in=numbers).update(**NOBODY)


def forget_bans(now=None):
    """Delete bans that ended BAN_KEPT_DAYS ago; returns how many."""
    return bans.forget(now)


def forget_cases_of_nothing(now=None):
    """Delete cases whose thing was deleted past Django (an import, the database itself); returns how many."""
    gone = 0
    for kind in ContentType.objects.filter(pk__in=Case.objects.order_by().values("kind").distinct()):
        model = kind.model_class()
        orphans = Case.objects.filter(kind=kind)
        if model is not None:
            orphans = orphans.exclude(Exists(model._base_manager.filter(pk=OuterRef("number"))))
        while numbers := list(orphans.values_list("pk", flat=True)[:AT_ONCE]):
            Case.objects.filter(pk__in=numbers).delete()
            gone += len(numbers)
    return gone
