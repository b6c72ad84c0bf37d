"""The book of who did what to which thing. It is written and read, never mended."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

SIGN_INS = ("signed-in", "signed-out", "sign-in-refused", "factor-refused")


class Unchangeable(Exception):
    """An entry of the audit is neither changed nor deleted."""


class AuditQuerySet(models.QuerySet):
    """Selections of entries. What would change them is refused; `forget` alone may, for the law's sake."""

    def update(self, **kwargs):
        raise Unchangeable

    def delete(self):
        raise Unchangeable

    def bulk_update(self, *args, **kwargs):
        raise Unchangeable

    def newest(self, before=None):
        """The newest first; with `before` (AuditEntry) those that stand below it."""
        entries = self.order_by("-at", "-pk")
        if before is None:
            return entries
        # The first condition lets the index begin there; the second alone would be read from the top.
        return entries.filter(at__lte=before.at).filter(Q(at__lt=before.at) | Q(pk__lt=before.pk))

    def forget(self, limit):
        """Let personal data older than `limit` (aware datetime) go; returns (entries deleted, entries blanked).

        Sign-ins are nothing else: they are deleted. Other entries stay, without network traces; those of or about
        people who have left (or whose account is gone) lose the name.
        """
        old = self.filter(at__lt=limit)
        deleted = models.QuerySet.delete(old.filter(verb__in=SIGN_INS))[0]
        gone = Q(person=None) | Q(person__is_active=False)
        people = settings.AUTH_USER_MODEL.lower()
        here = models.Subquery(
            AuditEntry._meta.get_field("person")
            .related_model._base_manager.filter(is_active=True)
            .annotate(text=models.functions.Cast("pk", models.CharField()))
            .values("text")
        )
        about_people = Q(kind=people) & ~Q(number__in=here) | Q(kind="accounts.invitation")
        blanked = models.QuerySet.update(old.exclude(trace=""), trace="")
        named = old.filter(gone).exclude(Q(who="") & Q(person=None))
        blanked += models.QuerySet.update(AuditEntry.objects.filter(pk__in=named.values("pk")), who="", person=None)
        blanked += models.QuerySet.update(old.filter(about_people).exclude(thing="", words=""), thing="", words="")
        return deleted, blanked


class AuditEntry(models.Model):
    """One act at the desk."""

    no_page_shows = True

    at = models.DateTimeField(_("time"))
    # Without a constraint in the database's hands: deleting an account leaves the entry and its copy of the name.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("person")
    )
    who = models.CharField(max_length=310, blank=True)
    verb = models.CharField(max_length=40)
    kind = models.CharField(max_length=80, blank=True)  # "articles.article"
    number = models.CharField(max_length=64, blank=True)
    thing = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    trace = models.CharField(max_length=16, blank=True)  # a keyed hash of the network address, of sign-ins only

    objects = AuditQuerySet.as_manager()

    class Meta:
        app_label = "desk"
        verbose_name = _("entry of the audit")
        verbose_name_plural = _("audit")
        default_permissions = ["view"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_newest"),
            models.Index(fields=["person", "-at", "-id"], name="audit_person"),
            models.Index(fields=["kind", "number", "-at", "-id"], name="audit_thing"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.who} {self.verb} {self.thing}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise Unchangeable
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Unchangeable
