"""The authors, found at the desk."""

from django.utils.translation import gettext_lazy as _

from authors.models import Author
from korner.desk.finding import Finder, Found, Text
from korner.languages import FRENCH, TURKISH


class Authors(Finder):
    """Whoever may stand above a story, by name, office and address."""

    name, number, model, icon, words = "author", 5, Author, "groups", _("Authors")

    def texts(self, author):
        for language in (TURKISH, FRENCH):
            yield Text(language, f"{author.name}\n{author.slug}\n{author.office_in(language)}")

    def entry(self, author):
        return Found(author.name, self.link(author), note=author.office_tr or author.office_fr or "", icon=self.icon)


FINDERS = [Authors()]
