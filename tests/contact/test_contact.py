"""A letter to the paper reaches its desk: once, by e-mail and at the desk; what looks like spam waits first."""

import pytest
from django.core import mail
from django.utils import timezone

from korner.moderation.bans import ban
from korner.moderation.cases import case_of
from korner.moderation.models import Ban, Case, State
from korner.moderation.steps import decide
from korner.privacy import everything_kept
from korner.site.models import SiteSettings
from tests.contact.letters import FORM, SENT, TEXT, LetterFactory, TopicFactory, opened, write
from tests.desk.test_lists import cost
from tests.factories import StandingPageFactory, UserFactory
from tests.pages import parse, words
from tests.tips.test_forgetting import everything_said
from widgets.contact import mailing, privacy
from widgets.contact.models import ContactMessage, ContactTopic

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/contactmessage/"
TOPICS = "/admin/contact/contacttopic/"
WAIT = "2026-11-24 12:01"  # a minute after the form was opened


@pytest.fixture
def topic():
    return TopicFactory(name_tr="Abonelik", name_fr="Abonnements", email="abone@example.org")


@pytest.fixture
def carried(client, topic, clock):
    """The hidden fields of a form that a person had open for a minute."""
    fields = opened(client)
    clock.move_to(WAIT)
    return fields


@pytest.fixture
def posted(monkeypatch):
    """Let tasks run at once, when what queued them is committed; returns the mails that went out."""
    from django.db import transaction

    monkeypatch.setattr("korner.tasks.enqueue", lambda job, *a, **k: transaction.on_commit(lambda: job.call(*a, **k)))
    return mail.outbox


# --- the page -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["tr", "fr"])
def test_the_page_is_there_with_and_without_words_of_the_house(client, language, topic):
    assert client.get(FORM[language]).status_code == 200
    page = StandingPageFactory(
        role="contact", name_tr="Bize yazın", name_fr="Écrivez-nous", body_tr="<p>Gövde.</p>", body_fr="<p>Corps.</p>"
    )
    assert page.url_in(language) == FORM[language]
    document = parse(client.get(FORM[language]))
    assert words(document.xpath("//h1")[0]) == page.name_in(language)
    assert {"tr": "Gövde.", "fr": "Corps."}[language] in words(document.xpath("//main")[0])
    options = [words(option) for option in document.xpath("//select[@name='topic']/option")]
    assert topic.name_in(language) in options


def test_it_says_where_the_paper_is_and_when(client, topic):
    SiteSettings.objects.create(
        name_tr="G", name_fr="G", address_tr="Haecht 1", address_fr="Haecht 1", phone="+32 2 123 45 67",
        hours_tr="Her gün 9–17", hours_fr="Tous les jours 9–17", email="r@example.org",
    )  # fmt: skip
    document = parse(client.get(FORM["tr"]))
    said = words(document.xpath("//dl[contains(@class, 'contact-facts')]")[0])
    for fact in ("Haecht 1", "+32 2 123 45 67", "Her gün 9–17", "r@example.org"):
        assert fact in said
    assert document.xpath("//main//a[@href='/kunye/']")
    assert "Tous les jours" in client.get(FORM["fr"]).text


def test_without_topics_there_is_no_form_and_the_page_stands_all_the_same(client):
    answer = client.get(FORM["tr"])
    assert answer.status_code == 200
    assert not parse(answer).xpath("//main//form[@method='post']")


def test_topics_stand_in_their_order_and_only_those_offered_in_the_language(client):
    for order, name in ((30, "Üç"), (10, "Bir"), (20, "İki")):
        TopicFactory(name_tr=name, order=order)
    TopicFactory(name_tr="Kapalı", active=False)
    TopicFactory(name_tr=None, name_fr="Seulement en français")
    options = [words(option) for option in parse(client.get(FORM["tr"])).xpath("//select[@name='topic']/option")]
    assert options[1:] == ["Bir", "İki", "Üç"]


def test_its_pages_are_kept_nowhere_and_set_no_cookie(client, topic):
    for answer in (client.get(FORM["tr"]), client.post(FORM["tr"], {}), client.get(SENT["tr"])):
        assert answer["Cache-Control"] == "no-store"
        assert not answer.cookies


def test_the_page_costs_few_queries(client, topic):
    assert cost(client, FORM["tr"]) <= 8


# --- a letter -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_letter_reaches_the_address_of_its_topic(
    client, topic, clock, posted, language, django_capture_on_commit_callbacks
):
    fields = opened(client, FORM[language])
    clock.move_to(WAIT)
    with django_capture_on_commit_callbacks(execute=True):
        answer = write(client, topic, FORM[language], fields)
    assert (answer.status_code, answer["Location"]) == (303, SENT[language])
    assert client.get(answer["Location"]).status_code == 200
    letter = ContactMessage.objects.get()
    assert (letter.topic, letter.text, letter.language, letter.state) == (topic, TEXT, language, State.APPROVED)
    assert letter.mailed_at
    (sent,) = posted
    assert sent.to == ["abone@example.org"]
    assert sent.reply_to == ["ayse@example.org"]
    assert TEXT in sent.body
    assert topic.name_in(language) in sent.subject


def test_the_sender_gets_no_mail_and_the_thanks_repeat_nothing(
    client, topic, carried, posted, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = write(client, topic, carried=carried)
    assert [letter.to for letter in posted] == [["abone@example.org"]]
    text = client.get(answer["Location"]).text
    assert TEXT not in text
    assert "ayse@example.org" not in text


def test_the_same_letter_sent_again_is_one(client, topic, carried, posted, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for _again in range(3):
            assert write(client, topic, carried=carried).status_code == 303
        assert write(client, topic).status_code == 303
    assert ContactMessage.objects.count() == 1
    assert len(posted) == 1


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"text": "Bakın: https://a.test https://b.test https://c.test"}, State.PENDING),
        ({"website": "https://spam.test"}, State.SPAM),
    ],
)
def test_what_looks_like_spam_is_mailed_to_nobody_and_not_lost(
    client, topic, carried, posted, fields, state, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert write(client, topic, carried=carried, **fields).status_code == 303
    assert not posted
    letter = ContactMessage.objects.get()
    assert letter.state == state
    with django_capture_on_commit_callbacks(execute=True):
        decide(case_of(letter), State.APPROVED, by=UserFactory(role="editor"))
    assert len(posted) == 1
    with django_capture_on_commit_callbacks(execute=True):
        mailing.mail_message.call(letter.pk)
    assert len(posted) == 1


def test_a_letter_the_worker_lost_is_sent_on_later(topic, clock):
    letter = LetterFactory(topic)
    assert mailing.queue_unsent() == 0
    clock.move_to("2026-11-24 12:11")
    assert mailing.queue_unsent() == 1
    ContactMessage.objects.filter(pk=letter.pk).update(mailed_at=timezone.now())
    assert mailing.queue_unsent() == 0


def test_no_line_of_a_letter_becomes_a_header(topic):
    letter = LetterFactory(topic, name="Ayşe\nBcc: x@evil.test")
    message = mailing.letter_mail(letter)
    assert "\n" not in message.subject
    assert message.recipients() == ["abone@example.org"]
    message.message()


WRONG = {
    "no topic": ({"topic": ""}, "topic"),
    "an unknown topic": ({"topic": "999"}, "topic"),
    "a topic of letters": ({"topic": "x"}, "topic"),
    "no name": ({"name": " "}, "name"),
    "a name of 300 letters": ({"name": "ş" * 300}, "name"),
    "no address": ({"email": ""}, "email"),
    "an address that is none": ({"email": "ayse@"}, "email"),
    "a second header": ({"email": "a@example.org\r\nBcc: b@example.org"}, "email"),
    "no text": ({"text": "\u200b\n"}, "text"),
    "100 kB": ({"text": "a" * 100_000}, "text"),
}


@pytest.mark.parametrize("language", ["tr", "fr"])
@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_comes_back_at_its_field_with_all_that_was_typed(client, topic, language, case):
    fields, wrong = WRONG[case]
    answer = write(client, topic, FORM[language], **fields)
    assert answer.status_code == 422
    document = parse(answer)
    (field,) = document.xpath("//*[@autofocus]")
    assert field.get("name") == wrong
    assert field.get("aria-invalid") == "true"
    assert words(document.xpath(f"//*[@id='id_{wrong}_error']")[0])
    if wrong != "text":
        assert document.xpath("//textarea[@name='text']")[0].text.strip() == TEXT
    assert not ContactMessage.objects.exists()


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.test"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_a_letter_from_another_site_is_refused(client, topic, headers):
    sent = {**opened(client), "topic": topic.pk, "name": "A", "email": "a@example.org", "text": TEXT}
    assert client.post(FORM["tr"], sent, headers=headers).status_code == 403
    assert not ContactMessage.objects.exists()


def test_a_form_without_its_token_comes_back(client, topic):
    assert write(client, topic, carried={"token": "made up"}).status_code == 422
    assert not ContactMessage.objects.exists()


def test_a_flood_is_told_to_wait_and_what_was_typed_stays(client, topic, clock, settings):
    settings.ACTS_PER_MINUTE = 2
    fields = opened(client)
    codes = [write(client, topic, carried=fields, text=f"{n}").status_code for n in range(3)]
    assert codes == [303, 303, 429]
    answer = write(client, topic, carried=fields, text="Dördüncü")
    assert parse(answer).xpath("//textarea[@name='text']")[0].text.strip() == "Dördüncü"
    assert int(answer["Retry-After"]) >= 1
    assert ContactMessage.objects.count() == 2


def test_one_address_has_so_many_letters_a_day(client, topic, clock, settings):
    settings.VISITORS_PER_ADDRESS = 2
    codes = [write(client, topic, text=f"{n}").status_code for n in range(3)]
    assert codes == [303, 303, 429]
    assert ContactMessage.objects.count() == Case.objects.count() == 2


@pytest.mark.parametrize("tells", [True, False])
def test_a_banned_person_reaches_no_desk_by_the_form(
    client, topic, carried, posted, tells, django_capture_on_commit_callbacks
):
    paper = SiteSettings.current()
    paper.tells_banned = tells
    paper.save()
    write(client, topic, carried=carried, text="https://a.test")
    ban(case_of(ContactMessage.objects.get()), Ban.Of.ADDRESS, days=3, by=UserFactory(role="editor"))
    with django_capture_on_commit_callbacks(execute=True):
        answer = write(client, topic, carried=carried, text="Bir daha")
    assert not posted
    if tells:
        assert answer.status_code == 403
        assert parse(answer).xpath("//*[@role='alert']")
        assert ContactMessage.objects.count() == 1
    else:
        assert answer.status_code == 303
        assert ContactMessage.objects.get(text="Bir daha").state == State.REFUSED


def test_extra_fields_change_nothing(client, topic, carried):
    write(client, topic, carried=carried, state="refused", dealt_with="on", mailed_at="2020-01-01", language="xx")
    letter = ContactMessage.objects.get()
    assert (letter.state, letter.dealt_with, letter.mailed_at, letter.language) == (State.APPROVED, False, None, "tr")


# --- the desk -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", ["journalist", "translator", "editor", "moderator", "chief"])
def test_only_editors_and_chiefs_read_letters_and_set_topics(role, staff, client, topic):
    letter = LetterFactory(topic)
    staff(role)
    may = role in ("editor", "chief")
    for path in (LIST, f"{LIST}{letter.pk}/change/", TOPICS, f"{TOPICS}{topic.pk}/change/", f"{TOPICS}add/"):
        assert client.get(path).status_code == (200 if may else 403), path
    assert client.post(f"{LIST}{letter.pk}/change/", {"dealt_with": "on"}).status_code == (302 if may else 403)
    assert client.get(f"{LIST}add/").status_code == 403
    for path in (f"{LIST}{letter.pk}/delete/", f"{TOPICS}{topic.pk}/delete/"):
        assert client.get(path).status_code == (200 if role == "chief" else 403)


def test_a_letter_is_read_and_ticked_off(staff, client, topic):
    editor = staff("editor")
    letter = LetterFactory(topic, text="<script>alert(1)</script> Satır\nsatır")
    text = client.get(f"{LIST}{letter.pk}/change/").text
    assert "<script>alert" not in text
    assert "mailto:ayse@example.org" in text
    sent = {"dealt_with": "on", "text": "Başka", "email": "x@example.org", "state": "spam"}
    client.post(f"{LIST}{letter.pk}/change/", sent)
    letter.refresh_from_db()
    assert (letter.dealt_with, letter.dealt_with_by) == (True, editor)
    assert letter.email == "ayse@example.org"
    assert letter.state == State.APPROVED


def listed(client, query=""):
    return set(client.get(LIST + query).context["cl"].result_list.values_list("pk", flat=True))


def test_the_list_shows_what_is_open_and_costs_the_same_with_more(staff, client, topic):
    staff("editor")
    new, done = LetterFactory(topic), LetterFactory(topic, dealt_with=True)
    waits, spam = LetterFactory(topic, State.PENDING), LetterFactory(topic, State.SPAM)
    assert listed(client) == {new.pk}
    assert listed(client, "?work=done") == {done.pk}
    assert listed(client, "?work=waiting") == {waits.pk}
    assert listed(client, "?work=refused") == {spam.pk}
    assert listed(client, f"?work=all&q={done.pk}") == {done.pk}
    assert len(listed(client, "?work=all&q=AYSE@example.org")) == 4
    few = cost(client, LIST)
    for _number in range(9):
        LetterFactory(topic)
    assert cost(client, LIST) == few <= 12


def test_a_deleted_topic_leaves_its_letters(topic):
    letter = LetterFactory(topic)
    ContactTopic.objects.get().delete()
    letter.refresh_from_db()
    assert letter.topic is None
    assert not letter.waits_for_mail


# --- forgetting ---------------------------------------------------------------------------------------------------------
def test_after_the_set_days_nothing_of_the_person_is_left(
    client, topic, carried, settings, clock, django_capture_on_commit_callbacks
):
    settings.CONTACT_DAYS = 365
    with django_capture_on_commit_callbacks(execute=True):
        write(client, topic, carried=carried, name="Zeynep Karagöz", email="zeynep@example.org", text="Söz-4711")
    clock.move_to("2027-11-24 12:00")
    assert privacy.forget() == 0
    clock.move_to("2027-11-24 12:02")
    assert privacy.forget() == 1
    said = everything_said()
    for trace in ("Karagöz", "zeynep", "4711"):
        assert trace not in said
    assert not Case.objects.exists()


def test_a_person_gets_and_deletes_his_letters(topic):
    letter, other = LetterFactory(topic, email="zeynep@example.org"), LetterFactory(topic)
    (kept,) = [one for one in everything_kept() if one.name == "letters"]
    (mine,) = kept.of("Zeynep@example.org")
    assert mine == letter
    assert kept.told(mine)["text"] == TEXT
    kept.erase(mine)
    assert list(ContactMessage.objects.all()) == [other]
    assert "365" in str(kept.how_long)
