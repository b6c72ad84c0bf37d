"""The standing pages, found at the desk."""

from django.utils.translation import gettext_lazy as _

from korner.desk.finding import Finder, Text
from korner.site.models import StandingPage


class StandingPages(Finder):
    """Pages that stand, by title and lead."""

    name, number, model, icon, words = "standing page", 7, StandingPage, "description", _("Standing pages")

    def texts(self, page):
        for language in ("tr", "fr"):
            yield Text(language, f"{page.name_in(language)}\n{getattr(page, f'lead_{language}') or ''}")


FINDERS = [StandingPages()]
