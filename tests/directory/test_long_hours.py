"""The longest hours that a firm can have reach its owner's form whole, and are read there again."""

import pytest

from korner.hours_typed import parse_line
from tests.directory.making import make_firm
from tests.hours.fullest import fullest
from widgets.directory.owning.fields import HoursField
from widgets.directory.owning.forms import initial_of
from widgets.directory.owning.values import now

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_form_of_the_owner_shows_the_longest_hours_whole_and_takes_them_back(language, clock):
    stored = fullest().stored()
    shown = initial_of(now(make_firm(hours=stored)), language)["hours"]
    assert parse_line(shown, language).stored() == stored
    assert HoursField(required=False).clean(shown) == stored
