"""Count the days of a newspaper that has stories already, month by month, each in a transaction of its own.

Written against the columns as they were here; `manage.py recount_days` does the same with those of today.
"""

from datetime import datetime, timedelta

from django.db import migrations, transaction
from django.db.models import Count, Min, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

WITH_BODY = ("ready", "outdated")


def midnight(day):
    """The moment at which `day` begins in Brussels."""
    return timezone.make_aware(datetime(day.year, day.month, day.day), timezone.get_default_timezone())


def counts(stories, now):
    """A DayCount's values for each day of `stories`, all published ones of a stretch of time."""
    tr = Q(translation_tr__in=WITH_BODY, withdrawn_tr=False)
    fr = Q(translation_fr__in=WITH_BODY, withdrawn_fr=False)
    out = Q(
        Q(expire_at__isnull=True) | Q(expire_at__gt=now),
        Q(embargo_until__isnull=True) | Q(embargo_until__lte=now),
        publish_at__lte=now,
    )
    days = stories.annotate(day=TruncDate("publish_at", tzinfo=timezone.get_default_timezone())).values("day")
    return days.annotate(
        stories=Count("pk", filter=out & (tr | fr)),
        in_turkish=Count("pk", filter=out & tr),
        in_french=Count("pk", filter=out & fr),
        appears=Min("publish_at", filter=Q(publish_at__gt=now)),
        freed=Min("embargo_until", filter=Q(embargo_until__gt=now)),
        ends=Min("expire_at", filter=Q(expire_at__gt=now)),
    )


def fill(apps, schema_editor):
    """Write the row of every day that has a published story."""
    article, day_count = apps.get_model("articles", "Article"), apps.get_model("articles", "DayCount")
    stories = article.objects.filter(status="published", publish_at__isnull=False).order_by()
    times = stories.order_by("publish_at").values_list("publish_at", flat=True)
    moment = times.first()
    while moment is not None:
        month = timezone.localtime(moment, timezone.get_default_timezone()).date().replace(day=1)
        end = midnight((month + timedelta(days=31)).replace(day=1))
        with transaction.atomic():
            now = timezone.now()
            rows = [
                day_count(
                    day=row["day"],
                    month=month,
                    stories=row["stories"],
                    tr=row["in_turkish"],
                    fr=row["in_french"],
                    until=min(filter(None, (row["appears"], row["freed"], row["ends"])), default=None),
                )
                for row in counts(stories.filter(publish_at__gte=midnight(month), publish_at__lt=end), now)
            ]
            # A migration that was stopped half way is simply run again.
            day_count.objects.bulk_create(
                rows,
                update_conflicts=True,
                unique_fields=["day"],
                update_fields=["month", "stories", "tr", "fr", "until"],
            )
        moment = times.filter(publish_at__gte=end).first()


class Migration(migrations.Migration):
    atomic = False  # a million stories are no reason for one long transaction

    dependencies = [("articles", "0002_day_counts")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
