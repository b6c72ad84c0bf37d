"""The firms of the tests: bakers and barbers in two communes."""

from tests.directory.owners import FirmFactory, TradeFactory, schaerbeek
from tests.factories import PlaceFactory
from widgets.directory.firms import settle

WORKDAY = [["09:00", "12:30"], ["14:00", "18:00"]]
WEEK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), WORKDAY) | {"sat": [["10:00", "16:00"]]}
HOURS = {"week": WEEK, "holidays": "closed"}


def make_firm(*trades, **words):
    """An entry of the desk that readers see, with its documents and numbers."""
    words = {"hours": HOURS, "languages": ["tr", "fr"], "phones": ["+3225550100"], **words}
    firm = FirmFactory(**words)
    firm.trades.set(trades)
    settle(firm)
    return firm


def make_town():
    """{name: thing}: food with bakers below it, barbers; Schaerbeek and Anderlecht in Brussels; a firm of each kind."""
    region = PlaceFactory(key="be-bru", kind="region", name_tr="Brüksel Bölgesi", name_fr="Région de Bruxelles")
    one = schaerbeek()
    one.parent = region
    one.save()
    other = PlaceFactory(key="be-21001", name_tr="Anderlecht", name_fr="Anderlecht", parent=region)
    food = TradeFactory(name_tr="Gıda", name_fr="Alimentation")
    bakers = TradeFactory(name_tr="Fırınlar", name_fr="Boulangeries", parent=food)
    barbers = TradeFactory(name_tr="Berberler", name_fr="Coiffeurs")
    return {
        "region": region,
        "schaerbeek": one,
        "anderlecht": other,
        "food": food,
        "bakers": bakers,
        "barbers": barbers,
        "baker": make_firm(
            bakers, name="Çınar Fırını", about_tr="Taş fırın.", address="Örnek Sokağı 12", postcode="1030"
        ),
        "barber": make_firm(barbers, name="Salon Işık", place=other, about_fr="Coupe et barbe.", languages=["fr"]),
    }
