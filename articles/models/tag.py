"""A word that stories share."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from korner.named import Addressed, NamedQuerySet, help_for_slug
from korner.slugging import check_slug, fill_slugs


class Tag(Addressed):
    """A tag. Without a name in a language it is not printed on that language's pages."""

    address_name = "tag"

    name = models.CharField(_("name"), max_length=60)
    slug = models.CharField(_("slug"), max_length=90, blank=True, null=True, unique=True, help_text=help_for_slug())
    archive_key = models.CharField(max_length=120, blank=True, editable=False, db_index=True)

    objects = NamedQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["sort_tr", "pk"]

    def clean(self):
        if not self.name_tr and not self.name_fr:
            raise ValidationError({"name_tr": _("A tag needs a name in at least one language.")})
        for language in ("tr", "fr"):
            check_slug(self, language, reserved=frozenset())

    def save(self, *args, **kwargs):
        fill_slugs(self, reserved=frozenset())
        super().save(*args, **kwargs)
