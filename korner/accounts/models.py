"""Who works at the paper, and which language each of them reads the desk in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
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

    class Meta(AbstractUser.Meta):
        ordering = ["username"]

    def __str__(self):
        return self.get_full_name() or self.username

    @cached_property
    def roles(self):
        """The names of this person's roles (groups), as a set; one query for the life of the object."""
        return set(self.groups.values_list("name", flat=True))
