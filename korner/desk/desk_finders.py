"""The people of the paper, found at the desk by those who see accounts."""

from django.utils.translation import gettext_lazy as _

from korner.accounts.models import User
from korner.desk.finding import Finder, Found, Text


class People(Finder):
    """Accounts, by name and user name."""

    name, number, model, icon, words = "person", 8, User, "badge", _("People")

    def texts(self, person):
        for language in ("tr", "fr"):
            yield Text(language, f"{person.first_name} {person.last_name}\n{person.username}\n{person.email}")

    def entry(self, person):
        return Found(str(person), self.link(person), note=person.username, icon=self.icon)


FINDERS = [People()]
