"""How a picture is offered to a browser, so that nothing jumps and nobody loads more than is shown."""

import pytest
from django.template import Context, Template
from lxml import html

from korner.images.intake import take_in
from korner.images.models import Asset
from korner.images.rendered import RATIOS
from korner.images.renditions import widths_for
from korner.images.show import PRESETS, picture, share_picture
from tests.factories import AssetFactory, picture_upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def asset():
    """A picture with all its renditions, described without being made: markup is written from the row alone."""
    made = {ratio: widths_for(ratio, 1500) for ratio in RATIOS}
    return Asset(width=2000, height=1500, renditions=made, alt_tr='Bir "çizim" <b>', alt_fr="Un dessin")


def markup(asset, preset, **kwargs):
    return html.fragment_fromstring(f"<div>{picture(asset, preset, **kwargs)}</div>")


def image_in(*args, **kwargs):
    (image,) = markup(*args, **kwargs).iter("img")
    return image


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_reserves_its_frame_and_offers_both_formats(asset, preset):
    ratio, widest, sizes = PRESETS[preset]
    element = markup(asset, preset)
    (source,), (image,) = element.iter("source"), element.iter("img")
    width, height = int(image.get("width")), int(image.get("height"))
    shape = {"16x9": 16 / 9, "4x3": 4 / 3, "1x1": 1, "free": 2000 / 1500}[ratio]
    assert abs(width / height - shape) < 0.03
    assert source.get("type") == "image/avif"
    for element, extension in ((source, "avif"), (image, "jpg")):
        offered = [entry.split() for entry in element.get("srcset").split(", ")]
        assert offered
        for address, width in offered:
            assert address.endswith(f"-{ratio}-{width.removesuffix('w')}.{extension}")
            assert int(width.removesuffix("w")) <= widest
        assert element.get("sizes") == sizes
    assert image.get("src") in image.get("srcset")
    assert image.get("alt") is not None


def test_pictures_below_are_loaded_late_and_the_first_one_early(asset):
    assert image_in(asset, "card").get("loading") == "lazy"
    eager = image_in(asset, "lead", eager=True)
    assert eager.get("loading") is None
    assert eager.get("fetchpriority") == "high"


def test_the_words_of_a_picture_cannot_break_out_of_their_attribute(asset):
    image = image_in(asset, "card", alt=asset.alt_in("tr"))
    assert image.get("alt") == 'Bir "çizim" <b>'


def test_until_the_cuts_are_made_the_first_rendition_stands_in_the_presets_frame():
    first = take_in(picture_upload(width=2000, height=1500))
    image = image_in(first, "card")
    assert "<source" not in picture(first, "card")
    assert abs(int(image.get("width")) / int(image.get("height")) - 16 / 9) < 0.03
    assert "-free-1280.jpg" in image.get("src")


def test_no_picture_is_no_markup(asset):
    assert picture(None, "card") == ""
    asset.renditions = {}
    assert picture(asset, "card") == ""


def test_the_template_tag_prints_the_same(asset):
    made = Template('{% picture asset "card" alt="Bir söz" %}').render(Context({"asset": asset}))
    assert made == picture(asset, "card", alt="Bir söz")


def test_a_decorative_picture_has_no_words_in_any_language():
    decorative = AssetFactory(decorative=True)
    assert decorative.alt_in("tr") == decorative.alt_in("fr") == ""


def test_the_words_of_one_language_never_stand_in_for_the_others():
    assert AssetFactory(alt_tr="Yalnız Türkçe", alt_fr="").alt_in("fr") == ""


def test_pictures_that_lack_words_are_found():
    AssetFactory()
    AssetFactory(decorative=True, alt_tr="", alt_fr="")
    lacking = AssetFactory(alt_fr="")
    assert list(Asset.objects.without_words()) == [lacking]


def test_other_sites_get_a_whole_address_of_a_jpeg_with_its_size(asset):
    address, width, height = share_picture(asset)
    assert address.startswith("http://testserver/media/renditions/")
    assert address.endswith("-share-1200.jpg")
    assert (width, height) == (1200, 630)
    assert share_picture(None) is None
