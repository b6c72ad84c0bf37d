"""Telling the newsroom something: once, whole, and without a trace of who did."""

import pytest
from django.core import mail
from django.core.files.storage import storages
from django.db import models

from korner.desk.models import Notice
from korner.models import ActCount, ObjectKey
from korner.moderation.cases import case_of
from korner.moderation.models import Case, State
from tests.factories import UserFactory, picture_upload
from tests.pages import parse, words
from tests.tips.telling import FORM, TEXT, hidden, opened, receipt_on, send
from widgets.tips.models import Tip, TipPicture

pytestmark = pytest.mark.django_db


def files():
    """The names of all files that are kept of senders."""
    try:
        return set(storages["private"].listdir("tips")[1])
    except FileNotFoundError:
        return set()


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_text_alone_is_enough_and_gets_a_receipt(client, language):
    answer = send(client, FORM[language])
    assert answer.status_code == 200
    receipt = receipt_on(answer)
    tip = Tip.objects.get()
    assert (tip.text, tip.language, tip.work, tip.state) == (TEXT, language, Tip.Work.NEW, State.PENDING)
    assert receipt not in tip.receipt
    assert receipt.replace("-", "") not in str(vars(tip))


def test_all_of_it_arrives(client):
    told = {
        "film": "https://www.youtube.com/watch?v=abcdefghijk",
        "place": "Place Liedts",
        "happened": "dün akşam",
        "name": "Ayşe",
        "email": "ayse@example.org",
        "phone": "+32 2 000 00 00",
        "may_be_named": "on",
    }
    send(client, pictures=[picture_upload(), picture_upload(colour=(1, 2, 3))], **told)
    tip = Tip.objects.get()
    assert {name: getattr(tip, name) for name in told} == {**told, "may_be_named": True}
    assert tip.pictures.count() == 2
    assert len(files()) == 4


def test_nobody_is_asked_who_he_is(client):
    document = parse(client.get(FORM["tr"]))
    (who,) = document.xpath("//details[@class='send-who']")
    assert "open" not in who.attrib
    send(client)
    assert not Tip.objects.get().can_be_reached
    assert not Tip.objects.get().may_be_named


def test_nothing_of_the_sender_is_kept(client):
    client.cookies["korner_reader"] = "made-up"
    carried = opened(client)
    answer = client.post(
        FORM["tr"],
        {**carried, "text": TEXT, "pictures": picture_upload("IMG_ozel_ad.jpg")},
        headers={"user-agent": "A telling agent"},
        REMOTE_ADDR="203.0.113.77",
    )
    assert answer.status_code == 200
    assert not answer.cookies
    case = case_of(Tip.objects.get())
    assert (case.visitor, case.address, case.network, case.key_month, case.writer) == ("", "", "", None, "")
    assert not ActCount.objects.exists()
    assert not ObjectKey.objects.exists()
    stored = " ".join(str(vars(row)) for model in (Tip, TipPicture, Case, Notice) for row in model.objects.all())
    for trace in ("203.0.113.77", "telling", "ozel_ad", "made-up", carried["sending"], carried["token"]):
        assert trace not in stored
    columns = {field.name for field in Tip._meta.fields if not isinstance(field, models.ForeignKey)}
    assert not columns & {"ip", "address", "agent", "user_agent", "visitor", "cookie", "network"}


def test_the_same_form_sent_again_is_one_tip_with_the_same_receipt(client):
    carried = opened(client)
    first = receipt_on(send(client, carried=carried, pictures=[picture_upload()]))
    before = files()
    for _again in range(5):
        assert receipt_on(send(client, carried=carried, pictures=[picture_upload()])) == first
    assert Tip.objects.count() == 1
    assert files() == before


def test_two_forms_are_two_tips_with_receipts_of_their_own(client):
    assert receipt_on(send(client)) != receipt_on(send(client))
    assert Tip.objects.count() == 2


def test_editors_are_told_that_there_is_news_and_not_a_word_of_it(client, django_capture_on_commit_callbacks):
    people = {
        role: UserFactory(role=role, mail_notices=True) for role in ("editor", "chief", "moderator", "journalist")
    }
    with django_capture_on_commit_callbacks(execute=True):
        send(client, name="Ayşe", email="ayse@example.org")
    told = Notice.objects.all()
    assert {notice.person for notice in told} == {people["editor"], people["chief"]}
    for notice in told:
        assert f"{notice.title} {notice.note}".strip() == f"#{Tip.objects.get().pk}"
    from django_tasks_db.models import DBTaskResult

    from korner.desk.notices import mail_notice

    assert DBTaskResult.objects.count() == 2
    for notice in told:
        mail_notice.call(notice.pk)
    assert len(mail.outbox) == 2
    for letter in mail.outbox:
        said = f"{letter.subject} {letter.body}"
        assert "Meydandaki" not in said
        assert "ayse" not in said.lower()


def test_what_a_machine_sends_is_kept_apart_and_told_to_nobody(client):
    UserFactory(role="editor")
    receipt_on(send(client, website="https://spam.test"))
    tip = Tip.objects.get()
    assert (tip.state, tip.work) == (State.SPAM, Tip.Work.CLOSED)
    assert not Notice.objects.exists()


def test_many_links_raise_the_risk_in_the_queue(client):
    send(client, text="https://a.test https://b.test https://c.test")
    assert case_of(Tip.objects.get()).risk >= 60


# --- the page itself ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("path", [*FORM.values(), "/haber-gonder/durum/", "/fr/envoyer-une-info/suivi/"])
def test_its_pages_are_kept_nowhere_set_no_cookie_and_tell_other_sites_nothing(client, path):
    for answer in (
        client.get(path),
        client.post(path, {}),
        client.post(path, {}, headers={"origin": "https://evil.test"}),
    ):
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "same-origin"
        assert not answer.cookies
        assert 'src="http' not in answer.text
        assert 'action="http' not in answer.text


def test_a_form_from_another_site_is_refused(client):
    carried = opened(client)
    for headers in ({"origin": "https://evil.test"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        answer = client.post(FORM["tr"], {**carried, "text": TEXT}, headers=headers)
        assert answer.status_code == 403
    assert not Tip.objects.exists()


@pytest.mark.parametrize(
    ("path", "sentences"),
    [
        (FORM["tr"], ["What is protected, and what is not"]),
        (FORM["fr"], ["What is protected, and what is not"]),
    ],
)
def test_it_says_plainly_what_is_protected_and_what_is_not(client, path, sentences, settings):
    from django.utils import translation

    settings.TIP_DAYS = 99
    language = "fr" if path.startswith("/fr") else "tr"
    text = words(parse(client.get(path)).xpath("//section[contains(@class, 'send-protected')]")[0])
    with translation.override(language):
        assert all(translation.gettext(sentence) in text for sentence in sentences)
    assert "99" in text


def test_without_https_it_says_so(client, settings):
    settings.SECURE = False
    plain = client.get(FORM["tr"]).text
    settings.SECURE = True
    assert client.get(FORM["tr"]).text.count("<strong>") < plain.count("<strong>")


def test_the_form_costs_few_queries(client, django_assert_max_num_queries):
    client.get(FORM["tr"])
    with django_assert_max_num_queries(6):
        client.get(FORM["tr"])
    carried = opened(client)
    with django_assert_max_num_queries(24):
        send(client, carried=carried, pictures=[picture_upload(colour=(20 * n, 9, 9)) for n in range(10)])


def test_extra_fields_change_nothing(client):
    extra = {"state": "approved", "work": "used", "reader": UserFactory(role="editor").pk, "note": "x", "receipt": "y"}
    send(client, **extra)
    tip = Tip.objects.get()
    assert (tip.state, tip.work, tip.reader, tip.note) == (State.PENDING, Tip.Work.NEW, None, "")
    assert tip.receipt != "y"


def test_a_form_that_was_open_for_a_day_comes_back_with_all_of_it(client, clock):
    carried = opened(client)
    clock.move_to("2026-11-25 12:30")
    answer = send(client, carried=carried, pictures=[picture_upload()], place="Liedts")
    assert answer.status_code == 422
    document = parse(answer)
    assert document.xpath("//textarea[@name='text']")[0].text.strip() == TEXT
    assert not Tip.objects.exists()
    again = client.post(FORM["tr"], {**hidden(document), "text": TEXT})
    receipt_on(again)
    assert Tip.objects.get().pictures.count() == 1
