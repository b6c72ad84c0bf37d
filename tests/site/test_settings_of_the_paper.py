"""The paper's own facts, and what is refused among them."""

import pytest
from django.core.exceptions import ValidationError

from korner.site.models import SiteSettings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "written", ["0403.019.261", "BE0403019261", "be 0403.019.261", "BE 0403 019 261", "403019261", " 0403-019-261 "]
)
def test_a_company_number_is_kept_in_one_spelling(written):
    paper = SiteSettings(name_tr="Korner", company_number=written)
    paper.clean()
    assert paper.company_number == "BE 0403.019.261"


@pytest.mark.parametrize(
    "written", ["0403.019.262", "123", "TR1234567890", "abc", "<script>", "0" * 24, "FR40303265045"]
)
def test_a_number_that_is_none_is_refused_with_words(written):
    with pytest.raises(ValidationError) as refusal:
        SiteSettings(company_number=written).clean()
    assert refusal.value.message_dict["company_number"][0]


def test_no_company_number_is_no_mistake():
    SiteSettings(company_number="").clean()


@pytest.mark.parametrize("field", ["facebook", "instagram", "youtube", "x", "linkedin"])
@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org/a", "data:text/html,x"])
def test_social_pages_are_web_addresses(field, address):
    with pytest.raises(ValidationError) as refusal:
        SiteSettings(name_tr="K", **{field: address}).clean_fields()
    assert field in refusal.value.message_dict


def test_social_pages_stand_in_a_fixed_order_and_only_those_that_were_entered():
    paper = SiteSettings(linkedin="https://l.test/", facebook="https://f.test/")
    assert [name for name, _label, _url in paper.social_links()] == ["facebook", "linkedin"]


def test_reading_the_settings_writes_nothing():
    assert SiteSettings.current().name_tr
    assert not SiteSettings.objects.exists()
