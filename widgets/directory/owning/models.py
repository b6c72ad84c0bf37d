"""What owners send besides the firm itself: changes, claims, and pictures that nobody has looked at yet.

Named by `widgets.directory.models`, which knows them; the firm is named here as text.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from korner.images.sent import SentPicture
from korner.moderation.models import Moderated, State

WORDS_LENGTH = 1_000
MOST_PICTURES = 5


class FirmChange(Moderated):
    """What an owner wants to be changed. `values` are those of all fields (owning.values), `base` those he began from.

    Only what differs between the two is his change: whatever others correct meanwhile is theirs. `former` is what an approved
    change replaced, those fields alone; under "stood" the place, address and position of a firm that it moved. Until it is
    approved readers see the entry as it was. `left_out` are the numbers of pictures he takes out.
    """

    no_page_shows = True

    firm = models.ForeignKey("directory.Firm", models.CASCADE, related_name="changes", verbose_name=_("firm"))
    values = models.JSONField()
    base = models.JSONField(null=True)  # null: sent before this was kept
    former = models.JSONField(null=True)
    left_out = models.JSONField(default=list)

    class Meta:
        verbose_name = _("change of a firm")
        verbose_name_plural = _("changes of firms")
        ordering = ["-pk"]
        default_permissions = ["change"]

    def __str__(self):
        return f"#{self.firm_id}"

    def wanted(self):
        """The values that he wants to be others, of these fields alone."""
        from widgets.directory.owning import values

        before = next((kept for kept in (self.base, self.former) if kept is not None), None)
        return values.differing(values.now(self.firm) if before is None else before, self.values)

    # --- the queue (korner.moderation) ------------------------------------------------------------------------------
    @classmethod
    def for_queue(cls, numbers):
        from widgets.directory.owning.values import Names

        rows = cls._base_manager.select_related("firm__place").prefetch_related(
            "sent_pictures", "firm__trades", "firm__pictures__picture"
        )
        found = rows.in_bulk(list(numbers))
        names = Names.of([change.values for change in found.values()] + [change.former for change in found.values()])
        for change in found.values():
            names.add(change.firm)
            change.names = names
        return found

    def case_title(self):
        return gettext("Change of “%s”") % self.firm

    def case_title_language(self):
        return ""

    def case_text(self):
        """What was and what is wanted, field by field; nothing that stays."""
        from widgets.directory.owning import values

        before = values.now(self.firm) if self.former is None else self.former
        names = getattr(self, "names", None)
        if names is None:  # in lists `for_queue` has them at hand
            names = values.Names.of([before, self.values])
        lines = values.differences(before, self.wanted(), names)
        more = [picture for picture in self.firm.pictures.all() if picture.pk in self.left_out]
        if more:
            lines.append(gettext("Pictures that go: %d") % len(more))
        if self.sent_pictures.all():
            lines.append(gettext("Pictures that come: %d") % len(self.sent_pictures.all()))
        return "\n".join(lines)

    def case_writer(self):
        return self.firm.name

    def case_address(self):
        from widgets.directory.owning.values import address_of

        return address_of(self.firm, self.language)

    def case_pictures(self):
        goes = [
            (address, gettext("A picture that goes"))
            for picture in self.firm.pictures.all()
            if picture.pk in self.left_out and (address := shown_address(picture.picture))
        ]
        comes = [(one.desk_address(small=True), one.called) for one in self.sent_pictures.all()]
        return comes + goes

    def decided(self, before, *, by):
        from widgets.directory.owning import changing

        changing.decided(self, before)


class FirmClaim(Moderated):
    """Somebody says that an entry the desk made is his firm's. It counts once he has confirmed his address."""

    no_page_shows = True

    firm = models.ForeignKey("directory.Firm", models.CASCADE, related_name="claims", verbose_name=_("firm"))
    email = models.EmailField(_("e-mail"))
    words = models.TextField(_("how one can tell"), max_length=WORDS_LENGTH)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    judged = models.JSONField(default=dict, editable=False)  # as owning.judging keeps it until the address is confirmed

    class Meta:
        verbose_name = _("claim of a firm")
        verbose_name_plural = _("claims of firms")
        ordering = ["-pk"]
        default_permissions = ["change"]
        constraints = [models.UniqueConstraint(fields=["firm", "email"], name="one_claim_a_firm_and_address")]
        indexes = [models.Index(fields=["email"], name="claims_of_address")]

    def __str__(self):
        return f"#{self.firm_id}"

    # --- the queue (korner.moderation) ------------------------------------------------------------------------------
    @classmethod
    def for_queue(cls, numbers):
        found = cls._base_manager.select_related("firm__place").in_bulk(list(numbers))
        # How many others say the same is asked for all of them at once.
        firms = [claim.firm_id for claim in found.values()]
        rivals = list(
            cls.objects.filter(firm__in=firms, confirmed_at__isnull=False, state__in=[State.PENDING, State.HELD])
            .order_by()
            .values_list("firm", "email")
        )
        for claim in found.values():
            claim.rivals = sorted(email for firm, email in rivals if firm == claim.firm_id and email != claim.email)
        return found

    def case_title(self):
        return gettext("Claims “%s”") % self.firm

    def case_title_language(self):
        return ""

    def case_text(self):
        """What he says, how he is reached, and what stands in the entry: enough to compare."""
        from korner.text.phones import shown_phone

        firm, rivals = self.firm, getattr(self, "rivals", [])
        own = [firm.website, firm.email, *(shown_phone(phone) for phone in firm.phones)]
        lines = [
            self.words,
            "",
            gettext("Writes from: %s") % self.email,
            gettext("Telephone: %s") % shown_phone(self.phone) if self.phone else "",
            gettext("The entry: %s") % " · ".join(filter(None, [str(firm.place), firm.address, *own])),
            gettext("Claims it too: %s") % ", ".join(rivals) if rivals else "",
            gettext("The entry has an owner already.") if firm.owner_email and firm.owner_email != self.email else "",
        ]
        return "\n".join(line for at, line in enumerate(lines) if line or at == 1)

    def case_writer(self):
        return self.email[:80]

    def case_address(self):
        from widgets.directory.owning.values import address_of

        return address_of(self.firm, self.language)

    def decided(self, before, *, by):
        from widgets.directory.owning import claiming

        claiming.decided(self, before)


class FirmAddress(models.Model):
    """An owner wants his links to go to another address. It counts once that address has answered (`confirmed_at`).

    `former` is where they went; from there it can be stopped, and for some days after it counted it can be taken back. Then
    the row is deleted (owning.moving).
    """

    no_page_shows = True

    firm = models.OneToOneField("directory.Firm", models.CASCADE, related_name="moving", verbose_name=_("firm"))
    email = models.EmailField(_("new e-mail"))
    former = models.EmailField(_("e-mail before"))
    language = models.CharField(max_length=2)  # of the letter to the new address
    asked_at = models.DateTimeField(_("asked"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)

    class Meta:
        verbose_name = _("new address of an owner")
        verbose_name_plural = _("new addresses of owners")
        ordering = ["-pk"]
        default_permissions = []

    def __str__(self):
        return f"#{self.firm_id}"


class FirmSentPicture(SentPicture):
    """A picture an owner sent that readers do not see yet: it belongs to a form, to a firm, or to a change of one."""

    firm = models.ForeignKey("directory.Firm", models.CASCADE, null=True, related_name="sent_pictures")
    change = models.ForeignKey(FirmChange, models.CASCADE, null=True, related_name="sent_pictures")

    class Meta:
        verbose_name = _("picture an owner sent")
        verbose_name_plural = _("pictures owners sent")
        ordering = ["pk"]
        default_permissions = []
        indexes = [
            models.Index(fields=["draft"], name="firm_pictures_of_draft"),
            models.Index(fields=["created_at"], condition=Q(firm=None, change=None), name="firm_drafts_by_age"),
        ]

    def __str__(self):
        return f"#{self.pk}"

    def desk_address(self, *, small=False):
        """Where the desk gets it from, after its right was asked."""
        from django.urls import reverse

        return reverse("desk-firm-picture", args=[self.pk, "small" if small else "whole"])


def shown_address(asset):
    """The path of a small rendition of a picture that readers see, "" where there is none yet."""
    found = asset.best("free", 640) if asset else None
    return asset.rendition_url(*found) if found else ""
