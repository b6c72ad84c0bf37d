"""The demo's directory is made up, whole, and may be filled again."""

import pytest

from korner.hours_typed import parse_line
from korner.places.demo import fill as fill_places
from widgets.directory import demo
from widgets.directory.demo_firms import FIRMS, HOURS, TRADES
from widgets.directory.models import Firm, FirmCount, FirmPicture, Trade

pytestmark = pytest.mark.django_db


def test_demo_fills_the_directory_once(clock, client, monkeypatch):
    monkeypatch.setattr(demo.drawn, "pictures", lambda wanted: {})
    monkeypatch.setattr(demo, "DRAWN", {})
    fill_places()
    demo.fill()
    demo.fill()
    firms = list(Firm.objects.visible().prefetch_related("trades").select_related("place"))
    assert len(firms) == len(FIRMS) >= 40
    assert len({trade.pk for firm in firms for trade in firm.trades.all()}) >= 12
    assert Trade.objects.count() == len(TRADES)
    assert sum(FirmCount.objects.filter(trade=None).values_list("firms", flat=True)) == len(FIRMS)
    assert sum(bool(firm.featured_from) for firm in firms) == 2
    assert all(number.startswith(("+3225550", "+9027255501")) for firm in firms for number in firm.phones)
    assert all("uydurma" in firm.about_tr or "imaginaire" in firm.about_fr for firm in firms)
    assert not FirmPicture.objects.exists()
    for path in ("/firma-rehberi/", "/fr/annuaire/", "/firma-rehberi/yeme-icme/", firms[0].url_in("fr")):
        assert client.get(path).status_code == 200


def test_demo_hours_are_read(db):
    assert all(parse_line(line) for line in HOURS.values())
