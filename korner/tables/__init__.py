"""Tables of the desk: a file is read and tried out row by row, written as a whole or not at all, and given out again.

    class TradeTable(TableResource):
        columns = [
            Column("name_tr", _("Name in Turkish"), cells.Line(80), spellings=("ad", "isim"), required=True, example="Fırın"),
            Column("name_fr", _("Name in French"), cells.Line(80), spellings=("nom",), required=True, example="Boulangerie"),
        ]
        identities = [("name_tr",)]

        class Meta:
            model = Trade

The admin takes `TableAdmin` (korner.desk.tables) and says `table = TradeTable`: that is all.
"""

from korner.tables.columns import Column
from korner.tables.resource import TableResource
from korner.tables.sheet import TableTrouble
from korner.tables.trial import RowTrouble

__all__ = ["Column", "RowTrouble", "TableResource", "TableTrouble"]
