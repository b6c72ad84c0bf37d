"""The steps of a story as buttons of its form: who is offered which, what is asked for, and what is kept when it is refused."""

import pytest
from django.urls import reverse

from articles.models import Article, StoryStep
from korner.publishing import Status
from tests.conftest import brussels
from tests.desk.test_stories import ADD, change, told, typed
from tests.factories import ArticleFactory, CategoryFactory, UserFactory

pytestmark = pytest.mark.django_db
What = StoryStep.What

OFFERED = {
    ("journalist", "draft"): {"_hand_in"},
    ("journalist", "in_review"): set(),
    ("translator", "draft"): set(),
    ("editor", "draft"): {"_publish", "_schedule", "_hand_in"},
    ("editor", "in_review"): {"_publish", "_schedule", "_approve", "_send_back"},
    ("editor", "approved"): {"_publish", "_schedule", "_send_back"},
    ("editor", "published"): {"_withdraw", "_withdraw_tr", "_withdraw_fr"},
    ("editor", "withdrawn"): {"_publish", "_schedule"},
    ("chief", "in_review"): {"_publish", "_schedule", "_approve", "_send_back"},
}


def offered(page):
    context = page.context
    return {step.name for step in [*context.get("steps", []), *context.get("noted_steps", [])]}


@pytest.mark.parametrize(("role", "status"), OFFERED)
def test_each_role_is_offered_the_steps_it_may_take(role, status, staff, client):
    person = staff(role)
    story = ArticleFactory(status=status, created_by=person)
    page = client.get(change(story))
    assert offered(page) == OFFERED[role, status]
    for name in offered(page):
        assert f'name="{name}"' in page.text


def test_a_translator_who_posts_a_step_saves_and_hands_nothing_in(staff, client):
    staff("translator")
    story = ArticleFactory(draft=True)
    client.post(change(story), typed(story, _hand_in="1"))
    assert Article.objects.get(pk=story.pk).status == Status.DRAFT


@pytest.mark.parametrize("name", ["_send_back", "_withdraw", "_withdraw_fr"])
def test_a_missing_reason_is_asked_for_at_its_field_and_all_that_was_typed_is_kept(name, staff, client):
    staff("editor")
    story = ArticleFactory(status=Status.IN_REVIEW if name == "_send_back" else Status.PUBLISHED)
    page = client.post(change(story), typed(story, lead_tr="Yarım kalan özet", step_note="   ", **{name: "1"}))
    assert page.status_code == 200
    assert page.context["adminform"].form.errors["step_note"]
    assert "Yarım kalan özet" in page.text
    assert 'id="id_step_note_error"' in page.text
    kept = Article.objects.get(pk=story.pk)
    assert (kept.status, kept.lead_tr) == (story.status, story.lead_tr)


def test_a_refused_form_keeps_the_note(staff, client):
    staff("editor")
    story = ArticleFactory(status=Status.IN_REVIEW)
    page = client.post(change(story), typed(story, headline_tr="", step_note="Kaynağı yazın.", _send_back="1"))
    assert page.status_code == 200
    assert "Kaynağı yazın." in page.text


def test_the_note_goes_with_the_step_and_is_shown_on_the_story(staff, client):
    editor = staff("editor")
    story = ArticleFactory(status=Status.IN_REVIEW)
    client.post(change(story), typed(story, step_note="Kaynağı yazın.", _send_back="1"))
    step = story.steps.get()
    assert (step.what, step.person, step.note) == (What.SENT_BACK, editor, "Kaynağı yazın.")
    page = client.get(change(story)).text
    assert "Kaynağı yazın." in page
    assert str(editor) in page


def test_a_story_remembers_who_began_it(staff, client):
    person = staff("journalist")
    client.post(ADD, typed(category=CategoryFactory().pk, _hand_in="1", step_note="Acele."))
    steps = Article.objects.get().steps.order_by("pk")
    assert [(step.what, step.person, step.note) for step in steps] == [
        (What.BEGUN, person, ""),
        (What.HANDED_IN, person, "Acele."),
    ]


def test_an_editor_approves_and_publishes_later(staff, client):
    staff("editor")
    story = ArticleFactory(status=Status.IN_REVIEW, publish_at=None)
    client.post(change(story), typed(story, _approve="1"))
    story.refresh_from_db()
    assert story.status == Status.APPROVED
    client.post(change(story), typed(story, _publish="1"))
    story.refresh_from_db()
    assert story.is_out()


def test_one_language_is_withdrawn_by_its_button(staff, client):
    staff("editor")
    story = ArticleFactory()
    client.post(change(story), typed(story, _withdraw_fr="1", step_note="Çeviri yanlış."))
    assert client.get(story.url_in("fr")).status_code == 410
    page = client.get(change(story))
    assert offered(page) == {"_withdraw", "_restore_fr"}
    story.refresh_from_db()
    client.post(change(story), typed(story, _restore_fr="1"))
    assert client.get(story.url_in("fr")).status_code == 200


def test_marks_of_withdrawal_cannot_be_posted_past_the_step(staff, client):
    staff("editor")
    story = ArticleFactory()
    client.post(change(story), typed(story, withdrawn_fr="on", _save="1"))
    assert not Article.objects.get(pk=story.pk).withdrawn_fr


def test_the_key_enter_in_a_field_saves_and_takes_no_step(staff, client):
    staff("editor")
    page = client.get(change(ArticleFactory())).text
    form = page[page.index('id="article_form"') :]
    assert form.index('name="_enter"') < min(form.index(f'name="{name}"') for name in ("_withdraw", "_withdraw_fr"))


# --- times ------------------------------------------------------------------------------------------------------------
def at(day, clock, field="publish_at"):
    return {f"{field}_0": day, f"{field}_1": clock}


def test_scheduling_is_said_in_words_with_its_zone(staff, client, clock):
    staff("editor", language="en")
    story = ArticleFactory(draft=True)
    page = client.post(change(story), typed(story, _schedule="1", **at("25/11/2026", "06:30")), follow=True)
    assert any("tomorrow at 06:30, Brussels time" in words for words in told(page))
    assert page.text.count("tomorrow at 06:30, Brussels time") >= 3  # told, at the state, at the field
    assert "tomorrow at 06:30, Brussels time" in client.get(reverse("admin:articles_article_changelist")).text


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"_schedule": "1"}, "publish_at"),
        ({"_schedule": "1", **at("24/11/2026", "11:59")}, "publish_at"),
        ({"_schedule": "1", **at("28/03/2027", "02:30")}, "publish_at"),  # the clocks go forward
        ({"_save": "1", **at("28/03/2027", "02:30", "embargo_until")}, "embargo_until"),
        ({"_schedule": "1", **at("25/11/2026", "10:00"), **at("25/11/2026", "09:00", "expire_at")}, "expire_at"),
        ({"_publish": "1", **at("24/11/2026", "11:00", "expire_at")}, "expire_at"),
        (
            {"_save": "1", **at("26/11/2026", "10:00", "embargo_until"), **at("25/11/2026", "09:00", "expire_at")},
            "expire_at",
        ),
    ],
)
def test_an_impossible_time_is_said_at_its_field_and_all_that_was_typed_is_kept(fields, wrong, staff, client, clock):
    staff("editor", language="en")
    story = ArticleFactory(draft=True)
    page = client.post(change(story), typed(story, lead_tr="Yeni özet", **fields))
    assert page.status_code == 200
    assert list(page.context["adminform"].form.errors) == [wrong]
    assert "Yeni özet" in page.text
    assert Article.objects.get(pk=story.pk).status == Status.DRAFT


def test_an_hour_that_comes_twice_is_scheduled_for_its_first_coming(staff, client, clock):
    staff("editor", language="en")
    clock.move_to("2026-10-24 20:00")
    story = ArticleFactory(draft=True)
    page = client.post(change(story), typed(story, _schedule="1", **at("25/10/2026", "02:30")), follow=True)
    assert "02:30 (summer time)" in page.text
    story.refresh_from_db()
    assert story.publish_at == brussels("2026-10-25 00:30+00:00")


def test_what_is_typed_is_said_back_in_words(staff, client, clock):
    staff("journalist", language="en")
    said = lambda date, time: client.get(reverse("desk-moment"), {"date": date, "time": time}).json()  # noqa: E731
    assert said("25/11/2026", "06:30") == {"words": "tomorrow at 06:30, Brussels time", "wrong": False}
    assert said("24/11/2026", "06:30")["wrong"]
    assert said("28/03/2027", "02:30")["wrong"]
    assert said("", "") == said("x", "06:30") == said("25/11/2026", "") == {"words": "", "wrong": False}


# --- the list -----------------------------------------------------------------------------------------------------------
def test_handed_in_and_approved_are_asked_for_apart(staff, client):
    staff("editor")
    handed_in, approved = ArticleFactory(status=Status.IN_REVIEW), ArticleFactory(status=Status.APPROVED)
    path = reverse("admin:articles_article_changelist")

    def rows(status):
        return list(client.get(path, {"status": status}).context["cl"].result_list)

    assert (rows("in_review"), rows("approved")) == ([handed_in], [approved])


def test_the_form_costs_the_same_with_many_steps(staff, client, django_assert_max_num_queries):
    person = staff("editor")
    story = ArticleFactory()
    StoryStep.objects.bulk_create(
        StoryStep(article=story, what=What.PUBLISHED, person=UserFactory() if number % 2 else person)
        for number in range(30)
    )
    client.get(change(story))
    with django_assert_max_num_queries(26):
        client.get(change(story))
