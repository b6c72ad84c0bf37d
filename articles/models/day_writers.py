"""Whoever writes stories: the days that a story left and entered are told to the keeper of the counts."""

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save

from articles.models.day_keeping import days_counted_once, recount
from articles.models.days import day_of
from articles.models.states import WITH_BODY
from korner.publishing import Status

# What decides whether and when a story is seen; a change of anything else changes no count.
COLUMNS = (
    "status", "publish_at", "expire_at", "embargo_until",
    "translation_tr", "translation_fr", "withdrawn_tr", "withdrawn_fr",
)  # fmt: skip
ROWS_AT_ONCE = 500


def counted_as(
    status, publish_at, expire_at, embargo_until, translation_tr, translation_fr, withdrawn_tr, withdrawn_fr
):
    """What a story with these values is to the counts, to be compared: (publish_at, …), or None for nothing at any time."""
    tr, fr = translation_tr in WITH_BODY and not withdrawn_tr, translation_fr in WITH_BODY and not withdrawn_fr
    if status != Status.PUBLISHED or publish_at is None or not (tr or fr):
        return None
    return publish_at, expire_at, embargo_until, tr, fr


def counted_row(article):
    """`counted_as` of a story in memory."""
    return counted_as(*(getattr(article, name) for name in COLUMNS))


def days_of(counted):
    """The days in which stories stand that are `counted` so (values of `counted_as`)."""
    return {day_of(one[0]) for one in counted if one}


# --- one story: also when the history restores it ------------------------------------------------------------------
def remember(sender, instance, update_fields=None, **kwargs):
    """Before a save or a deletion: note how the stored row is counted, and let nobody change it meanwhile."""
    instance.counted_before = None
    if instance.pk is None or not concerns(update_fields):
        return
    row = sender._base_manager.select_for_update(no_key=True).filter(pk=instance.pk).values_list(*COLUMNS).first()
    instance.counted_before = counted_as(*row) if row else None


def follow(sender, instance, update_fields=None, **kwargs):
    """After a save: count the days the story left and entered, if anything there changed."""
    if concerns(update_fields) and instance.counted_before != counted_row(instance):
        recount(days_of([instance.counted_before, counted_row(instance)]))


def forget(sender, instance, **kwargs):
    """After a deletion: count the day the story stood in."""
    recount(days_of([instance.counted_before]))


def concerns(update_fields):
    """Whether a save of these fields (None: all) may change a count."""
    return update_fields is None or not set(COLUMNS).isdisjoint(update_fields)


def listen(article):
    """Follow what is saved and deleted of `article`, the model."""
    pre_save.connect(remember, article, dispatch_uid="count of days, before a save")
    post_save.connect(follow, article, dispatch_uid="count of days, after a save")
    pre_delete.connect(remember, article, dispatch_uid="count of days, before a deletion")
    post_delete.connect(forget, article, dispatch_uid="count of days, after a deletion")


# --- many stories at once --------------------------------------------------------------------------------------------
class CountedQuerySet(models.QuerySet):
    """A selection of stories whose changes of many rows keep the counts of days as well."""

    def update(self, **kwargs):
        if not concerns(kwargs):
            return super().update(**kwargs)
        with transaction.atomic(), days_counted_once():
            rows = self.model._base_manager.select_for_update(no_key=True).filter(pk__in=self.order_by().values("pk"))
            stood = {pk: counted_as(*row) for pk, *row in rows.values_list("pk", *COLUMNS)}
            number = super().update(**kwargs)
            recount(days_of(stood.values()))
            self.recount_now(list(stood))
            return number

    update.alters_data = True

    def recount_now(self, pks):
        """Count the days in which the stories with these ids stand now."""
        for start in range(0, len(pks), ROWS_AT_ONCE):
            rows = self.model._base_manager.filter(pk__in=pks[start : start + ROWS_AT_ONCE])
            recount(days_of(counted_as(*row) for row in rows.values_list(*COLUMNS)))

    def bulk_create(self, objs, *args, **kwargs):
        objs = list(objs)
        with transaction.atomic():
            made = super().bulk_create(objs, *args, **kwargs)
            recount(days_of(map(counted_row, objs)))
        return made

    def delete(self):
        with transaction.atomic(), days_counted_once():
            return super().delete()

    delete.alters_data = True
    delete.queryset_only = True
