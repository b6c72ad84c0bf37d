"""A section of the paper, in a tree of two levels."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from korner.named import Addressed, NamedQuerySet, help_for_slug
from korner.slugging import check_slug, fill_slugs

hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("A colour is written #rrggbb."))


class CategoryQuerySet(NamedQuerySet):
    """Selections of sections."""

    def top(self):
        """Sections of the first level."""
        return self.filter(parent__isnull=True)

    def alive(self):
        """Sections that still get stories."""
        return self.filter(archived=False)

    def in_order(self):
        """In the paper's own order."""
        return self.order_by("order", "pk")


class Category(Addressed):
    """A section. Archived sections keep their pages and stories and leave every menu and block."""

    address_name = "section"

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    name = models.CharField(_("name"), max_length=60)
    slug = models.CharField(_("slug"), max_length=90, blank=True, null=True, unique=True, help_text=help_for_slug())
    description = models.CharField(_("description"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100, db_index=True)
    colour = models.CharField(_("colour"), max_length=7, blank=True, validators=[hex_colour])
    on_home = models.BooleanField(_("block on the home page"), default=True)
    archived = models.BooleanField(_("archived"), default=False)
    archive_key = models.CharField(max_length=120, blank=True, editable=False, db_index=True)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "pk"]

    @property
    def root_id(self):
        """The id of the section of the first level this one belongs to."""
        return self.parent_id or self.pk

    def clean(self):
        if self.parent_id:
            if self.parent_id == self.pk or self.parent.parent_id:
                raise ValidationError({"parent": _("Sections have two levels: choose one of the first level.")})
            if self.pk and self.children.exists():
                raise ValidationError({"parent": _("This section has parts of its own and stays on the first level.")})
        for language in ("tr", "fr"):
            if not self.name_in(language):
                raise ValidationError({f"name_{language}": _("A section needs its name in both languages.")})
            check_slug(self, language)

    def save(self, *args, **kwargs):
        fill_slugs(self)
        super().save(*args, **kwargs)
        # A section that was moved takes its stories along.
        self.articles.exclude(root=self.root_id).update(root=self.root_id)

    def family(self):
        """The ids of this section and its parts."""
        return [self.pk, *self.children.values_list("pk", flat=True)]
