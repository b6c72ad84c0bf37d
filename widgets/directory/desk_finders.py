"""Firms, found at the desk."""

from django.utils.translation import gettext_lazy as _

from korner.desk.finding import Finder, Found, Text
from widgets.directory.models import Firm


class Firms(Finder):
    """Firms, by name, address, place and number."""

    name, number, model, icon, words = "firm", 14, Firm, "storefront", _("Firms")
    has_body = True

    def rows(self):
        return Firm._base_manager.select_related("place")

    def texts(self, firm):
        yield Text("tr", firm.name)
        yield Text("fr", firm.name)
        where = " ".join(filter(None, [firm.address, firm.postcode, str(firm.place), firm.company_number]))
        yield Text(firm.language or "tr", where, head=False)

    def entry(self, firm):
        return Found(firm.name, self.link(firm), note=str(firm.place), icon=self.icon)


FINDERS = [Firms()]
