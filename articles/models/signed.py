"""Which stories bear no name? A mark on each story, kept by its bylines, so that a list asks an index for them."""

from django.db import models
from django.db.models import Exists, F, OuterRef
from django.db.models.signals import post_delete, post_save

ROWS_AT_ONCE = 500


class KeptElsewhere(models.BooleanField):
    """A mark that a save of its own row leaves as it stands: others write it, and know it better than a row in memory."""

    def pre_save(self, model_instance, add):
        return super().pre_save(model_instance, add) if add else F(self.attname)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.BooleanField", args, kwargs


def mark(bylines, pks):
    """Write for the stories with these ids whether one of `bylines` (the model) names anybody."""
    stories = bylines._meta.get_field("article").related_model
    nobody = ~Exists(models.QuerySet(bylines).filter(article=OuterRef("pk")))
    pks = sorted(set(pks))
    for start in range(0, len(pks), ROWS_AT_ONCE):
        # A plain selection: no page of readers shows the mark, so nothing is purged and no day is counted.
        models.QuerySet(stories).filter(pk__in=pks[start : start + ROWS_AT_ONCE]).update(unsigned=nobody)


def byline_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """A story with a name is signed."""
    if not raw and (update_fields is None or "article" in update_fields):
        mark(sender, [instance.article_id])


def byline_deleted(sender, instance, origin=None, **kwargs):
    """A story may have lost its last name; not one that goes itself."""
    gone_with = getattr(origin, "model", type(origin))
    if gone_with is not sender._meta.get_field("article").related_model:
        mark(sender, [instance.article_id])


def listen(bylines):
    """Follow what is saved and deleted of `bylines`, the model."""
    post_save.connect(byline_saved, bylines, dispatch_uid="mark of stories without a name, after a save")
    post_delete.connect(byline_deleted, bylines, dispatch_uid="mark of stories without a name, after a deletion")
