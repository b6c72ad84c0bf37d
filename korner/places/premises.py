"""What stands at an address, such as a firm or a pharmacy: what it is called, where it is, and how it is reached."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from korner.languages import page_language
from korner.named import Named
from korner.text.cleaning import plain_name
from korner.text.phones import shown_phone
from korner.text.slugs import slugify

SLUG_LENGTH = 90


class Positioned(models.Model):
    """A thing that may have a point on the globe."""

    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )

    class Meta:
        abstract = True

    @property
    def position(self):
        """(latitude, longitude) in degrees, or None."""
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)


class Premises(Positioned, Named):
    """Something behind a door, under one name whatever the language, in a `place` (a foreign key of its own).

    Its page is called `address_name` and takes slug and number; `slug_else` is the slug of a name that makes none.
    `reference` is what it is known by in a list that was imported.
    """

    name = models.CharField(_("name"), max_length=120)
    slug = models.CharField(max_length=SLUG_LENGTH, editable=False, default="")
    address = models.CharField(_("address"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    phones = models.JSONField(_("telephone numbers"), default=list, blank=True)  # as korner.text.phones stores them
    languages = models.JSONField(_("languages spoken"), default=list, blank=True)  # codes of korner.spoken
    reference = models.CharField(_("number in the list"), max_length=60, blank=True)

    address_name = slug_else = ""

    class Meta:
        abstract = True

    def name_in(self, language):
        """Its one name."""
        return self.name

    @property
    def shown_phones(self):
        """[(number to be dialled, as readers in its country write it)]; needs its place."""
        return [(number, shown_phone(number, self.place.country)) for number in self.phones]

    @property
    def address_line(self):
        """The address on one line, with postcode and commune in the page's language; needs its place."""
        town = " ".join(part for part in (self.postcode, self.place.page_name) if part)
        return ", ".join(part for part in (self.address, town) if part)

    def url_in(self, language):
        """The path of its page, which it has in both languages; "" before it is saved."""
        from korner.addresses import reverse_in

        return reverse_in(language, self.address_name, slug=self.slug, pk=self.pk) if self.pk else ""

    @property
    def page_url(self):
        """The path of its page in the language of the page being made."""
        return self.url_in(page_language())

    def save(self, *args, **kwargs):
        self.name = plain_name(self.name)
        self.slug = slugify(self.name)[:SLUG_LENGTH].strip("-") or self.slug_else
        if "name" in (kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = {*kwargs["update_fields"], "slug"}
        super().save(*args, **kwargs)
