"""After a poll: what told its voters apart is deleted, the numbers stay."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from korner.models import ObjectKey
from widgets.polls.models import Ballot, Poll
from widgets.polls.models.poll import KIND

AT_ONCE = 200


def over(now):
    """The polls whose voters are to be told apart no longer."""
    end = Least("ends_at", Coalesce("closed_at", "ends_at"))
    before = now - timedelta(days=settings.OBJECT_KEY_DAYS)
    return Poll.objects.filter(forgotten=False).annotate(end_of_votes=end).filter(end_of_votes__lte=before)


def forget(now=None):
    """Delete key and hashes of polls that ended OBJECT_KEY_DAYS ago; returns how many ballots belong to nobody now."""
    cleared = 0
    for poll in over(now or timezone.now()).order_by("pk")[:AT_ONCE]:
        with transaction.atomic():
            cleared += Ballot.objects.filter(poll=poll).exclude(visitor=None).update(visitor=None)
            ObjectKey.objects.filter(kind=KIND, number=poll.pk).delete()
            Poll.objects.filter(pk=poll.pk).update(forgotten=True)
    return cleared
