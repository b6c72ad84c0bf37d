"""What somebody is told of at the desk, and by e-mail where he wants it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from korner.desk import notices
from korner.desk.models import Notice
from tests.factories import ArticleFactory, AuthorFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(monkeypatch, django_capture_on_commit_callbacks):
    """Do something with its e-mail sent at once: `sent(act)` returns the letters."""
    monkeypatch.setattr(notices, "enqueue", lambda job, *args: job.func(*args))

    def act(what):
        what()
        return mail.outbox

    return act


def told(person):
    return [(notice.verb, notice.actor, notice.title, notice.note) for notice in person.notices.order_by("pk")]


def tell(person, **words):
    return notices.tell([person], **({"by": None, "verb": "mentioned", "title": "Haber", "link": "/admin/"} | words))


# --- who is told --------------------------------------------------------------------------------------------------------
def test_what_is_handed_in_is_told_to_all_who_may_publish_but_not_to_who_did_it():
    writer = UserFactory(role="journalist")
    editor, chief, away = (
        UserFactory(role="editor"),
        UserFactory(role="chief"),
        UserFactory(role="editor", is_active=False),
    )
    others = [UserFactory(role=role) for role in ("journalist", "translator", "moderator")]
    story = ArticleFactory(draft=True, created_by=writer, headline_tr="Köprü")
    workflow.hand_in(story, by=writer, note="Acele.")
    for person in (editor, chief):
        assert told(person) == [("handed_in", writer, "Köprü", "Acele.")]
    assert [told(person) for person in (writer, away, *others)] == [[]] * 5
    workflow.hand_in(ArticleFactory(draft=True, created_by=chief), by=chief)
    assert len(told(chief)) == 1


def test_what_becomes_of_a_story_is_told_to_who_began_it_and_whose_name_it_bears():
    writer, named, editor = (UserFactory(role=role) for role in ("journalist", "journalist", "editor"))
    story = ArticleFactory(draft=True, created_by=writer, authors=[AuthorFactory(account=named)])
    workflow.hand_in(story, by=writer)
    workflow.send_back(story, by=editor, note="Başlık uzun.")
    workflow.hand_in(story, by=writer)
    workflow.approve(story, by=editor)
    workflow.publish(story, by=editor)
    workflow.withdraw(story, by=editor, note="Yanlış kişi.")
    for person in (writer, named):
        assert [verb for verb, *_rest in told(person)] == ["sent_back", "approved", "published", "withdrawn"]
    assert told(writer)[0][-1] == "Başlık uzun."


def test_nobody_is_told_of_what_the_house_does_by_itself():
    workflow.publish(ArticleFactory(draft=True, created_by=UserFactory(role="journalist")))
    assert not Notice.objects.exists()


def test_each_person_is_told_once(staff):
    person = UserFactory(role="journalist")
    notices.tell([person, person, None], by=None, verb="mentioned", title="Haber", link="/admin/")
    assert person.notices.count() == 1


def test_every_verb_is_said_in_every_language_of_the_desk():
    from django.utils import translation

    by = UserFactory()
    for verb in notices.verbs():
        for language in ("tr", "fr", "en"):
            with translation.override(language):
                assert str(by) in notices.words(Notice(verb=verb, actor=by))


# --- by e-mail ----------------------------------------------------------------------------------------------------------
def test_mail_goes_to_those_who_want_it_in_their_language_and_holds_no_word_of_the_text(sent):
    wants = UserFactory(role="journalist", language="en", mail_notices=True)
    wants_not, editor = UserFactory(role="journalist"), UserFactory(role="editor", first_name="Elif", last_name="Kaya")
    authors = [AuthorFactory(account=wants_not)]
    story = ArticleFactory(draft=True, created_by=wants, authors=authors, body_tr="<p>Gizli satır.</p>")
    workflow.hand_in(story, by=wants)
    (letter,) = sent(lambda: workflow.send_back(story, by=editor, note="Başlık uzun."))
    assert letter.to == [wants.email]
    assert letter.subject == f"Elif Kaya sent your story back: {story.headline_tr}"
    assert f"http://testserver{reverse('admin:articles_article_change', args=[story.pk])}" in letter.body
    assert "Başlık uzun." in letter.body
    assert "Gizli satır" not in letter.body
    assert not letter.alternatives


def test_a_title_cannot_smuggle_a_line_into_a_letters_head(sent):
    person = UserFactory(mail_notices=True, language="en")
    (letter,) = sent(lambda: tell(person, title="Haber\r\nBcc: x@example.org"))
    assert "\n" not in letter.subject
    assert letter.recipients() == [person.email]


def test_a_step_that_fails_sends_nothing(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as queued:
        tell(UserFactory(mail_notices=True))
    assert len(queued) == 1  # it waits for the commit


def test_whoever_closed_his_account_or_read_it_at_the_desk_gets_no_letter():
    person = UserFactory(mail_notices=True)
    (notice,) = tell(person)
    notices.mark_read(person)
    notices.mail_notice.func(notice.pk)
    (notice,) = tell(person)
    person.is_active = False
    person.save()
    notices.mail_notice.func(notice.pk)
    assert mail.outbox == []


def test_everybody_chooses_mail_on_his_own_account_page(staff, client):
    person = staff("journalist")
    fields = {"first_name": "A", "last_name": "B", "email": person.email, "language": "tr"}
    client.post(reverse("desk-account"), fields | {"mail_notices": "on"})
    person.refresh_from_db()
    assert person.mail_notices


# --- the page ------------------------------------------------------------------------------------------------------------
def test_the_page_shows_ones_own_notices_with_what_is_unread(staff, client):
    person, other = staff("journalist", language="en"), UserFactory()
    tell(person, title="Bana", by=other, note="Bak.")
    tell(other, title="Ona")
    page = client.get(reverse("desk-notices")).text
    assert "Bana" in page
    assert "Bak." in page
    assert "is-unread" in page
    assert "Ona" not in page


def test_all_are_marked_as_read_by_post_alone(staff, client):
    person, other = staff("journalist"), UserFactory()
    tell(person), tell(person), tell(other)
    assert client.get(reverse("desk-notices-read")).status_code == 405
    client.get(reverse("desk-notices"))
    assert person.notices.filter(read_at=None).count() == 2
    client.post(reverse("desk-notices-read"))
    assert person.notices.filter(read_at=None).count() == 0
    assert other.notices.filter(read_at=None).count() == 1


def test_anothers_notice_is_not_marked_and_bad_numbers_are_404(staff, client):
    staff("chief")
    (notice,) = tell(UserFactory())
    client.post(reverse("desk-notices-read"), {"pk": notice.pk})
    notice.refresh_from_db()
    assert notice.read_at is None
    assert client.post(reverse("desk-notices-read"), {"pk": "²"}).status_code == 404
    assert client.get(reverse("desk-notices"), {"before": "x"}).status_code == 404


def test_older_notices_are_a_page_further(staff, client):
    person = staff("journalist")
    for number in range(53):
        tell(person, title=f"Haber {number}")
    page = client.get(reverse("desk-notices"))
    assert len(page.context["notices"]) == 50
    older = client.get(reverse("desk-notices"), {"before": page.context["older"]})
    assert [notice.title for notice in older.context["notices"]] == ["Haber 2", "Haber 1", "Haber 0"]


def test_the_number_in_the_frame_is_one_bounded_query(staff, client):
    person = staff("journalist")
    Notice.objects.bulk_create(
        Notice(person=person, verb="mentioned", title="x", link="/admin/", made_at=timezone.now()) for _n in range(120)
    )
    client.get("/admin/")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = client.get("/admin/")
    asked = [query["sql"] for query in queries if "desk_notice" in query["sql"]]
    assert len(asked) == 1
    assert "LIMIT 100" in asked[0]
    assert "99+" in page.text


def test_the_page_costs_the_same_with_more_rows(staff, client):
    person = staff("journalist")

    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("desk-notices"))
        return len(queries)

    tell(person, by=UserFactory())
    cost()
    few = cost()
    for _number in range(20):
        tell(person, by=UserFactory())
    assert cost() == few <= 15


def test_notices_are_forgotten_after_ninety_days(clock):
    person = UserFactory()
    tell(person)
    clock.traveller.move_to(timezone.now() + timedelta(days=89))
    tell(person)
    assert notices.trim() == 0
    clock.traveller.move_to(timezone.now() + timedelta(days=2))
    assert notices.trim() == 1
    assert person.notices.count() == 1
