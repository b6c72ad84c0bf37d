"""The pictures of the library, found at the desk."""

from django.utils.translation import gettext_lazy as _

from korner.desk.finding import Finder, Found, Text
from korner.images.models import Asset


class Pictures(Finder):
    """Pictures, by name, credit and alternative text."""

    name, number, model, icon, words = "picture", 6, Asset, "image", _("Pictures")

    def texts(self, asset):
        for language in ("tr", "fr"):
            yield Text(language, f"{asset.name}\n{asset.credit}\n{getattr(asset, f'alt_{language}') or ''}")

    def entry(self, asset):
        return Found(str(asset), self.link(asset), note=asset.credit, icon=self.icon)


FINDERS = [Pictures()]
