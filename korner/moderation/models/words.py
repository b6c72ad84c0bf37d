"""Words that let a text wait for a moderator, in each language of the paper."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WordList(models.Model):
    """The words of one language, one a line; an asterisk at the end stands for any ending."""

    no_page_shows = True

    language = models.CharField(_("language"), max_length=2, primary_key=True)
    words = models.TextField(_("words"), blank=True)

    class Meta:
        verbose_name = _("list of words")
        verbose_name_plural = _("lists of words")
        default_permissions = ["change"]

    def __str__(self):
        return self.language
