"""Which cuts are made of a picture, under which names, and what becomes of them when it changes."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from articles import workflow
from korner.images import renditions
from korner.images.intake import take_in
from korner.images.models import Asset
from korner.images.rendered import RATIOS
from korner.images.renditions import (
    crop_box,
    cut_anew,
    delete_files,
    formats_of,
    make_renditions,
    rendition_names,
    widths_for,
)
from tests.factories import ArticleFactory, AssetFactory, AuthorFactory, UserFactory, picture_upload

SHAPES = {ratio: shape for ratio, shape in RATIOS.items() if shape}


def files(settings):
    """The names of all public picture files."""
    return {str(path.relative_to(settings.MEDIA_ROOT)) for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()}


@pytest.fixture
def cut(settings):
    """A picture with all its renditions."""
    asset = take_in(picture_upload(width=1000, height=750))
    make_renditions.call(asset.pk)
    asset.refresh_from_db()
    return asset


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Do something with what follows its commit."""

    def act(function):
        with django_capture_on_commit_callbacks(execute=True):
            return function()

    return act


# --- the cut ----------------------------------------------------------------------------------------------------------
sizes = st.integers(min_value=16, max_value=9000)
parts = st.floats(min_value=0, max_value=1)


@given(sizes, sizes, st.sampled_from(sorted(SHAPES.values())), parts, parts)
def test_a_cut_lies_within_the_picture_has_its_shape_and_is_as_large_as_can_be(width, height, shape, x, y):
    left, top, right, bottom = crop_box(width, height, shape, x, y)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert abs((right - left) - shape * (bottom - top)) <= 1 + shape
    assert right - left == width or bottom - top == height
    assert left <= x * width <= right + 1
    assert top <= y * height <= bottom + 1


@pytest.mark.parametrize(("focus", "left"), [(0.0, 0), (0.5, 300), (1.0, 600), (0.4, 200)])
def test_a_cut_stands_around_the_focal_point_as_far_as_the_edges_allow(focus, left):
    assert crop_box(1000, 400, 1.0, focus, 0.5) == (left, 0, left + 400, 400)


@pytest.mark.django_db
def test_what_the_focal_point_marks_is_in_every_cut(settings):
    picture = Image.new("RGB", (1600, 800), "white")
    picture.paste("red", (1500, 0, 1600, 800))
    out = BytesIO()
    picture.save(out, "PNG")
    asset = take_in(SimpleUploadedFile("x.png", out.getvalue()), focus_x=1.0)
    make_renditions.call(asset.pk)
    asset.refresh_from_db()
    for ratio in RATIOS:
        width = asset.widths(ratio)[-1]
        with Image.open(settings.MEDIA_ROOT / asset.rendition_name(ratio, width, "jpg")) as rendition:
            red, green, _blue = rendition.getpixel((rendition.width - 4, rendition.height // 2))
            assert red > 200 > 90 > green, ratio


@pytest.mark.django_db
def test_every_ratio_comes_in_its_formats_and_true_to_its_shape(cut, settings):
    assert set(cut.renditions) == set(RATIOS)
    for ratio, shape in RATIOS.items():
        assert cut.widths(ratio) == sorted(set(cut.widths(ratio)))
        for width in cut.widths(ratio):
            for extension in formats_of(ratio):
                kind = {"jpg": "JPEG", "avif": "AVIF"}[extension]
                with Image.open(settings.MEDIA_ROOT / cut.rendition_name(ratio, width, extension)) as rendition:
                    assert rendition.format == kind
                    assert rendition.width == width
                    assert rendition.height == cut.height_of(ratio, width)
                    assert abs(rendition.width / rendition.height - (shape or 1000 / 750)) < 0.03


@pytest.mark.django_db
def test_widths_reach_from_320_to_1920_and_no_picture_is_blown_up(cut):
    assert widths_for("free", 4000) == [320, 640, 960, 1280, 1920]
    assert widths_for("1x1", 1500) == [160, 320, 640, 960, 1280]
    assert cut.widths("free") == cut.widths("16x9")[1:] == [320, 640, 960]
    assert cut.widths("1x1") == [160, 320, 640]


@given(st.sampled_from(sorted(RATIOS)), st.floats(min_value=1, max_value=9000))
def test_some_width_is_made_of_every_cut(ratio, width):
    made = widths_for(ratio, width)
    assert made
    assert all(1 <= w <= max(width, 1) for w in made)


# --- names ------------------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_names_hold_128_random_bits_and_no_two_pictures_share_them(settings):
    first, second = AssetFactory(), AssetFactory()
    assert len(first.token) == 32
    assert first.token != second.token
    assert all(first.token in name or second.token in name for name in files(settings))


@pytest.mark.django_db
def test_the_row_knows_every_file_there_is(cut, settings):
    assert files(settings) == set(rendition_names(cut))


@pytest.mark.django_db
@pytest.mark.parametrize("width", [17, 200, 333, 959, 1000, 1279, 1281])
def test_the_first_rendition_is_one_of_those_made_later(settings, width):
    asset = take_in(picture_upload(width=width, height=40))
    first = files(settings)
    assert first == set(rendition_names(asset))
    make_renditions.call(asset.pk)
    asset.refresh_from_db()
    assert first < files(settings) == set(rendition_names(asset))


@pytest.mark.django_db
def test_making_renditions_twice_changes_no_file(cut, settings):
    before = {name: (settings.MEDIA_ROOT / name).read_bytes() for name in files(settings)}
    make_renditions.call(cut.pk)
    assert {name: (settings.MEDIA_ROOT / name).read_bytes() for name in files(settings)} == before


@pytest.mark.django_db
def test_a_picture_that_was_cut_anew_has_other_names_and_the_old_files_go(cut, settings, committed):
    old = set(rendition_names(cut))
    cut.focus_x = 0.1
    cut.save()
    committed(lambda: cut_anew(cut))
    cut.refresh_from_db()
    assert cut.renditions == {"free": [960], "first": True}
    assert not set(rendition_names(cut)) & old
    delete_files.call(sorted(old))
    make_renditions.call(cut.pk)
    cut.refresh_from_db()
    assert files(settings) == set(rendition_names(cut))


@pytest.mark.django_db
def test_a_cut_that_was_overtaken_leaves_nothing_under_the_old_names(settings, monkeypatch):
    asset = take_in(picture_upload())
    old = asset.token
    made = renditions.make_all

    def overtaken(picture):
        result = made(picture)
        cut_anew(Asset.objects.get(pk=picture.pk))
        return result

    monkeypatch.setattr(renditions, "make_all", overtaken)
    make_renditions.call(asset.pk)
    asset.refresh_from_db()
    assert asset.token != old
    assert asset.renditions == {"free": [640], "first": True}
    assert [
        name for name in files(settings) if old in name and name != f"renditions/{old[:2]}/{old}-free-640.jpg"
    ] == []


@pytest.mark.django_db
def test_a_picture_that_has_gone_meanwhile_is_no_error():
    make_renditions.call(987654)


@pytest.mark.django_db
def test_files_that_are_gone_already_are_no_error():
    delete_files.call(["renditions/ab/none.jpg"])


# --- withdrawing ------------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_withdrawing_a_story_renames_all_its_pictures(committed):
    lead, within, shared = AssetFactory(), AssetFactory(), AssetFactory()
    row = ArticleFactory(
        picture=lead,
        share_picture_fr=shared,
        body_fr=f'<figure class="image" data-picture="{within.pk}"></figure><p>x</p>',
    )
    tokens = {asset.pk: asset.token for asset in (lead, within, shared)}
    committed(lambda: workflow.withdraw(row, by=UserFactory(role="editor"), note="Bir neden."))
    for asset in (lead, within, shared):
        asset.refresh_from_db()
        assert asset.token != tokens[asset.pk]


@pytest.mark.django_db
@pytest.mark.parametrize("other", ["lead", "within", "portrait"])
def test_a_picture_that_something_else_shows_keeps_its_name(committed, other):
    asset = AssetFactory()
    row = ArticleFactory(picture=asset)
    if other == "lead":
        ArticleFactory(picture=asset)
    elif other == "within":
        ArticleFactory(body_tr=f'<figure class="image" data-picture="{asset.pk}"></figure><p>x</p>')
    else:
        AuthorFactory(portrait=asset)
    committed(lambda: workflow.withdraw(row, by=UserFactory(role="editor"), note="Bir neden."))
    assert Asset.objects.get(pk=asset.pk).token == asset.token


@pytest.mark.django_db
def test_a_draft_that_holds_the_picture_does_not_keep_its_name(committed):
    asset = AssetFactory()
    row = ArticleFactory(picture=asset)
    ArticleFactory(picture=asset, draft=True)
    committed(lambda: workflow.withdraw(row, by=UserFactory(role="editor"), note="Bir neden."))
    assert Asset.objects.get(pk=asset.pk).token != asset.token
