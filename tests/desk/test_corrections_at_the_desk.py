"""Corrections, replies and what is looked at before publishing, as the desk meets them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.admin.corrections import CorrectionForm
from articles.models import Article, Correction, ReplyRequest
from korner.publishing import Status
from korner.site.models import SiteSettings
from tests.desk.test_stories import change, typed
from tests.factories import ArticleFactory, AssetFactory, AuthorFactory, CategoryFactory, UserFactory
from tests.pages import parse, words

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/correction/add/"
CHECK = "/admin/articles/article/check/"
REPLY = "/admin/articles/replyrequest/add/"


def hold(*names):
    paper = SiteSettings.current()
    paper.held_back_by = list(names)
    paper.save()


# --- corrections ----------------------------------------------------------------------------------------------------
def test_an_editor_corrects_a_story_from_its_form(clock, staff, client):
    person = staff("editor")
    article = ArticleFactory()
    link = parse(client.get(change(article))).xpath(f"//a[starts-with(@href, '{ADD}')]/@href")
    assert link == [f"{ADD}?article={article.pk}"]
    form = parse(client.get(link[0]))
    assert form.xpath("//select[@name='article']/option[@selected]/@value") == [str(article.pk)]
    response = client.post(ADD, {"article": article.pk, "kind": "apology", "order": "0", "text_tr": "Özür dileriz."})
    assert response.status_code == 302
    correction = Correction.objects.get()
    assert (correction.kind, correction.made_by, correction.made_at) == ("apology", person, timezone.now())
    article.refresh_from_db()
    assert article.revised_at == timezone.now()
    assert "Özür dileriz." in client.get(article.url_in("tr")).text
    assert "Özür dileriz." not in words(parse(client.get(change(article))).xpath("//desk-readiness")[0])


def test_a_correction_without_text_comes_back_with_words_at_the_field_and_what_was_typed(staff, client):
    staff("editor", language="fr")
    article = ArticleFactory(source_language="fr")
    data = {"article": article.pk, "kind": "apology", "order": "0", "text_tr": "Yazılan kaybolmaz.", "text_fr": " "}
    response = client.post(ADD, data)
    assert response.status_code == 200
    page = parse(response)
    assert page.xpath("//*[contains(@class, 'field-text_fr')]//*[@role='alert']")
    assert page.xpath("string(//textarea[@name='text_tr'])").strip() == "Yazılan kaybolmaz."
    assert page.xpath("//select[@name='kind']/option[@selected]/@value") == ["apology"]
    assert not Correction.objects.exists()


def test_a_story_that_nobody_reads_is_refused_at_its_field(staff, client):
    staff("editor")
    article = ArticleFactory(draft=True)
    page = parse(client.post(ADD, {"article": article.pk, "kind": "update", "order": "0", "text_tr": "Yeni bilgi."}))
    assert page.xpath("//*[contains(@class, 'field-article')]//*[@role='alert']")
    assert page.xpath("string(//textarea[@name='text_tr'])").strip() == "Yeni bilgi."
    assert not parse(client.get(change(article))).xpath(f"//a[starts-with(@href, '{ADD}')]")


def test_whoever_has_the_story_open_saves_it_after_a_correction(staff, client):
    staff("editor")
    article = ArticleFactory()
    begun = typed(article, headline_tr="Daha iyi bir başlık", small_change="on", _save="1")
    client.post(ADD, {"article": article.pk, "kind": "correction", "order": "0", "text_tr": "Yanlıştı."})
    client.post(change(article), begun)
    article.refresh_from_db()
    assert article.headline_tr == "Daha iyi bir başlık"
    assert article.revised_at is not None


def test_a_story_withdrawn_while_its_correction_is_sent_brings_the_form_back_with_words(staff, client, monkeypatch):
    staff("editor")
    article = ArticleFactory()
    checked = CorrectionForm.clean_article

    def withdrawn_just_then(form):
        story = checked(form)
        Article.objects.filter(pk=article.pk).update(status=Status.WITHDRAWN)
        return story

    monkeypatch.setattr(CorrectionForm, "clean_article", withdrawn_just_then)
    answer = client.post(ADD, {"article": article.pk, "kind": "apology", "order": "0", "text_tr": "Özür dileriz."})
    assert answer.status_code == 200
    page = parse(answer)
    assert page.xpath("//*[contains(@class, 'field-article')]//*[@role='alert']")
    assert page.xpath("string(//textarea[@name='text_tr'])").strip() == "Özür dileriz."
    assert page.xpath("//select[@name='kind']/option[@selected]/@value") == ["apology"]
    assert not Correction.objects.exists()
    article.refresh_from_db()
    assert article.revised_at is None


def test_deleting_a_correction_moves_changed_as_making_one_does(clock, staff, client):
    staff("chief")
    article = ArticleFactory()
    client.post(ADD, {"article": article.pk, "kind": "correction", "order": "0", "text_tr": "Yanlıştı."})
    made = Article.objects.get(pk=article.pk)
    later = clock.move_to("2026-11-24 15:00")
    page = reverse("admin:articles_correction_delete", args=[Correction.objects.get().pk])
    assert client.post(page, {"post": "yes"}).status_code == 302
    article.refresh_from_db()
    assert not Correction.objects.exists()
    assert (article.revised_at, article.publish_at) == (later, made.publish_at)
    assert article.version == made.version  # whoever has the story open is in no conflict with it


@pytest.mark.parametrize("role", ["journalist", "translator", "moderator"])
def test_a_correction_posted_by_hand_is_refused(role, staff, client):
    article = ArticleFactory()
    correction = Correction.objects.create(article=article, text_tr="Yanlıştı.")
    reply = ReplyRequest.objects.create(article=article, person="Ayşe", language="tr")
    staff(role)
    data = {"article": article.pk, "kind": "update", "order": "0", "text_tr": "Başka."}
    assert client.post(ADD, data).status_code == 403
    assert client.post(reverse("admin:articles_correction_change", args=[correction.pk]), data).status_code == 403
    assert client.post(reverse("admin:articles_replyrequest_change", args=[reply.pk]), data).status_code == 403
    assert client.post(REPLY, data).status_code == 403
    assert Correction.objects.get().text_tr == "Yanlıştı."
    assert ReplyRequest.objects.get().person == "Ayşe"


def test_the_lists_cost_the_same_with_one_row_and_with_thirty(staff, client):
    staff("editor")
    lists = [reverse("admin:articles_correction_changelist"), reverse("admin:articles_replyrequest_changelist")]
    counts = []
    for number in (1, 29):
        for _ in range(number):
            article = ArticleFactory()
            Correction.objects.create(article=article, text_tr="Yanlıştı.", made_by=UserFactory())
            ReplyRequest.objects.create(article=article, person="Ayşe", language="tr")
        for path in lists:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(path).status_code == 200
            assert not [q for q in asked if "COUNT(" in q["sql"]]
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 15


# --- the register ---------------------------------------------------------------------------------------------------
def reply(article, **typed_words):
    """What a browser sends for a request."""
    return {
        "article": article.pk,
        "person": "Ayşe Yılmaz",
        "contact": "ayse@example.org",
        "language": "tr",
        "text": "Öyle değil.",
        "decision": "open",
        "received_at_0": "2026-11-24",
        "received_at_1": "10:00",
        **typed_words,
    }


def test_an_editor_writes_a_request_down_and_the_house_counts(clock, staff, client):
    staff("editor")
    response = client.post(REPLY, reply(ArticleFactory()))
    assert response.status_code == 302
    row = ReplyRequest.objects.get()
    assert (row.length, row.limit) == (9, 1000)
    assert timezone.localtime(row.deadline).isoformat() == "2026-11-26T23:59:00+01:00"
    page = client.get(reverse("admin:articles_replyrequest_change", args=[row.pk]))
    assert "9" in words(parse(page).xpath("//*[contains(@class, 'field-measure')]")[0])


def test_a_refusal_without_reason_keeps_what_was_typed(clock, staff, client):
    staff("editor")
    page = parse(client.post(REPLY, reply(ArticleFactory(), decision="refused")))
    assert page.xpath("//*[contains(@class, 'field-reason')]//*[@role='alert']")
    assert page.xpath("string(//textarea[@name='text'])").strip() == "Öyle değil."
    assert not ReplyRequest.objects.exists()


def test_the_register_is_filtered_by_what_is_owed(clock, staff, client):
    staff("chief")
    article = ArticleFactory()
    for person, day in (("Geçmiş", 10), ("Yarın", 24), ("Sonra", 30)):
        ReplyRequest.objects.create(
            article=article, person=person, language="tr", received_at=timezone.now(), deadline=timezone.now().replace(day=day, hour=22),
        )  # fmt: skip
    path = reverse("admin:articles_replyrequest_changelist")

    def shown(due):
        rows = parse(client.get(f"{path}?due={due}")).xpath("//*[contains(@class, 'field-who')]")
        return [words(row) for row in rows]

    assert shown("overdue") == ["Geçmiş"]
    assert shown("soon") == ["Yarın"]
    assert shown("open") == ["Geçmiş", "Yarın", "Sonra"]


@pytest.mark.parametrize(
    ("role", "told"), [("journalist", False), ("editor", True), ("moderator", False), ("chief", True)]
)
def test_the_start_page_says_what_is_owed_to_whoever_may_read_it(role, told, staff, client):
    row = ReplyRequest.objects.create(article=ArticleFactory(), person="Ayşe Yılmaz", language="tr")
    staff(role)
    page = parse(client.get("/admin/"))
    path = reverse("admin:articles_replyrequest_change", args=[row.pk])
    assert bool(page.xpath(f"//a[@href='{path}']")) is told
    assert "Ayşe" not in page.text_content()


def test_what_was_forgotten_is_read_and_not_written(staff, client):
    staff("chief")
    row = ReplyRequest.objects.create(article=ArticleFactory(), person="Ayşe", language="tr")
    row.forget()
    path = reverse("admin:articles_replyrequest_change", args=[row.pk])
    assert client.get(path).status_code == 200
    assert client.post(path, reply(row.article)).status_code == 403


def test_the_history_keeps_no_name_longer_than_the_register(clock, staff, client):
    from django.contrib.admin.models import LogEntry
    from reversion.models import Version

    staff("editor")
    client.post(REPLY, reply(ArticleFactory()))
    assert not [version for version in Version.objects.all() if "Ayşe" in version.serialized_data]
    assert not LogEntry.objects.filter(object_repr__contains="Ayşe").exists()


# --- before publishing ----------------------------------------------------------------------------------------------
def test_the_form_says_what_is_to_be_looked_at_without_script(staff, client):
    staff("editor")
    article = ArticleFactory(draft=True, lead_fr="", picture=AssetFactory())
    (link,) = parse(client.get(change(article))).xpath("//desk-readiness//a")
    assert link.get("href") == "#id_lead_fr"


def test_what_holds_a_story_back_is_said_at_the_field_and_nothing_typed_is_lost(staff, client):
    staff("editor", language="fr")
    hold("no_lead")
    article = ArticleFactory(draft=True)
    response = client.post(change(article), typed(article, lead_tr="", headline_tr="Yeni yazılmış", _publish="1"))
    page = parse(response)
    assert response.status_code == 200
    assert page.xpath("//*[contains(@class, 'field-lead_tr')]//*[@role='alert']")
    assert page.xpath("string(//textarea[@name='headline_tr'])").strip() == "Yeni yazılmış"
    assert page.xpath("//desk-readiness//li[contains(@class, 'is-holding')]")
    assert Article.objects.get().status == Status.DRAFT
    client.post(change(article), typed(article, lead_tr="", headline_tr="Yeni yazılmış", _save="1"))
    assert Article.objects.get().headline_tr == "Yeni yazılmış", "a draft is saved however unfinished it is"


def test_what_a_save_mends_by_itself_holds_nothing_back(staff, client):
    staff("editor")
    hold("french_spaces", "two_spaces")
    article = ArticleFactory(draft=True)
    client.post(change(article), typed(article, headline_fr="Vraiment  ? Oui !", _publish="1"))
    article.refresh_from_db()
    assert (article.status, article.headline_fr) == (Status.PUBLISHED, "Vraiment\u202f? Oui\u202f!")


def test_words_that_nobody_saved_are_looked_at(staff, client):
    staff("editor")
    article = ArticleFactory(draft=True, picture=AssetFactory())
    answer = client.post(CHECK, {"story": article.pk, "headline_fr": "Vraiment ?", "lead_tr": "XXX", "body_tr": "<p>Üç kelime burada.</p>"})  # fmt: skip
    found = answer.json()
    assert {(p["code"], p["field"]) for p in found["problems"]} == {("french_spaces", "headline_fr"), ("todo_marks", "lead_tr")}  # fmt: skip
    assert found["counts"]["tr"]["body"] == {"words": 3, "characters": 17, "without_spaces": 15, "minutes": 1}
    assert found["cards"]["fr"]["card_title"] == "Vraiment ?"
    assert "no-store" in answer["Cache-Control"]
    article.refresh_from_db()
    assert article.lead_tr != "XXX"


def test_a_story_being_begun_is_looked_at_too(staff, client):
    staff("journalist")
    section = CategoryFactory(name_fr="Bruxelles")
    found = client.post(CHECK, {"source_language": "fr", "headline_fr": "Titre", "category": section.pk}).json()
    assert ("no_lead", "lead_fr") in {(p["code"], p["field"]) for p in found["problems"]}
    assert found["cards"]["fr"]["address"] == "testserver › fr › bruxelles › titre"


def test_the_previews_fall_back_as_the_page_itself_does(staff, client):
    staff("editor")
    article = ArticleFactory(draft=True, seo_title_tr="Arama başlığı", lead_fr="", seo_description_fr="")
    cards = client.post(CHECK, {"story": article.pk}).json()["cards"]
    assert cards["tr"]["title"].startswith("Arama başlığı – ")
    assert cards["tr"]["card_title"] == article.headline_tr
    assert cards["fr"]["title"].startswith(article.headline_fr)
    assert cards["fr"]["card_text"] == article.lead_tr, "a missing lead is the other language’s, as on the page"


def test_looking_costs_at_most_ten_questions_whatever_is_in_the_text(staff, client):
    person = staff("journalist")
    pictures = [AssetFactory() for _ in range(4)]
    article = ArticleFactory(draft=True, authors=[AuthorFactory(account=person)])
    links = "".join(f'<p><a href="{ArticleFactory().url_in("tr")}">x</a></p>' for _ in range(5))
    body = links + "".join(f'<figure class="image" data-picture="{asset.pk}"></figure>' for asset in pictures)
    question = {"story": article.pk, "body_tr": body, "body_fr": body, "picture": pictures[0].pk, "category": CategoryFactory().pk}  # fmt: skip
    with CaptureQueriesContext(connection) as asked:
        assert client.post(CHECK, question).status_code == 200
    assert len(asked) <= 10
    assert all(query["sql"].startswith(("SELECT", "(SELECT")) for query in asked)


@pytest.mark.parametrize(
    ("role", "own", "other", "begun"),
    [
        ("journalist", 200, 403, 200),
        ("translator", 200, 200, 403),
        ("editor", 200, 200, 200),
        ("moderator", 403, 403, 403),
        ("chief", 200, 200, 200),
    ],
)
def test_only_whoever_writes_a_story_has_it_looked_at(role, own, other, begun, staff, client):
    person = staff(role)
    mine, colleagues = ArticleFactory(draft=True, created_by=person), ArticleFactory(draft=True)
    assert client.post(CHECK, {"story": mine.pk}).status_code == own
    assert client.post(CHECK, {"story": colleagues.pk}).status_code == other
    assert client.post(CHECK, {}).status_code == begun


def test_a_question_that_is_none_is_refused(staff, client):
    assert client.post(CHECK, {}).status_code == 302, "not signed in"
    staff("editor")
    assert client.get(CHECK).status_code == 405
    for number in ("999999", "x", "-1", "9" * 40):
        assert client.post(CHECK, {"story": number}).status_code == 404
    assert client.post(CHECK, {"body_tr": "a" * 2_000_000}).status_code == 413
    odd = {"category": "x", "picture": "9" * 40, "source_language": "de", "body_tr": "<p>\x00<a href='/x'>"}  # fmt: skip
    assert client.post(CHECK, odd).status_code == 200


def test_a_question_from_another_site_is_refused(staff):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(role="editor"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(CHECK, {}).status_code == 403


def test_a_chief_says_in_the_settings_what_holds_back(staff, client):
    staff("chief")
    page = parse(client.get(reverse("admin:site_sitesettings_add")))
    offered = page.xpath("//input[@name='held_back_by']/@value")
    assert {"no_lead", "alt_missing", "translation_missing"} <= set(offered)
    client.post(reverse("admin:site_sitesettings_add"), {
        "name_tr": "K", "name_fr": "K", "comments": "trusted", "comments_trust": "3", "comments_days": "30",
        "held_back_by": ["no_lead", "alt_missing"],
    })  # fmt: skip
    assert SiteSettings.objects.get().held_back_by == ["no_lead", "alt_missing"]
