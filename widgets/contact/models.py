"""Letters to the paper, and the topics that lead them to a desk."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from korner.moderation.models import Moderated, State

TEXT_LENGTH = 6_000


class TopicQuerySet(models.QuerySet):
    """Selections of topics."""

    def offered(self, language):
        """Those a reader may choose in `language`, in their order."""
        named = self.exclude(**{f"name_{language}": None}).exclude(**{f"name_{language}": ""})
        return named.filter(active=True).order_by("order", "pk")


class ContactTopic(models.Model):
    """What a letter may be about, and the address it reaches."""

    no_page_shows = True  # the page with the form is kept nowhere

    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(
        _("goes to"), help_text=_("The letter is sent to this address, and stands at the desk as well.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    active = models.BooleanField(_("offered"), default=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic of letters")
        verbose_name_plural = _("topics of letters")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name_tr or self.name_fr or f"#{self.pk}"

    def name_in(self, language):
        """The name readers of `language` see, "" where there is none."""
        return getattr(self, f"name_{language}") or ""


class ContactMessage(Moderated):
    """One letter. Approved ones are mailed to their topic's address, suspicious ones wait in the queue first."""

    no_page_shows = True
    forgets_itself = True

    topic = models.ForeignKey(
        ContactTopic, models.SET_NULL, null=True, related_name="messages", verbose_name=pgettext_lazy("letter", "topic")
    )
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("e-mail"))
    text = models.TextField(_("letter"), max_length=TEXT_LENGTH)
    same = models.CharField(
        max_length=32, unique=True, editable=False
    )  # the same letter sent twice is one (sending.py)
    mailed_at = models.DateTimeField(_("sent on"), null=True, editable=False)
    dealt_with = models.BooleanField(_("dealt with"), default=False)
    dealt_with_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("dealt with by"),
    )

    class Meta:
        verbose_name = _("letter to the paper")
        verbose_name_plural = _("letters to the paper")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["dealt_with", "-id"], name="letters_open"),
            models.Index(fields=["topic", "-id"], name="letters_of_topic"),
            models.Index(fields=["created_at"], name="letters_by_age"),
            models.Index(
                fields=["id"], condition=models.Q(state="approved", mailed_at=None), name="letters_not_mailed"
            ),
        ]

    def __str__(self):
        # No name: what notices and the audit write down must not outlive the letter.
        return f"#{self.pk or '–'}"

    @property
    def waits_for_mail(self):
        """Whether it is still to be sent on."""
        return self.state == State.APPROVED and self.mailed_at is None and self.topic_id is not None

    # --- the queue (korner.moderation) ----------------------------------------------------------------------------
    @classmethod
    def for_queue(cls, numbers):
        return cls._base_manager.select_related("topic").in_bulk(list(numbers))

    def case_title(self):
        return gettext("Letter: %s") % (self.topic or "—")

    def case_text(self):
        return self.text

    def case_writer(self):
        return self.name

    def case_address(self):
        from django.urls import reverse

        return reverse("admin:contact_contactmessage_change", args=[self.pk])

    def decided(self, before, *, by):
        """An approved letter goes on to its desk, once."""
        if self.waits_for_mail:
            from korner.tasks import enqueue
            from widgets.contact.mailing import mail_message

            enqueue(mail_message, self.pk)


def letters_to_forget(now=None):
    """The letters whose time is over."""
    limit = (now or timezone.now()) - timedelta(days=settings.CONTACT_DAYS)
    return ContactMessage.objects.filter(created_at__lte=limit)
