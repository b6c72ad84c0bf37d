"""A table of trades, as an app would write it."""

from django.utils.translation import gettext_lazy as _

from korner.tables import Column, RowTrouble, TableResource, cells
from widgets.directory.models import Trade


def top_trade(text):
    """The trade of the first level with this Turkish name."""
    found = Trade.objects.filter(name_tr=text, parent=None).first()
    if found is None:
        raise ValueError(f"“{text}” is no trade.")
    return found


class TradeTable(TableResource):
    """Trades: two names, the one above, and an order."""

    columns = [
        Column("name_tr", _("Turkish name"), cells.Line(80), spellings=("ad", "isim"), required=True, example="Fırın"),
        Column("name_fr", _("French name"), cells.Line(80), spellings=("nom",), required=True, example="Boulangerie"),
        Column("parent", _("belongs to"), cells.Found(top_trade, lambda trade: trade.name_tr), spellings=("üst",)),
        Column("order", _("order"), cells.Whole(0, 30_000, empty=100), spellings=("sıra", "ordre"), example="10"),
    ]
    identities = [("name_tr",)]

    class Meta:
        model = Trade
        clean_model_instances = False

    def check_row(self, instance, values, new):
        if instance.order == 666:
            raise RowTrouble("order", "Not this one.")
