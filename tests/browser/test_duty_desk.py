"""An editor at the telephone: a list is pasted, mended and written down, a week is typed by the keyboard and confirmed."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_desk_pages import grave, sign_in
from tests.factories import UserFactory
from tests.pharmacies.making import commune, make_pharmacy
from widgets.pharmacies.models import DutyShift, Pharmacy

pytestmark = pytest.mark.django_db(transaction=True)

DESK = "/admin/pharmacies/dutyshift"
LIST = """Merhaba, haftanın listesi:
{day:%d.%m.%Y}
ÇINAR ECZANESİ – Lale Cad. 5 Schaerbeek – 02 555 12 34 – 22.00-08.00
Kavak Eczanesi, Uluslararasılaştırılamayanlardan Sokağı 7, 1030 Schaerbeek, 02 555 12 35; 19.00-22.00"""


@pytest.fixture
def telephone(house, browser):
    """A page of 360 pixels on which an editor has signed in; watched."""
    UserFactory(username="editor", role="editor", language="tr")
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    watch = Watch(page, house)
    sign_in(page, house, "editor")
    return page, watch


def test_an_editor_pastes_a_list_mends_it_and_confirms_the_week(telephone, house):
    page, watch = telephone
    schaerbeek = commune(postcodes=["1030"])
    make_pharmacy("Çınar", schaerbeek)
    page.goto(f"{house}{DESK}/paste/")
    page.fill("[name=text]", LIST.format(day=timezone.localdate()))
    page.fill("[name=source]", "Oda listesi")
    page.locator("button[name=read]").click()
    expect(page.locator("[name=row-0-name]")).to_have_value("ÇINAR ECZANESİ")
    expect(page.locator(".duty-left")).to_contain_text("Merhaba")
    assert DutyShift.objects.count() == 0
    page.fill("[name=row-1-ends]", "akşam")
    page.locator("button[name=save]").click()
    expect(page.locator(".duty-row.is-wrong")).to_have_count(1)
    expect(page.locator("[name=row-1-ends]")).to_have_value("akşam")
    assert grave(page) == []
    assert no_sideways_scroll(page, 360)
    page.fill("[name=row-1-ends]", "22:00")
    page.locator("button[name=save]").click()
    expect(page).to_have_url(re.compile("/check/"))
    assert (Pharmacy.objects.count(), DutyShift.objects.filter(source="Oda listesi").count()) == (2, 2)
    assert grave(page) == []
    assert no_sideways_scroll(page, 360)
    page.locator(".duty-confirm button[type=submit]").click()
    expect(page).to_have_url(re.compile("/confirmed/"))
    assert DutyShift.objects.filter(checked_at=None).count() == 0
    page.locator(".duty form button[type=submit]").click()
    expect(page.locator(".duty .desk-note")).to_be_visible()
    assert DutyShift.objects.filter(checked_at=None).count() == 2
    watch.assert_clean(expected=("422",))


def test_an_editor_types_a_week_by_the_keyboard_wrong_then_right(telephone, house):
    page, watch = telephone
    place = commune()
    one, _other = make_pharmacy("Çınar Eczanesi", place), make_pharmacy("Kavak Eczanesi", place)
    page.goto(f"{house}{DESK}/week/?place={place.pk}")
    first = page.locator(f"[name=h{one.pk}-0]")
    first.focus()
    page.keyboard.type("N")
    page.keyboard.press("Tab")
    page.keyboard.type("8-20, akşam")
    page.keyboard.press("Enter")
    expect(page.locator(f"#h{one.pk}-1-wrong")).to_be_visible()
    expect(first).to_have_value("N")
    assert grave(page) == []
    assert no_sideways_scroll(page, 360)
    page.fill(f"[name=h{one.pk}-1]", "8-20")
    page.keyboard.press("Enter")
    expect(first).to_have_value("20:00-08:00")
    assert one.shifts.count() == 2
    assert no_sideways_scroll(page, 1280)
    assert grave(page) == []
    watch.assert_clean(expected=("422",))
