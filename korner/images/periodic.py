"""What the picture library sees to by itself: pictures whose renditions were interrupted are taken up again."""

from datetime import timedelta

from django.utils import timezone

from korner.images.models import Asset
from korner.images.renditions import make_renditions
from korner.periodic import Job

PATIENCE = timedelta(minutes=10)  # the queue's own time; a worker that was killed leaves its task undone
AT_ONCE = 200


def queue_unfinished(now=None):
    """Queue the renditions of pictures that have waited longer than PATIENCE; returns how many."""
    waiting = Asset.objects.filter(renditions__has_key="first", created_at__lt=(now or timezone.now()) - PATIENCE)
    ids = list(waiting.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    for pk in ids:
        make_renditions.enqueue(pk)
    return len(ids)


JOBS = [Job("unfinished-renditions", PATIENCE, queue_unfinished)]
