"""Who may do what with pictures: every role against every address of the library and every verb."""

import pytest
from django.urls import reverse

from korner.images.models import Asset
from tests.factories import AssetFactory, UserFactory, picture_upload

pytestmark = pytest.mark.django_db

ROLES = ["journalist", "translator", "editor", "moderator", "chief"]
NEWSROOM = "journalist translator editor chief"
WRITERS = "journalist editor chief"
WORDS = {"licence": "own", "focus_x": "0.5", "focus_y": "0.5", "alt_tr": "Bir meydan", "alt_fr": "Une place"}


def page(name, *args):
    return reverse(f"admin:images_asset_{name}", args=args)


# what is done: (verb, address, what is sent, who may; with the answer that tells he did)
def acts(own, theirs):
    upload = reverse("desk-upload")
    return {
        "ask the library": ("get", page("changelist") + "?q=meydan&use=unused", {}, NEWSROOM, 200),
        "open the dialog": ("get", reverse("desk-library") + "?frame=1", {}, NEWSROOM, 200),
        "ask in the dialog": ("get", reverse("desk-library") + "?q=meydan&rights=expired", {}, NEWSROOM, 200),
        "send one": ("post", upload, {"upload": picture_upload(colour=(9, 8, 7))}, WRITERS, 200),
        "send without script": ("post", page("add"), {"pictures": [picture_upload(colour=(6, 5, 4))], "licence": "own"}, WRITERS, 302),
        "move the point of his own": ("post", page("change", own.pk), {**WORDS, "focus_x": "0.2"}, WRITERS, 302),
        "move the point of a colleague's": ("post", page("change", theirs.pk), {**WORDS, "focus_x": "0.2"}, "editor chief", 302),
        "end the rights of a colleague's": ("post", page("change", theirs.pk), {**WORDS, "expires_on": "2020-01-01"}, "editor chief", 302),
        "see its history": ("get", page("history", theirs.pk), {}, NEWSROOM, 200),
        "save the original": ("get", reverse("desk-original", args=[theirs.pk]), {}, NEWSROOM, 200),
        "be asked about deleting": ("get", page("delete", theirs.pk), {}, "chief", 200),
        "be asked about deleting several": ("post", page("changelist"), {"chosen": [theirs.pk]}, "chief", 200),
        "delete": ("post", page("delete", theirs.pk), {"post": "yes"}, "chief", 302),
        "delete several": ("post", page("changelist"), {"chosen": [own.pk], "confirmed": "1"}, "chief", 302),
    }  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_each_role_does_what_it_may_and_nothing_else(role, staff, client):
    person = staff(role)
    own, theirs = AssetFactory(by=person), AssetFactory(by=UserFactory(role="editor"))
    wrong = []
    for name, (verb, address, sent, who, done) in acts(own, theirs).items():
        status = getattr(client, verb)(address, sent).status_code
        if status != (done if role in who.split() else 403):
            wrong.append((name, status))
    assert wrong == []
    assert Asset.objects.filter(pk=theirs.pk).exists() == (role != "chief")


def test_nobody_gets_in_without_signing_in(client):
    own, theirs = AssetFactory(), AssetFactory()
    for name, (verb, address, sent, _who, _done) in acts(own, theirs).items():
        answer = getattr(client, verb)(address, sent)
        assert answer.status_code == 302, name
        assert "login" in answer["Location"], name
    assert Asset.objects.count() == 2


@pytest.mark.parametrize("verb", ["put", "delete", "patch"])
def test_other_verbs_change_nothing(verb, staff, client):
    asset = AssetFactory()
    staff("chief")
    for address in (reverse("desk-library"), reverse("desk-upload"), reverse("desk-original", args=[asset.pk])):
        assert getattr(client, verb)(address).status_code == 405
    assert Asset.objects.filter(pk=asset.pk).exists()
