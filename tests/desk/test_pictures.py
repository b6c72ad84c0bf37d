"""Pictures at the desk: what is taken, what is refused and how, the focal point, where a picture is used."""

import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from korner.images.in_texts import with_sources
from korner.images.models import Asset
from korner.images.uses import uses_of
from tests.factories import ArticleFactory, AssetFactory, AuthorFactory, picture_bytes, picture_upload

pytestmark = pytest.mark.django_db

ADD = "/admin/images/asset/add/"
WORDS = {"credit": "Şükrü Özgür", "licence": "own"}


def bomb():
    """A PNG of 12,000 x 12,000 pixels in a few kilobytes."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = zlib.compress(b"\x00" * (12000 * 1501), 9)
    head = struct.pack(">IIBBBBB", 12000, 12000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


BAD = {
    "svg": lambda: SimpleUploadedFile("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
    "svg named jpg": lambda: SimpleUploadedFile("a.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/jpeg"),
    "broken": lambda: SimpleUploadedFile("b.jpg", picture_bytes()[:200], "image/jpeg"),
    "bomb": lambda: SimpleUploadedFile("c.png", bomb(), "image/png"),
    "page": lambda: SimpleUploadedFile("d.png", b"<html><script>alert(1)</script>", "image/png"),
    "empty": lambda: SimpleUploadedFile("e.png", b"", "image/png"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_no_picture_is_refused_with_words_and_the_form_comes_back_filled(kind, staff, client):
    staff("journalist")
    response = client.post(ADD, {"pictures": [BAD[kind]()], **WORDS})
    assert response.status_code == 200
    assert response.context["form"].errors["pictures"]
    assert "Şükrü Özgür" in response.content.decode()
    assert Asset.objects.count() == 0


def test_a_file_that_is_too_large_is_refused(staff, client, settings):
    settings.PICTURE_MAX_BYTES = 1000
    staff("journalist")
    response = client.post(ADD, {"pictures": [picture_upload()], **WORDS})
    assert response.context["form"].errors["pictures"]


def test_several_are_sent_at_once_and_the_good_ones_are_kept(staff, client):
    person = staff("journalist")
    files = [picture_upload("bir.jpg"), BAD["svg"](), picture_upload("iki.jpg", colour=(0, 90, 40))]
    response = client.post(ADD, {"pictures": files, **WORDS})
    assert response.status_code == 200
    assert len(response.context["form"].errors["pictures"]) == 1
    kept = Asset.objects.order_by("pk")
    assert [(asset.name, asset.credit, asset.uploaded_by) for asset in kept] == [
        ("bir", "Şükrü Özgür", person),
        ("iki", "Şükrü Özgür", person),
    ]


def test_one_picture_leads_to_its_own_page_for_its_words(staff, client):
    staff("journalist")
    response = client.post(ADD, {"pictures": [picture_upload()], **WORDS})
    assert response["Location"] == reverse("admin:images_asset_change", args=[Asset.objects.get().pk])


def test_nothing_of_the_senders_file_name_reaches_the_store(staff, client):
    staff("journalist")
    client.post(ADD, {"pictures": [picture_upload("../../<b>x</b>.jpg")], **WORDS})
    asset = Asset.objects.get()
    assert "x" not in asset.original.name.split("/")[-1].rsplit(".", 1)[0]
    assert "<b>x</b>" not in client.get("/admin/images/asset/").content.decode()


def test_the_editor_gets_the_address_and_the_number_of_what_it_sends(staff, client):
    person = staff("journalist")
    response = client.post(reverse("desk-upload"), {"upload": picture_upload()})
    asset = Asset.objects.get()
    assert response.json()["id"] == asset.pk
    assert client.get(response.json()["url"]).status_code == 200
    assert asset.uploaded_by == person


@pytest.mark.parametrize("kind", [*BAD, "nothing"])
def test_the_editor_is_told_in_words_what_is_refused(kind, staff, client):
    staff("journalist")
    response = client.post(reverse("desk-upload"), {"upload": BAD[kind]()} if kind in BAD else {})
    assert response.status_code == 400
    assert response.json()["error"]["message"]
    assert Asset.objects.count() == 0


def test_the_upload_asks_for_the_token_of_the_form(staff):
    from django.test import Client

    from tests.factories import UserFactory

    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(role="editor"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("desk-upload"), {"upload": picture_upload()}).status_code == 403


def test_a_journalist_changes_his_own_pictures_only(staff, client):
    theirs = AssetFactory(credit="Ajans")
    person = staff("journalist")
    own = AssetFactory(by=person)
    words = {"credit": "Yeni", "licence": "own", "focus_x": "0.5", "focus_y": "0.5"}
    client.post(reverse("admin:images_asset_change", args=[own.pk]), words)
    assert client.post(reverse("admin:images_asset_change", args=[theirs.pk]), words).status_code == 403
    own.refresh_from_db()
    theirs.refresh_from_db()
    assert (own.credit, theirs.credit) == ("Yeni", "Ajans")


def test_a_moved_focal_point_gives_the_picture_new_cuts_under_new_names(
    staff, client, django_capture_on_commit_callbacks
):
    staff("editor")
    asset = AssetFactory()
    words = {"licence": "own", "focus_x": "0.1", "focus_y": "0.5", "alt_tr": "Bir çizim", "alt_fr": "Un dessin"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("admin:images_asset_change", args=[asset.pk]), words)
    moved = Asset.objects.get(pk=asset.pk)
    assert moved.focus_x == 0.1
    assert moved.token != asset.token


def test_a_focal_point_outside_the_picture_is_refused(staff, client):
    staff("editor")
    asset = AssetFactory()
    response = client.post(
        reverse("admin:images_asset_change", args=[asset.pk]), {"licence": "own", "focus_x": "7", "focus_y": "x"}
    )
    assert set(response.context["adminform"].form.errors) >= {"focus_x", "focus_y"}


def test_a_stored_text_gets_its_pictures_back_while_it_is_edited(staff, client):
    asset = AssetFactory()
    stored = f'<p>a</p><figure class="image" data-picture="{asset.pk}"><figcaption>Alt yazı</figcaption></figure>'
    filled = with_sources(stored)
    assert f'src="{asset.rendition_url("free", asset.widths("free")[0])}"' in filled
    assert with_sources(filled) == filled
    story = ArticleFactory(draft=True, body_tr=stored)
    staff("editor")
    page = client.get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()
    assert asset.token in page


def test_a_picture_tells_where_it_is_used(staff, client):
    asset = AssetFactory()
    lead = ArticleFactory(picture=asset, headline_tr="Başta")
    inside = ArticleFactory(
        body_tr=f'<p>a</p><figure class="image" data-picture="{asset.pk}"></figure>', headline_tr="İçinde"
    )
    author = AuthorFactory(portrait=asset)
    ArticleFactory(body_tr=f'<p>a</p><figure class="image" data-picture="{asset.pk}9"></figure>')
    assert set(uses_of(asset)) == {lead, inside, author}
    staff("journalist")
    text = client.get(reverse("admin:images_asset_change", args=[asset.pk])).content.decode()
    assert "Başta" in text
    assert "İçinde" in text


def test_the_original_is_saved_as_a_file_and_never_opened(staff, client):
    staff("translator")
    asset = AssetFactory()
    response = client.get(reverse("desk-original", args=[asset.pk]))
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("attachment")
    assert "no-store" in response["Cache-Control"]
