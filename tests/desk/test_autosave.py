"""What is typed is kept by the server before it is saved, for its writer alone, and never does anything by itself."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from reversion.models import Version

from articles.models import Article
from korner.desk import autosave
from korner.desk.models import Draft
from korner.publishing import Status
from tests.desk.test_stories import ADD, change, typed
from tests.factories import ArticleFactory, CategoryFactory

pytestmark = pytest.mark.django_db

SLOT = "a" * 22
OTHER_SLOT = "b" * 22


def address(name, story=None):
    return reverse(name, args=["articles", "article", story.pk if story else "new"])


def keep(client, story=None, slot=SLOT, **words):
    """What the browser sends while somebody types."""
    pairs = [[name, str(value)] for name, value in typed(story, **words).items()]
    sent = json.dumps({"slot": slot, "pairs": pairs}, ensure_ascii=False)
    return client.post(address("desk-draft", story), sent, content_type="application/json")


def test_what_is_typed_is_kept_and_changes_nothing_else(staff, client, clock):
    clock.move_to("2026-11-24 16:55")
    staff("editor")
    story = ArticleFactory(headline_tr="Duran başlık")
    answer = keep(client, story, headline_tr="Yazılan başlık")
    assert answer.status_code == 200
    assert "16" in answer.json()["said"]
    assert "55" in answer.json()["said"]
    story.refresh_from_db()
    assert (story.headline_tr, story.version) == ("Duran başlık", 1)
    assert Version.objects.count() == 0
    assert Draft.objects.get().title == "Yazılan başlık"


def test_one_page_has_one_draft_however_often_it_is_kept(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    for number in range(3):
        keep(client, story, headline_tr=f"Başlık {number}")
    assert Draft.objects.get().title == "Başlık 2"


def test_keeping_is_one_write(staff, client, django_assert_max_num_queries):
    staff("editor")
    story = ArticleFactory(draft=True)
    with django_assert_max_num_queries(12) as queries:
        keep(client, story)
    writes = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert len(writes) == 1


def test_a_form_that_is_not_valid_yet_is_kept(staff, client):
    staff("journalist")
    assert keep(client, headline_tr="", category="", body_tr="<p>Yarım</p>").status_code == 200
    assert "Yarım" in autosave.typed(Draft.objects.get())["body_tr"]


def test_a_text_of_two_megabytes_is_kept_and_a_larger_one_refused_with_words(staff, client):
    staff("editor", language="en")
    story = ArticleFactory(draft=True)
    assert keep(client, story, body_tr="ş" * 1_000_000).status_code == 200
    answer = keep(client, story, slot=OTHER_SLOT, body_tr="a" * 6_000_000)
    assert answer.status_code == 413
    assert "too large" in answer.json()["said"]
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("body", ["", "{", "[]", '{"slot": 5, "pairs": []}', '{"slot": "' + SLOT + '", "pairs": [["a"]]}',
                                  '{"slot": "' + SLOT + '", "pairs": [["a", 1]]}', '{"slot": "x", "pairs": []}'])  # fmt: skip
def test_what_is_no_draft_is_refused(body, staff, client):
    staff("editor")
    answer = client.post(address("desk-draft"), body, content_type="application/json")
    assert answer.status_code == 400
    assert not Draft.objects.exists()


def test_a_text_left_behind_is_offered_with_both_texts(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True, lead_tr="Duran özet")
    keep(client, story, lead_tr="Yazılan özet")
    page = client.get(change(story)).content.decode()
    assert "<del>Duran</del> <ins>Yazılan</ins>" in page
    assert f'value="{SLOT}"' in page


def test_a_draft_that_says_what_stands_is_not_offered(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    keep(client, story)
    assert client.get(change(story)).context["draft_offers"] == []


def test_a_text_taken_up_stands_in_the_form_and_nothing_is_saved(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True, headline_tr="Duran")
    keep(client, story, headline_tr="", lead_tr="Kaldığım yer")
    page = client.post(change(story), {"_take_up": SLOT})
    assert page.context["adminform"].form["lead_tr"].value() == "Kaldığım yer"
    assert page.context["draft_slot"] == SLOT
    assert page.context["adminform"].form.errors == {}
    story.refresh_from_db()
    assert (story.headline_tr, story.version) == ("Duran", 1)


def test_a_text_thrown_away_is_gone(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    keep(client, story, lead_tr="Yazılan özet")
    assert client.post(address("desk-draft-drop", story), {"draft_slot": SLOT})["Location"] == change(story)
    assert not Draft.objects.exists()


def test_a_true_save_forgets_the_draft_and_tells_the_browser(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    keep(client, story, headline_tr="Yeni")
    response = client.post(change(story), typed(story, headline_tr="Yeni", draft_slot=SLOT, _save="1"))
    assert not Draft.objects.exists()
    assert SLOT in response.cookies["korner_saved"].value


def test_two_new_stories_in_two_tabs_do_not_mix(staff, client):
    staff("journalist")
    keep(client, headline_tr="Birinci")
    keep(client, slot=OTHER_SLOT, headline_tr="İkinci")
    client.post(ADD, typed(category=CategoryFactory().pk, headline_tr="Birinci", draft_slot=SLOT, _save="1"))
    assert [draft.title for draft in Draft.objects.all()] == ["İkinci"]
    assert "İkinci" in client.get(ADD).content.decode()


def test_a_page_that_is_still_open_is_not_offered_to_my_second_tab(staff, client, clock):
    staff("editor")
    story = ArticleFactory(draft=True)
    keep(client, story, lead_tr="Yazılan özet")
    client.post(address("desk-presence", story), {"draft_slot": SLOT})
    assert client.get(change(story)).context["draft_offers"] == []
    clock.move_to("2026-11-24 12:01")
    assert len(client.get(change(story)).context["draft_offers"]) == 1


def test_the_draft_of_somebody_else_is_neither_seen_nor_taken_nor_dropped(staff, client):
    person = staff("editor")
    story = ArticleFactory(draft=True)
    keep(client, story, lead_tr="Gizli özet")
    staff("chief")
    assert "Gizli özet" not in client.get(change(story)).content.decode()
    assert "Gizli özet" not in client.get(address("desk-draft-offers", story)).content.decode()
    assert client.post(change(story), {"_take_up": SLOT}).status_code == 302
    client.post(address("desk-draft-drop", story), {"draft_slot": SLOT})
    keep(client, story, lead_tr="Benimki")
    assert autosave.typed(Draft.objects.get(person=person))["lead_tr"] == "Gizli özet"


def test_a_refused_form_is_kept_as_well(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    client.post(change(story), typed(story, headline_tr="", lead_tr="Yazdım", draft_slot=SLOT, _save="1"))
    assert autosave.typed(Draft.objects.get())["lead_tr"] == "Yazdım"


def test_what_a_writer_sends_after_his_story_was_closed_is_kept_for_him(staff, client):
    person = staff("journalist")
    story = ArticleFactory(draft=True, created_by=person)
    Article.objects.filter(pk=story.pk).update(status=Status.IN_REVIEW)
    answer = client.post(change(story), typed(story, lead_tr="Son cümlem", draft_slot=SLOT, _save="1"))
    assert answer.status_code == 403
    page = client.get(change(story))
    assert "Son cümlem" in page.content.decode()
    assert "_take_up" not in page.content.decode()


@pytest.mark.parametrize("name", ["desk-draft", "desk-draft-drop", "desk-presence", "desk-lock"])
def test_calls_of_the_browser_are_posts_that_answer_401_without_sign_in(name, client):
    story = ArticleFactory(draft=True)
    assert client.get(address(name, story)).status_code == 405
    answer = client.post(address(name, story), {})
    assert (answer.status_code, answer.json()) == (401, {"signed_out": True})


def test_a_call_without_its_token_is_refused(staff):
    from django.test import Client

    from tests.factories import UserFactory

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(UserFactory(role="editor"), backend="django.contrib.auth.backends.ModelBackend")
    assert keep(strict, ArticleFactory(draft=True)).status_code == 403
    token = strict.get(reverse("desk-door")).json()["token"]
    story = ArticleFactory(draft=True)
    answer = strict.post(address("desk-presence", story), {"draft_slot": SLOT}, headers={"X-CSRFToken": token})
    assert answer.status_code == 200


@pytest.mark.parametrize("role", ["moderator"])
def test_a_call_for_what_one_may_not_see_is_not_found(role, staff, client):
    story = ArticleFactory(draft=True)
    staff(role)
    assert keep(client, story).status_code == 404
    for name in ("desk-draft-drop", "desk-presence", "desk-lock"):
        assert client.post(address(name, story), {"draft_slot": SLOT, "act": "lock"}).status_code == 404, name
    assert client.get(address("desk-draft-offers", story)).status_code == 404


@pytest.mark.parametrize("key", ["abc", "0", "999999999999999999999999", "new"])
@pytest.mark.parametrize("model", ["articles/article", "articles/tag", "auth/user", "x/y"])
def test_a_call_for_nothing_never_fails(model, key, staff, client):
    staff("translator")
    for name in ("draft", "drop", "here", "lock"):
        assert client.post(f"/admin/editing/{model}/{key}/{name}/").status_code == 404


def test_drafts_are_forgotten_after_thirty_days(staff, client):
    staff("editor")
    keep(client, headline_tr="Eski")
    autosave.forget_old(timezone.now() + timedelta(days=29))
    assert Draft.objects.exists()
    autosave.forget_old(timezone.now() + timedelta(days=31))
    assert not Draft.objects.exists()


def test_unsaved_texts_are_told_to_their_writer(staff, client, django_assert_num_queries):
    person = staff("journalist")
    keep(client, headline_tr="Yarım kalan")
    person.get_all_permissions()  # known at the desk
    with django_assert_num_queries(1):
        assert [(row["title"], row["link"]) for row in autosave.unsaved_texts(person)] == [("Yarım kalan", ADD)]
    keep(client, ArticleFactory(draft=True, created_by=person), OTHER_SLOT, headline_tr="Bir başkası")
    with django_assert_num_queries(1):
        assert len(autosave.unsaved_texts(person)) == 2


@pytest.mark.parametrize(
    ("role", "story", "new"),
    [
        ("journalist", 200, 200),
        ("translator", 200, 404),
        ("editor", 200, 200),
        ("moderator", 404, 404),
        ("chief", 200, 200),
    ],
)
def test_each_role_keeps_and_asks_where_it_writes(role, story, new, staff, client):
    staff(role)
    thing = ArticleFactory(draft=True)
    for place, status in ((thing, story), (None, new)):
        assert keep(client, place).status_code == status
        assert client.post(address("desk-presence", place), {"draft_slot": SLOT}).status_code == status
        assert client.get(address("desk-draft-offers", place)).status_code == status
        assert client.post(address("desk-draft-drop", place), {"draft_slot": SLOT}).status_code in (302, 404)


def test_the_page_after_signing_in_again_may_stand_in_a_frame_of_the_desk_alone(staff, client):
    staff("editor")
    for path in (reverse("desk-signed-in"), reverse("account_login")):
        answer = client.get(path)
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in client.get("/admin/")["Content-Security-Policy"]
