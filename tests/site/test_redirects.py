"""How an address that changed is still found, and that no redirect goes in a circle or out of the house."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from korner.site.models import Redirect
from korner.site.redirects import addresses_of, remember, remember_changes
from tests.factories import ArticleFactory, CategoryFactory, StandingPageFactory, TagFactory, TopicFactory

pytestmark = pytest.mark.django_db


def rename(thing, **slugs):
    """Change slugs as the desk does."""
    before = addresses_of(thing)
    for name, value in slugs.items():
        setattr(thing, name, value)
    thing.save()
    remember_changes(before, thing)


@pytest.mark.parametrize("factory", [CategoryFactory, TagFactory, TopicFactory, StandingPageFactory])
def test_a_thing_whose_slug_changed_is_found_at_all_its_old_addresses(client, factory):
    thing = factory(slug_tr="ilk", slug_fr="premier")
    old = addresses_of(thing)
    rename(thing, slug_tr="ikinci", slug_fr="second")
    middle = addresses_of(thing)
    rename(thing, slug_tr="ucuncu", slug_fr="troisieme")
    for language in ("tr", "fr"):
        for path in (old[language], middle[language]):
            answer = client.get(path)
            assert (answer.status_code, answer["Location"]) == (301, thing.url_in(language))
        assert client.get(thing.url_in(language)).status_code == 200


def test_a_story_is_found_under_the_old_name_of_its_section(client):
    row = ArticleFactory(category=CategoryFactory(slug_tr="eski", slug_fr="ancien"))
    old = {language: row.url_in(language) for language in ("tr", "fr")}
    rename(row.category, slug_tr="yeni", slug_fr="nouveau")
    for language in ("tr", "fr"):
        answer = client.get(old[language])
        assert (answer.status_code, answer["Location"]) == (301, row.url_in(language))


def test_a_feed_is_found_under_the_old_name_of_its_section(client):
    section = CategoryFactory(slug_tr="eski", slug_fr="ancien")
    rename(section, slug_tr="yeni")
    answer = client.get("/eski/rss/")
    assert (answer.status_code, answer["Location"]) == (301, "/yeni/rss/")


def test_going_back_to_the_first_slug_leads_nowhere_in_a_circle(client):
    section = CategoryFactory(slug_tr="bir")
    rename(section, slug_tr="iki")
    rename(section, slug_tr="bir")
    assert client.get("/bir/").status_code == 200
    assert client.get("/iki/")["Location"] == "/bir/"
    assert not Redirect.objects.filter(old_path="/bir/").exists()


def test_an_address_that_lives_again_is_itself(client):
    rename(CategoryFactory(slug_tr="spor"), slug_tr="spor-arsivi")
    CategoryFactory(slug_tr="spor")
    assert client.get("/spor/").status_code == 200


def test_an_old_address_may_be_gone_for_good(client):
    Redirect.objects.create(old_path="/2019/eski-sayfa.html", new_path="")
    assert client.get("/2019/eski-sayfa.html").status_code == 410


def test_old_addresses_with_letters_of_ours_are_found_however_they_are_written(client):
    Redirect.objects.create(old_path="/haber/ışık", new_path="/gündem/")
    answer = client.get("/haber/%C4%B1%C5%9F%C4%B1k")
    assert (answer.status_code, answer["Location"]) == (301, "/g%C3%BCndem/")


def test_a_redirect_never_stands_before_a_page_that_is_there(client):
    section = CategoryFactory()
    Redirect.objects.create(old_path=section.url_in("tr"), new_path="/baska/")
    assert client.get(section.url_in("tr")).status_code == 200


def test_only_reading_is_redirected(client):
    Redirect.objects.create(old_path="/eski/", new_path="/yeni/")
    assert client.post("/eski/x").status_code == 404


@pytest.mark.parametrize("field", ["old_path", "new_path"])
@pytest.mark.parametrize(
    "path", ["//evil.test/", "https://evil.test/", "/\\evil.test", "javascript:alert(1)", "eski", "\\\\evil.test"]
)
def test_an_address_outside_the_paper_is_refused_with_words(field, path):
    fields = {"old_path": "/a/", "new_path": "/b/"} | {field: path}
    with pytest.raises(ValidationError) as refusal:
        Redirect(**fields).clean()
    assert field in refusal.value.message_dict


@pytest.mark.parametrize("path", ["/x\r\nSet-Cookie: a=b", "/x\nLocation: //evil.test"])
def test_a_line_break_in_a_stored_address_breaks_no_header(client, path):
    Redirect.objects.create(old_path="/eski/", new_path=path)
    answer = client.get("/eski/")
    assert answer.status_code == 301
    assert "\n" not in answer["Location"]
    assert not answer.cookies


def test_redirects_entered_by_hand_cannot_form_a_circle():
    with pytest.raises(ValidationError):
        Redirect(old_path="/a/", new_path="/a/").clean()
    Redirect.objects.create(old_path="/a/", new_path="/b/")
    Redirect.objects.create(old_path="/b/", new_path="/c/")
    with pytest.raises(ValidationError) as refusal:
        Redirect(old_path="/c/", new_path="/a/").clean()
    assert "new_path" in refusal.value.message_dict
    Redirect(old_path="/c/", new_path="/d/").clean()
    changed = Redirect.objects.get(old_path="/a/")
    changed.clean()


@pytest.mark.parametrize("path", ["/yok/" + "x" * 400 + "/", "/yok%00/", "/yok/\ud800"])
def test_addresses_no_row_could_hold_are_simply_not_found(client, path):
    assert client.get(path.encode("utf-8", "surrogatepass").decode("latin-1")).status_code == 404


class Renaming(TestCase):
    """Whatever is renamed to whatever, in any order."""

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=12))
    def test_no_order_of_renamings_leads_in_a_circle_or_over_two_steps(self, renamings):
        for old, new in renamings:
            remember(f"/{old}/", f"/{new}/")
        leads = dict(Redirect.objects.values_list("old_path", "new_path"))
        assert not set(leads) & set(leads.values())
