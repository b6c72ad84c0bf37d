"""Choosing a picture in a form: the field, its dialog, and what may not be chosen any more.

A picture whose rights have ended is refused where it is new, in a field or in a text. Where it stood before, it stays and
is flagged: whether readers go on seeing it is the house's decision, not a form's.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from korner.desk.base import pick_with
from korner.desk.editor import LIBRARY_SCRIPTS, check_with, warn_with
from korner.images.describing import day, ended_on
from korner.images.models import Asset
from korner.images.show import picture
from korner.syndication.excerpt import pictures_named_in
from korner.text.numbers import whole_number


class PicturePicker(forms.NumberInput):
    """A foreign key to a picture: its preview, a dialog to choose another, and a plain number without script."""

    template_name = "admin/desk/picture_picker.html"

    class Media:
        js = LIBRARY_SCRIPTS
        css = {"all": ["css/desk-pictures.css"]}

    def _render(self, template_name, context, renderer=None):
        return render_to_string(template_name, context)  # Django looks for a widget's template in apps only

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        number = whole_number(str(value or ""))
        asset = Asset.objects.filter(pk=number).first() if number else None
        context["asset"] = asset
        context["preview"] = preview(asset)
        context["ended"] = ended_on(asset) if asset else ""
        context["library"] = reverse("desk-library")
        return context


def preview(asset):
    """A small picture for the desk, with its name; "" for none."""
    if asset is None:
        return ""
    return picture(asset, "desk", alt=asset.alt_tr or asset.alt_fr or "") or format_html("<span>{}</span>", asset)


class PictureField(forms.ModelChoiceField):
    """The choice of a picture: one whose rights have ended is taken only where it stood before."""

    stood = None

    def get_bound_field(self, form, field_name):
        # Asked for before the field is cleaned: the one place where a field learns what its form began with.
        self.stood = form.get_initial_for_field(self, field_name)
        return super().get_bound_field(form, field_name)

    def clean(self, value):
        asset = super().clean(value)
        stood = getattr(self.stood, "pk", self.stood)
        if asset is not None and asset.is_expired() and str(asset.pk) != str(stood or ""):
            raise ValidationError(
                _("The picture “%(name)s” was usable until %(day)s. Choose another one.")
                % {"name": asset, "day": day(asset.expires_on)},
                code="expired",
            )
        return asset


pick_with("images.asset", PicturePicker, PictureField)


def expired_in(numbers):
    """The pictures of these numbers whose rights have ended."""
    return list(Asset.objects.expired().filter(pk__in=numbers).order_by("pk")) if numbers else []


@check_with
def refuse_expired(before, after):
    """Refuse a text into which a picture was put whose rights have ended. Raises ValidationError."""
    new = pictures_named_in([after]) - pictures_named_in([before])
    refused = expired_in(new)
    if refused:
        names = ", ".join(str(asset) for asset in refused)
        raise ValidationError(
            _("The rights of these pictures have ended, take them out of the text: %s.") % names, code="expired"
        )


@warn_with
def flag_expired(html):
    """Say which pictures of a text have lost their rights since it was written."""
    return [
        _("The rights of the picture “%(name)s” in this text ended on %(day)s.")
        % {"name": asset, "day": day(asset.expires_on)}
        for asset in expired_in(pictures_named_in([html]))
    ]
