"""One row for each thing that waits or waited: the queue, its bulk acts, undo and waiting time read cases only."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from korner.moderation.models.states import WAITING, State


class CaseQuerySet(models.QuerySet):
    """Selections of cases."""

    def waiting(self):
        """Those nobody has decided on: not looked at yet, or set aside."""
        return self.filter(state__in=WAITING)

    def by_risk(self, after=None):
        """The greatest risk first; among equals, whoever waits longest. `after`: (risk, since, pk) of the last one seen."""
        rows = self.order_by(F("risk").desc(), "since", "pk")
        if after is None:
            return rows
        risk, since, pk = after
        same = Q(risk=risk, since__gt=since) | Q(risk=risk, since=since, pk__gt=pk)
        return rows.filter(Q(risk__lt=risk) | same, risk__lte=risk)

    def newest(self, moment="since", after=None):
        """By `moment` (a field), the newest first. `after`: (moment, pk) of the last one seen."""
        rows = self.order_by(F(moment).desc(), "-pk")
        if after is None:
            return rows
        at, pk = after
        return rows.filter(Q(**{f"{moment}__lt": at}) | Q(**{moment: at, "pk__lt": pk}), **{f"{moment}__lte": at})

    def of_kinds(self, models_):
        """Those of these models."""
        types = ContentType.objects.get_for_models(*models_, for_concrete_models=True)
        return self.filter(kind__in=types.values())


class Case(models.Model):
    """What is to be decided about one thing. `visitor`, `address`, `network` are hashes under the key of month `key_month`.

    `fingerprint` and `likeness` tell the same and nearly the same text (korner.moderation.repeats).
    """

    no_page_shows = True

    kind = models.ForeignKey(ContentType, models.CASCADE, related_name="+", verbose_name=_("kind"))
    number = models.PositiveBigIntegerField(_("number"))
    language = models.CharField(_("language"), max_length=2, blank=True)
    writer = models.CharField(_("writer"), max_length=80, blank=True)
    name = models.CharField(max_length=80, blank=True)  # the writer's name, folded: as names are compared
    visitor = models.CharField(max_length=32, blank=True)
    address = models.CharField(max_length=32, blank=True)
    network = models.CharField(max_length=32, blank=True)
    key_month = models.PositiveIntegerField(null=True)
    fingerprint = models.CharField(max_length=32, blank=True)
    likeness = models.BigIntegerField(null=True)
    risk = models.SmallIntegerField(_("risk"), default=0)
    reasons = models.JSONField(_("reasons"), default=list)  # codes of korner.moderation.reasons
    since = models.DateTimeField(_("waiting since"), default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PENDING)
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by")
    )
    proposed = models.CharField(max_length=10, choices=State, blank=True)  # by the first of two moderators
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("moderation")
        default_permissions = []
        permissions = [("open_queue", "Can open the moderators' queue")]
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="one_case_a_thing")]
        indexes = [
            models.Index(F("risk").desc(), "since", "id", condition=Q(state="pending"), name="cases_waiting"),
            models.Index(F("risk").desc(), "since", "id", condition=Q(state="held"), name="cases_held"),
            models.Index(fields=["since"], condition=Q(decided_at=None), name="cases_oldest"),
            models.Index(F("decided_at").desc(), F("id").desc(), condition=Q(state="spam"), name="cases_spam"),
            models.Index(F("decided_at").desc(), F("id").desc(), condition=Q(state="refused"), name="cases_refused"),
            models.Index(
                F("decided_at").desc(), F("id").desc(), condition=Q(decided_at__isnull=False), name="cases_decided"
            ),
            models.Index(F("decided_at").desc(), condition=Q(decided_by__isnull=False), name="cases_of_moderators"),
            models.Index(F("since").desc(), name="cases_newest"),
            models.Index(fields=["name", "-since"], name="cases_of_name"),
            models.Index(fields=["visitor", "-since"], name="cases_of_visitor"),
            models.Index(fields=["address", "-since"], name="cases_of_address"),
            models.Index(fields=["network", "-since"], name="cases_of_network"),
            models.Index(fields=["fingerprint", "-since"], name="cases_of_text"),
            models.Index(fields=["key_month"], condition=Q(key_month__isnull=False), name="cases_of_month"),
        ]

    def __str__(self):
        return f"#{self.pk}"


class Decision(models.Model):
    """Who decided what on a case, and why; never changed, only undone by a further one.

    `why` is a code of korner.moderation.reasons.WHY, `reason` the moderator's own words. What was decided in one act on
    several cases bears the same `act`, and is undone together.
    """

    no_page_shows = True

    case = models.ForeignKey(Case, models.CASCADE, related_name="decisions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    before = models.CharField(max_length=10, choices=State)
    after = models.CharField(max_length=10, choices=State)
    why = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    act = models.CharField(max_length=32, blank=True)
    proposes = models.BooleanField(default=False)  # the first of two moderators: nothing is changed yet
    undoes = models.OneToOneField("self", models.CASCADE, null=True, related_name="undone_by")

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-pk"]
        default_permissions = []
        indexes = [models.Index(fields=["by", "-at"], name="decisions_of_person")]

    def __str__(self):
        return f"{self.before} → {self.after}"


class CaseNote(models.Model):
    """What moderators tell each other about a case."""

    no_page_shows = True

    case = models.ForeignKey(Case, models.CASCADE, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.CharField(max_length=1000)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["pk"]
        default_permissions = []

    def __str__(self):
        return self.text[:60]
