"""The desk reads what readers send: who may, what is done with it, and how it becomes a draft."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from articles.models import Article
from korner.desk.finding import finders
from korner.desk.models import AuditEntry
from korner.images.describing import lacks_description
from korner.images.models import Asset
from korner.moderation.cases import case_of
from korner.moderation.models import Case, Decision, State
from korner.moderation.steps import decide, undo
from korner.publishing import Status
from korner.site.models import SiteSettings
from tests.desk.test_lists import cost
from tests.factories import CategoryFactory, UserFactory
from tests.pages import parse, words
from tests.tips.telling import TEXT, TipFactory, desk
from widgets.tips import working
from widgets.tips.models import Tip

pytestmark = pytest.mark.django_db

LIST = "/admin/tips/tip/"
ROLES = ["journalist", "translator", "editor", "moderator", "chief"]
MAY = {"editor", "chief"}
Work = Tip.Work


def again(tip):
    return Tip.objects.get(pk=tip.pk)


def press(client, tip, act, **fields):
    return client.post(desk(tip), {"act": act, **fields})


# --- who may ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", ROLES)
def test_only_editors_and_chiefs_see_tips(role, staff, client):
    tip = TipFactory(images=1)
    picture = tip.pictures.get()
    staff(role)
    pages = [
        LIST,
        desk(tip),
        f"{LIST}{tip.pk}/history/",
        picture.desk_address(),
        picture.desk_address(small=True),
    ]
    answers = [client.get(page).status_code for page in pages]
    answers += [press(client, tip, act).status_code for act in ("take", "close", "reopen")]
    assert set(answers) == ({200, 302} if role in MAY else {403})
    assert client.get(f"{LIST}{tip.pk}/delete/").status_code == (200 if role == "chief" else 403)
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.get(f"{LIST}999999/change/").status_code == (404 if role in MAY else 403)


def test_nobody_gets_in_without_signing_in(client):
    tip = TipFactory(images=1)
    for path in (LIST, desk(tip), tip.pictures.get().desk_address()):
        for method in (client.get, client.post, client.head):
            answer = method(path)
            assert answer.status_code == 302
            assert "login" in answer["Location"]
    assert again(tip).work == Work.NEW


@pytest.mark.parametrize("role", ["journalist", "moderator", "translator"])
def test_who_may_not_see_tips_learns_of_none(role, staff, client):
    tip = TipFactory(text="Çok özel bir söz")
    person = staff(role)
    for page in ("/admin/", "/admin/find/?q=özel", "/admin/notices/"):
        text = client.get(page).text
        assert "özel bir söz" not in text
        assert f"/admin/tips/tip/{tip.pk}" not in text
    from korner.moderation.cases import models_for

    assert Tip not in models_for(person)
    with pytest.raises(PermissionDenied):
        decide(case_of(tip), State.APPROVED, by=person)


def test_tips_are_in_no_index_of_the_desk_and_have_no_history():
    from reversion.revisions import is_registered

    assert not [finder for finder in finders().values() if finder.model is Tip]
    assert not is_registered(Tip)


def test_a_picture_is_given_to_who_may_see_it_and_kept_by_nobody(staff, client):
    tip, other = TipFactory(images=1), TipFactory(images=1)
    staff("editor")
    picture = tip.pictures.get()
    for small in (False, True):
        answer = client.get(picture.desk_address(small=small))
        assert answer["Content-Type"] == "image/jpeg"
        assert "no-store" in answer["Cache-Control"]
        assert "sandbox" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert b"".join(answer.streaming_content)[:2] == b"\xff\xd8"
    wrong = reverse("admin:tips_tip_picture", args=[other.pk, picture.pk, "whole"])
    assert client.get(wrong).status_code == 404
    assert client.get(reverse("admin:tips_tip_picture", args=[tip.pk, picture.pk, "x"])).status_code == 404


# --- the inbox --------------------------------------------------------------------------------------------------------
def listed(client, query=""):
    return set(client.get(LIST + query).context["cl"].result_list.values_list("pk", flat=True))


def test_the_inbox_shows_what_is_open_and_answers_a_desks_questions(staff, client):
    editor = staff("editor")
    new, read, closed = TipFactory(), TipFactory(language="fr"), TipFactory()
    working.take(read, by=editor)
    working.close(closed, by=editor)
    assert listed(client) == {new.pk, read.pk}
    assert listed(client, "?work=closed") == {closed.pk}
    assert listed(client, "?work=all") == {new.pk, read.pk, closed.pk}
    assert listed(client, "?reader=me") == {read.pk}
    assert listed(client, "?reader=nobody") == {new.pk}
    assert listed(client, "?language=fr") == {read.pk}
    assert listed(client, "?work=nonsense") == {new.pk, read.pk}


def test_a_tip_is_found_by_its_number_and_by_the_senders_receipt(staff, client):
    staff("editor")
    tip = TipFactory(receipt="BKRT-HHXA-PQDE-ZZMC")
    TipFactory()
    assert listed(client, f"?q={tip.pk}") == listed(client, f"?q=%23{tip.pk}") == {tip.pk}
    assert listed(client, "?q=bkrt+hhxa+pqde+zzmc") == {tip.pk}
    assert listed(client, "?q=Meydandaki") == set()


def test_the_inbox_costs_the_same_with_more_tips(staff, client):
    staff("editor")
    for _number in range(3):
        TipFactory(images=1)
    few = cost(client, LIST)
    for _number in range(9):
        TipFactory(images=2)
    assert cost(client, LIST) == few <= 12
    assert cost(client, "/admin/") <= 15


def test_one_tip_costs_few_queries(staff, client):
    staff("editor")
    tip = TipFactory(images=10)
    for number in range(5):
        question = working.ask(tip, f"Soru {number}", by=UserFactory(role="editor"))
        question.answer, question.answered_at = "Cevap", tip.created_at
        question.save()
    assert cost(client, desk(tip)) <= 15


def test_the_start_page_tells_editors_of_what_nobody_reads_yet(staff, client):
    tip = TipFactory(text="Yeni bir haber var")
    editor = staff("editor")
    assert "Yeni bir haber var" in client.get("/admin/").text
    working.take(tip, by=editor)
    assert "Yeni bir haber var" not in client.get("/admin/").text


# --- what is done with it ---------------------------------------------------------------------------------------------
def test_whoever_takes_a_tip_is_its_reader_and_its_case_leaves_the_queue(staff, client):
    editor = staff("editor")
    tip = TipFactory()
    assert press(client, tip, "take").status_code == 302
    tip = again(tip)
    assert (tip.work, tip.reader) == (Work.READING, editor)
    assert case_of(tip).state == tip.state == State.APPROVED


def test_a_colleague_takes_it_over(staff, client):
    tip = TipFactory()
    working.take(tip, by=UserFactory(role="editor"))
    editor = staff("editor")
    press(client, tip, "take")
    assert again(tip).reader == editor


def test_closing_and_opening_again(staff, client, clock, settings):
    settings.TIP_DAYS = 10
    staff("editor")
    tip = TipFactory()
    clock.move_to("2026-11-26 12:00")
    press(client, tip, "close")
    closed = again(tip)
    assert closed.work == Work.CLOSED
    assert (closed.delete_after - closed.created_at).days == 12
    press(client, tip, "reopen")
    opened = again(tip)
    assert (opened.work, opened.closed_at) == (Work.READING, None)
    assert (opened.delete_after - opened.created_at).days == 10


def test_spam_is_spam_in_the_queue_too(staff, client):
    staff("editor")
    tip = TipFactory()
    press(client, tip, "spam")
    assert (again(tip).work, case_of(tip).state) == (Work.CLOSED, State.SPAM)


def test_the_queue_tells_the_inbox_and_takes_it_back(staff):
    editor = staff("editor")
    tip = TipFactory()
    approved = decide(case_of(tip), State.APPROVED, by=editor)
    assert (again(tip).work, again(tip).reader) == (Work.READING, editor)
    undo(approved, by=editor)
    assert (again(tip).work, again(tip).reader) == (Work.NEW, None)
    decide(case_of(tip), State.REFUSED, by=editor)
    assert again(tip).work == Work.CLOSED


def test_the_rule_of_two_moderators_does_not_keep_the_desk_from_reading(staff, client):
    paper = SiteSettings.current()
    paper.two_moderators = True
    paper.save()
    staff("editor")
    tip = TipFactory()
    press(client, tip, "take")
    assert again(tip).work == Work.READING
    assert Decision.objects.get().proposes


def test_what_the_queue_shows_of_tips_costs_the_same_with_more(django_assert_num_queries):
    tips = [TipFactory(images=2, film="https://example.org/film") for _number in range(4)]
    with django_assert_num_queries(3):
        shown = Tip.for_queue([tip.pk for tip in tips])
        for tip in shown.values():
            assert TEXT in tip.case_text()
            assert "https://example.org/film" in tip.case_text()
            assert len(tip.case_pictures()) == 2
            assert tip.case_writer() == ""
            assert tip.case_address() == desk(tip)


def test_a_question_and_a_note_are_kept_and_mistakes_stand_at_their_field(staff, client):
    staff("editor")
    tip = TipFactory()
    answer = press(client, tip, "ask", **{"ask-question": ""})
    assert answer.status_code == 422
    assert parse(answer).xpath("//*[@id='id_ask-question_error']")
    press(client, tip, "ask", **{"ask-question": "Hangi gündü?"})
    assert tip.questions.get().text == "Hangi gündü?"
    assert again(tip).work == Work.READING
    press(client, tip, "note", **{"note-note": "Belediyeye sor"})
    assert again(tip).note == "Belediyeye sor"
    press(client, tip, "take_back")
    assert not tip.questions.exists()


def test_acts_that_do_not_fit_are_refused_with_words(staff, client):
    staff("editor")
    tip = TipFactory()
    press(client, tip, "reopen")
    press(client, tip, "nonsense")
    assert again(tip).work == Work.NEW


def test_acts_are_in_the_audit_by_number_alone(staff, client):
    staff("editor")
    tip = TipFactory(name="Ayşe")
    press(client, tip, "take")
    press(client, tip, "ask", **{"ask-question": "Gizli soru?"})
    press(client, tip, "close")
    lines = AuditEntry.objects.filter(kind="tips.tip")
    assert {line.verb for line in lines} == {"tip-taken", "tip-asked", "tip-closed"}
    assert {line.thing for line in lines} == {f"#{tip.pk}"}
    assert not any(line.words for line in lines)


# --- a draft ----------------------------------------------------------------------------------------------------------
def draft(client, tip, category, **fields):
    given = {"headline": "Işık yanmıyor", "section": category.pk, "language": "tr", **fields}
    return press(client, tip, "draft", **{f"draft-{name}": value for name, value in given.items()})


def test_a_tip_becomes_a_draft_with_its_pictures(staff, client):
    editor = staff("editor")
    section = CategoryFactory()
    tip = TipFactory(
        images=3,
        text="Birinci <b>söz</b>.\n\nİkinci söz.",
        place="Liedts",
        film="https://youtu.be/abcdefghijk",
        name="Ayşe",
        email="a@example.org",
    )
    answer = draft(client, tip, section)
    article = Article.objects.get()
    assert answer["Location"] == reverse("admin:articles_article_change", args=[article.pk])
    assert (article.status, article.category, article.created_by) == (Status.DRAFT, section, editor)
    assert article.headline_tr == "Işık yanmıyor"
    assert article.headline_fr is None
    assert "Birinci &lt;b&gt;söz&lt;/b&gt;." in article.body_tr
    assert "abcdefghijk" in article.body_tr
    assert article.place_tr == "Liedts"
    assert article.source_name
    assert "Ayşe" not in str(vars(article))
    assets = list(Asset.objects.order_by("pk"))
    assert len(assets) == 3
    assert article.picture == assets[0]
    assert all(f'data-picture="{asset.pk}"' in article.body_tr for asset in assets[1:])
    for asset in assets:
        assert asset.credit
        assert "Ayşe" not in f"{asset.credit}{asset.name}{asset.licence_note}"
        assert lacks_description(asset, "tr")
        assert asset.used
    assert article.steps.count() == 1
    tip = again(tip)
    assert (tip.work, tip.story, tip.reader) == (Work.USED, article, editor)
    assert case_of(tip).state == State.APPROVED
    assert f"/admin/articles/article/{article.pk}/change/" in client.get(desk(tip)).text


def test_it_becomes_one_draft_however_often_one_presses(staff, client):
    staff("editor")
    tip, section = TipFactory(images=1), CategoryFactory()
    draft(client, tip, section)
    draft(client, tip, section)
    assert Article.objects.count() == Asset.objects.count() == 1


def test_a_draft_wants_its_headline_and_its_section(staff, client):
    staff("editor")
    tip, section = TipFactory(), CategoryFactory()
    for missing in ("headline", "section"):
        answer = draft(client, tip, section, **{missing: ""})
        assert answer.status_code == 422
        assert parse(answer).xpath(f"//*[@id='id_draft-{missing}_error']")
    assert not Article.objects.exists()


def test_the_form_of_the_draft_is_filled_in_so_that_one_press_is_enough(staff, client):
    staff("editor")
    CategoryFactory()
    document = parse(client.get(desk(TipFactory(text="Işık yanmıyor. Üç gündür böyle.", language="fr"))))
    assert document.xpath("//*[@name='draft-headline']/@value") == ["Işık yanmıyor"]
    assert document.xpath("//*[@name='draft-language']/option[@selected]/@value") == ["fr"]


def test_a_deleted_story_leaves_the_tip(staff, client):
    staff("chief")
    tip = TipFactory()
    draft(client, tip, CategoryFactory())
    Article.objects.get().delete()
    assert again(tip).story is None


def test_a_chief_deletes_a_tip_with_all_that_belongs_to_it(staff, client, django_capture_on_commit_callbacks):
    from tests.tips.test_sending import files

    staff("chief")
    tip = TipFactory(images=2)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{LIST}{tip.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Tip.objects.exists()
    assert not Case.objects.exists()
    assert not files()


def test_the_page_speaks_the_language_of_the_reader_of_tips_and_marks_that_of_the_sender(staff, client):
    staff("editor", language="fr")
    document = parse(client.get(desk(TipFactory(language="tr"))))
    (text,) = document.xpath("//*[contains(@class, 'desk-tip-text')]")
    assert text.get("lang") == "tr"
    assert TEXT in words(text)
