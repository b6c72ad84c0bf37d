"""A text that was typed and not saved is told on the start page, and can be read even when its thing was deleted."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from korner.desk.models import Draft
from tests.desk.test_autosave import SLOT, keep
from tests.desk.test_stories import ADD, change
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

LEFT = reverse("desk-left", args=[SLOT])


def told(client):
    """The unsaved texts on the start page."""
    panels = {panel["icon"]: panel["items"] for panel in client.get("/admin/").context["panels"]}
    return [(item["title"], item["link"]) for item in panels.get("edit_off", [])]


@pytest.fixture
def gone(staff, client):
    """A draft of a story that was deleted; its writer is signed in."""
    person = staff("journalist", language="en")
    story = ArticleFactory(draft=True, created_by=person)
    keep(client, story, headline_tr="Silinenin başlığı", body_tr="<p>Günlerce <b>yazılan</b> metin.</p><p>İkinci.</p>")
    story.delete()
    return person


def test_an_unsaved_text_leads_to_its_form(staff, client):
    person = staff("journalist")
    story = ArticleFactory(draft=True, created_by=person)
    keep(client, story, headline_tr="Yarım kalan")
    assert told(client) == [("Yarım kalan", change(story))]


def test_one_of_a_new_story_leads_to_the_empty_form(staff, client):
    staff("journalist")
    keep(client, headline_tr="Başlanan")
    assert told(client) == [("Başlanan", ADD)]


def test_one_without_a_title_is_told_as_well(staff, client):
    staff("journalist", language="en")
    keep(client, headline_tr="", lead_tr="Yalnız özet")
    assert told(client) == [("Without a title", ADD)]


def test_a_text_of_a_deleted_story_is_read_and_copied(gone, client):
    assert told(client) == [("Silinenin başlığı", LEFT)]
    page = client.get(LEFT)
    assert "was deleted" in page.text
    assert "Silinenin başlığı" in page.text
    assert "Günlerce yazılan metin." in page.text
    assert "İkinci." in page.text


def test_it_is_thrown_away_by_its_writer(gone, client):
    assert client.post(LEFT).status_code == 302
    assert not Draft.objects.exists()


@pytest.mark.parametrize("role", ["journalist", "translator", "editor", "moderator", "chief"])
def test_nobody_else_reads_it_or_throws_it_away(role, gone, staff, client):
    staff(role)
    assert client.get(LEFT).status_code == 404
    assert client.post(LEFT).status_code == 404
    assert Draft.objects.exists()


def test_without_sign_in_it_leads_to_the_door(gone, client):
    client.logout()
    assert client.get(LEFT).status_code == 302
    assert "Silinenin" not in client.get(LEFT, follow=True).text


def test_where_the_form_opens_that_is_where_it_is_taken_up(staff, client):
    person = staff("journalist")
    story = ArticleFactory(draft=True, created_by=person)
    keep(client, story, headline_tr="Yarım kalan")
    assert client.get(LEFT).url == change(story)


def test_whoever_lost_his_role_still_reads_what_he_typed(staff, client):
    person = staff("journalist", language="en")
    keep(client, ArticleFactory(draft=True, created_by=person), headline_tr="Rolüm değişti")
    person.groups.set([Group.objects.get(name="moderator")])
    assert told(client) == [("Rolüm değişti", LEFT)]
    page = client.get(LEFT)
    assert "Your role no longer opens" in page.text
    assert "Rolüm değişti" in page.text


def test_a_slot_that_is_none_is_not_found(staff, client):
    staff("editor")
    for slot in ("x", "a" * 300, "%00"):
        assert client.get(f"/admin/left/{slot}/").status_code == 404
