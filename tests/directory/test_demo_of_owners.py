"""The demo's queue has a firm, a change and a claim, once."""

import pytest

from korner.moderation.models import Case
from tests.directory.owners import FirmFactory, TradeFactory
from widgets.directory.models import Firm, FirmChange, FirmClaim
from widgets.directory.owning import demo

pytestmark = pytest.mark.django_db


def test_they_wait_and_are_not_made_twice():
    TradeFactory()
    FirmFactory()
    FirmFactory()
    for _time in range(2):
        demo.fill()
    assert [model.objects.filter(state="pending").count() for model in (Firm, FirmChange, FirmClaim)] == [1, 1, 1]
    assert Case.objects.filter(state="pending").count() == 3


def test_without_trades_nothing_waits():
    assert "no firm" in demo.fill()
