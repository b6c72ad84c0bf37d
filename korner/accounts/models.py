"""Who works at the paper, who was asked to, and where each of them is signed in."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An account of the staff. Readers have none."""

    class Language(models.TextChoices):
        TURKISH = "tr", "Türkçe"
        FRENCH = "fr", "Français"
        ENGLISH = "en", "English"

    no_page_shows = True  # readers see authors, never accounts

    language = models.CharField(
        _("language of the desk"),
        max_length=2,
        choices=Language,
        default=Language.TURKISH,
        help_text=_("The language in which this person works; it has no effect on what readers see."),
    )
    mail_notices = models.BooleanField(
        _("notices by e-mail"),
        default=False,
        help_text=_("What concerns you is told on the page “Notices”, and by e-mail too when this is on."),
    )

    left_at = models.DateTimeField(_("left the paper"), null=True, blank=True, editable=False)

    # Rights come by roles alone; no account has one of its own. Django finds none remembered, and does not ask on each page.
    _user_perm_cache: frozenset[str] = frozenset()

    class Meta(AbstractUser.Meta):
        ordering = ["username"]

    def __str__(self):
        return self.get_full_name() or self.username

    @cached_property
    def roles(self):
        """The names of this person's roles (groups), as a set; one query for the life of the object."""
        return set(self.groups.values_list("name", flat=True))


class InvitationQuerySet(models.QuerySet):
    """Selections of invitations."""

    def open(self, now=None):
        """Those whose link still works."""
        return self.filter(used_at=None, withdrawn_at=None, expires_at__gt=now or timezone.now())

    def waiting(self):
        """Those a chief may still send again: neither used nor withdrawn, whether or not their time is over."""
        return self.filter(used_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """A letter that asks somebody to the desk. Its link is known to the letter alone: the row keeps a hash of it.

    With `account` it lets somebody who has an account choose a new password (he came back to the paper).
    """

    no_page_shows = True

    email = models.EmailField(_("email address"))
    first_name = models.CharField(_("first name"), max_length=150)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    language = models.CharField(
        _("language of the desk"), max_length=2, choices=User.Language, default=User.Language.TURKISH
    )
    roles = models.ManyToManyField(Group, blank=True, related_name="+", verbose_name=_("roles"))
    author_page = models.PositiveBigIntegerField(null=True, blank=True)  # the author stands on a higher floor
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    link_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-pk"]
        default_permissions = ["view", "add", "delete"]
        constraints = [
            # One letter an address: sending again makes the older link worthless instead of adding one.
            models.UniqueConstraint(
                fields=["email"], condition=Q(used_at=None, withdrawn_at=None), name="invitation_one_open_an_address"
            )
        ]

    def __str__(self):
        return f"{self.first_name} {self.last_name}".strip() or self.email

    @property
    def is_over(self):
        """Whether its time is over, used or not."""
        return self.expires_at <= timezone.now()


class SignedIn(models.Model):
    """One browser in which a person is signed in, as its owner recognises it. No address is kept."""

    no_page_shows = True

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="signed_in")
    session_key = models.CharField(max_length=40, unique=True)
    browser = models.CharField(max_length=30, blank=True)
    system = models.CharField(max_length=30, blank=True)
    since = models.DateTimeField()
    last_seen = models.DateTimeField()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["-last_seen", "-pk"]
        default_permissions = []

    def __str__(self):
        return f"{self.browser} {self.system}".strip() or "?"
