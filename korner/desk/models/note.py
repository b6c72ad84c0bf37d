"""What colleagues say to each other beside a story, or any other thing of the desk. Readers never see a word of it."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 2000


class NoteQuerySet(models.QuerySet):
    """Selections of notes."""

    def about(self, thing):
        """The notes on `thing`, the oldest first."""
        kind = ContentType.objects.get_for_model(thing)
        return self.filter(content_type=kind, object_id=thing.pk).order_by("pk")

    def open(self):
        """Those not settled yet."""
        return self.filter(settled_at__isnull=True)


class Note(models.Model):
    """One note. Nobody writes it anew; it is settled by anybody who may see the thing."""

    no_page_shows = True

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    thing = GenericForeignKey("content_type", "object_id")
    title = models.CharField(max_length=250)  # what the thing was called then
    language = models.CharField(max_length=2, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("person")
    )
    author_name = models.CharField(max_length=200)  # kept when the account is gone
    text = models.TextField(_("note"), max_length=LONGEST)
    made_at = models.DateTimeField(_("time"))
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    mentioned = models.ManyToManyField(settings.AUTH_USER_MODEL, through="desk.Mention", related_name="+")

    objects = NoteQuerySet.as_manager()

    class Meta:
        app_label = "desk"
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        default_permissions = ()
        indexes = [models.Index(fields=["content_type", "object_id", "id"], name="notes_of_thing")]

    def __str__(self):
        return self.text[:60]


class Mention(models.Model):
    """Somebody named in a note, until he has seen it."""

    no_page_shows = True

    note = models.ForeignKey(Note, models.CASCADE, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentions")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "desk"
        verbose_name = _("mention")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["note", "person"], name="mentioned_once")]
        indexes = [
            models.Index(fields=["person", "-id"], condition=models.Q(seen_at__isnull=True), name="mentions_unseen")
        ]

    def __str__(self):
        return f"{self.note_id} → {self.person_id}"
