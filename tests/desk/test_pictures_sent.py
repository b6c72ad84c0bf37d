"""Sending pictures one by one: rights go with them, bad ones are named, the same file is known again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from korner.images.models import Asset
from tests.factories import ArticleFactory, AssetFactory, TopicFactory, picture_bytes, picture_upload

pytestmark = pytest.mark.django_db

ADD = "/admin/images/asset/add/"
UPLOAD = "/admin/pictures/upload/"
LIBRARY = "/admin/images/asset/"


def send(client, file, **rights):
    return client.post(UPLOAD, {"upload": file, **rights})


def test_credit_and_licence_go_with_each_picture(staff, client):
    staff("journalist")
    answer = send(
        client, picture_upload(), credit="Belga", licence="agency", licence_note="Nr 12", expires_on="2099-03-02"
    ).json()
    asset = Asset.objects.get()
    assert (asset.credit, asset.licence, asset.licence_note) == ("Belga", "agency", "Nr 12")
    assert str(asset.expires_on) == "2099-03-02"
    assert answer["link"] == reverse("admin:images_asset_change", args=[asset.pk])
    assert answer["known"] == ""


@pytest.mark.parametrize(
    "rights",
    [
        {"licence": "stolen"},
        {"licence": "other"},
        {"licence": "own", "expires_on": "2001-01-01"},
        {"licence": "own", "expires_on": "yarın"},
        {"licence": "own", "credit": "x" * 500},
    ],
)
def test_rights_that_make_no_sense_are_refused_in_words(rights, staff, client):
    staff("journalist")
    answer = send(client, picture_upload(), **rights)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"]
    assert Asset.objects.count() == 0


def test_the_same_file_is_known_by_its_bytes_whatever_it_is_called(staff, client):
    there = AssetFactory(name="Meydan")
    staff("journalist")
    answer = send(client, picture_upload("baska-ad.png")).json()
    assert answer["id"] == there.pk
    assert "Meydan" in answer["known"]
    assert Asset.objects.count() == 1
    assert send(client, picture_upload(colour=(1, 2, 3))).json()["known"] == ""


def test_the_same_file_without_script_leads_to_the_picture_that_is_there(staff, client):
    there = AssetFactory(name="Meydan <b>")
    staff("journalist")
    path = reverse("admin:images_asset_change", args=[there.pk])
    answer = client.post(ADD, {"pictures": [picture_upload("yine.jpg")], "licence": "own"})
    assert answer["Location"] == path
    text = client.get(LIBRARY).text
    assert f'<a href="{path}">' in text
    assert "Meydan <b>" not in text


def test_one_file_twice_in_one_go_is_taken_once(staff, client):
    staff("journalist")
    client.post(ADD, {"pictures": [picture_upload("a.jpg"), picture_upload("b.jpg")], "licence": "own"})
    assert [asset.name for asset in Asset.objects.all()] == ["a"]


def test_known_file_whose_rights_have_ended_is_refused(clock, staff, client):
    AssetFactory(name="Eski", expires_on="2026-11-23")
    staff("journalist")
    answer = send(client, picture_upload())
    assert answer.status_code == 400
    assert "Eski" in answer.json()["error"]["message"]
    refused = client.post(ADD, {"pictures": [picture_upload()], "licence": "own"})
    assert "Eski" in str(refused.context["form"].errors["pictures"])
    assert Asset.objects.count() == 1


def test_marks_that_turn_a_name_around_are_not_kept(staff, client):
    staff("journalist")
    send(client, picture_upload("foto\u202egpj.\u2066exe\u2069.jpg"))
    assert Asset.objects.get().name == "fotogpj.exe"
    bad = SimpleUploadedFile("x\u202egnp.exe", b"no", "image/png")
    refused = client.post(ADD, {"pictures": [bad], "licence": "own"})
    assert "\u202e" not in refused.text


def test_wrong_ending_is_no_hindrance_and_a_right_one_is_no_proof(staff, client):
    staff("journalist")
    assert send(client, SimpleUploadedFile("a.txt", picture_bytes(), "text/plain")).status_code == 200
    assert send(client, SimpleUploadedFile("a.jpg", b"MZ\x90", "image/jpeg")).status_code == 400


def test_more_bytes_than_are_taken_are_refused_with_the_limit(staff, client, settings):
    settings.PICTURE_MAX_BYTES = 2 * 1024 * 1024
    staff("journalist")
    answer = send(client, SimpleUploadedFile("a.jpg", picture_bytes() + bytes(3 * 1024 * 1024), "image/jpeg"))
    assert answer.status_code == 400
    assert "2 MB" in answer.json()["error"]["message"]


@pytest.mark.parametrize("role", ["translator", "moderator"])
def test_who_sends_no_pictures_is_offered_no_place_to_drop_them(role, staff, client):
    staff(role)
    assert "<desk-drop" not in client.get(LIBRARY).text
    assert send(client, picture_upload()).status_code == 403
    assert client.post(ADD, {"pictures": [picture_upload()], "licence": "own"}).status_code == 403
    assert Asset.objects.count() == 0


def test_the_librarys_own_form_works_without_script(staff, client):
    staff("journalist")
    text = client.get(LIBRARY).text
    assert f'action="{ADD}"' in text
    assert 'name="pictures"' in text
    assert " multiple" in text
    answer = client.post(
        ADD,
        {"pictures": [picture_upload("a.jpg"), picture_upload("b.jpg", colour=(1, 2, 3))], "licence": "own"},
        follow=True,
    )
    assert {asset.name for asset in answer.context["page"].pictures} == {"a", "b"}


def test_picture_of_drafts_only_is_named_by_no_public_answer(client):
    asset, share, inside, named = (AssetFactory() for _number in range(4))
    draft = ArticleFactory(
        draft=True,
        picture=asset,
        share_picture_tr=share,
        body_tr=f'<p>a</p><figure class="image" data-picture="{inside.pk}"></figure>',
    )
    shown = ArticleFactory(category=draft.category)
    topic = TopicFactory()
    paths = ["/", "/fr/", draft.category.url_in("tr"), shown.url_in("tr"), topic.url_in("tr"), "/rss/", "/sitemap.xml"]
    for path in [*paths, draft.url_in("tr")]:
        text = client.get(path).text
        for one in (asset, share, inside, named):
            assert one.token not in text, path
            assert one.original.name not in text, path
