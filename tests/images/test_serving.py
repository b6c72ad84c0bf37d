"""How picture files are handed out: renditions to everybody, originals to nobody outside."""

import pytest

from korner.images.models import Asset
from korner.images.renditions import make_renditions
from tests.factories import ArticleFactory, AssetFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def asset():
    picture = AssetFactory()
    make_renditions.call(picture.pk)
    return Asset.objects.get(pk=picture.pk)


@pytest.mark.parametrize(("extension", "kind"), [("jpg", "image/jpeg"), ("avif", "image/avif")])
def test_a_rendition_is_kept_by_browsers_for_a_year_and_never_runs(client, asset, extension, kind):
    answer = client.get(asset.rendition_url("free", 320, extension))
    assert answer.status_code == 200
    assert answer["Content-Type"] == kind
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert not answer.cookies
    assert len(b"".join(answer.streaming_content)) == int(answer["Content-Length"])


def test_head_tells_the_same_without_the_bytes(client, asset):
    answer = client.head(asset.rendition_url("free", 320))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize(
    "path",
    [
        "/media/",
        "/media/renditions/",
        "/media/renditions/ab/",
        "/media/renditions/ab/x.jpg",
        "/media/renditions/../../private/originals/x.jpg",
        "/media/renditions/..%2f..%2fprivate/x.jpg",
        "/media/renditions/ab/..%2f..%2f..%2fkorner.sqlite3",
        "/media/originals/x.jpg",
        "/media/renditions/ab/" + "a" * 32 + "-free-320.jpg%0a",
        "/media/renditions/ab/ab" + "a" * 30 + "-free-320.jpg%00",
        "/media/renditions/ab/ab" + "a" * 30 + "-free-320.svg",
        "/media/renditions/ab/ab" + "a" * 30 + "-2x1-320.jpg",
        "/media/renditions/ab/ab" + "a" * 30 + "-free-99999.jpg",
        "/media/renditions/ab/ab" + "a" * 30 + "-free-٣٢٠.jpg",
        "/media/renditions/cd/ab" + "a" * 30 + "-free-320.jpg",
        "/media/renditions/ab/ab" + "a" * 30 + "-free-320.jpg",
    ],
)
def test_nothing_else_is_found_below_media(client, path):
    assert client.get(path).status_code == 404


def test_a_width_that_was_not_made_is_not_found(client, asset):
    assert client.get(asset.rendition_url("free", 1919)).status_code == 404


def test_the_old_name_of_a_picture_is_not_found_once_its_files_are_gone(client, asset):
    from korner.images.renditions import cut_anew, delete_files, rendition_names

    old, names = asset.rendition_url("free", 320), rendition_names(asset)
    cut_anew(asset)
    delete_files.call(names)
    assert client.get(old).status_code == 404


def test_the_original_has_no_public_address(client, asset, settings):
    assert (settings.PRIVATE_ROOT / asset.original.name).is_file()
    for path in (f"/media/{asset.original.name}", f"/private/{asset.original.name}", f"/{asset.original.name}"):
        assert client.get(path).status_code == 404


def test_the_desk_gives_the_original_only_to_those_who_may_see_the_library(client, asset, staff):
    path = f"/admin/pictures/original/{asset.pk}/"
    assert client.get(path).status_code == 302
    staff("moderator")
    assert client.get(path).status_code == 403
    staff("journalist")
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]


def test_no_public_page_names_the_picture_of_a_draft(client, asset):
    row = ArticleFactory(picture=asset, draft=True)
    shown = ArticleFactory(category=row.category)
    for path in ("/", "/fr/", row.category.url_in("tr"), shown.url_in("tr"), "/rss/"):
        assert asset.token not in client.get(path).text


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_nothing_can_be_sent_to_a_picture(client, asset, method):
    assert getattr(client, method)(asset.rendition_url("free", 320)).status_code == 405
