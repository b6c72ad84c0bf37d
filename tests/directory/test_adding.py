"""Adding a firm: form, letter, queue, public; nobody sees anything before."""

import pytest
from django.core import mail
from django.core.files.storage import storages

from korner.moderation import entries
from korner.moderation.cases import case_of
from korner.moderation.models import Case, State
from tests.directory.owners import (
    FORM,
    OWNER,
    FirmFactory,
    TradeFactory,
    decide,
    filled_in,
    hidden,
    link,
    opened,
    owners_link,
    press,
    send,
)
from tests.factories import UserFactory, picture_upload
from tests.pages import parse, words
from widgets.directory import firms
from widgets.directory.models import Firm, FirmSentPicture
from widgets.directory.owning import adding

pytestmark = pytest.mark.django_db


def files():
    """The names of all files of firms in the private storage."""
    try:
        return set(storages["private"].listdir("firms")[1])
    except FileNotFoundError:
        return set()


@pytest.fixture
def sent(client, committed):
    """A firm that was sent and waits for its letter."""
    with committed():
        assert send(client).status_code == 303
    return Firm.objects.get()


@pytest.fixture
def confirmed(client, committed, sent):
    """One whose letter was answered."""
    with committed():
        assert press(client, link()).status_code == 303
    sent.refresh_from_db()
    return sent


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_the_whole_way(client, committed, language):
    with committed():
        answer = send(client, FORM[language])
    assert answer.status_code == 303
    assert client.get(answer["Location"]).status_code == 200
    firm = Firm.objects.get()
    assert (firm.state, firm.confirmed_at, firm.language) == (State.PENDING, None, language)
    assert not Case.objects.exists()
    (letter,) = mail.outbox
    assert letter.to == [OWNER]
    assert link().startswith(FORM[language])
    page = parse(client.get(link()))
    assert page.get("lang") == language
    assert "Emirdağ Fırını" in words(page)
    with committed():
        press(client, link())
    assert case_of(firm).state == State.PENDING
    with committed():
        firm = decide(firm, State.APPROVED, by=UserFactory(role="moderator"))
    assert firm.is_visible
    assert client.get(owners_link()).status_code == 200
    assert owners_link().startswith(FORM[language])


def test_all_of_it_arrives(client, committed):
    _first, second = TradeFactory(), TradeFactory()
    with committed():
        send(
            client,
            trade2=second.pk,
            address="Haachtsesteenweg 1",
            postcode="1030",
            phones="02/555.01.00, 0032 2 555 01 02; +90 216 555 01 03",
            site="www.example.be",
            email="Firin@Example.org",
            email_shown="on",
            hours="Pzt-Cum 9-12.30, 13.30-18; Cmt 10-14",
            company_number="BE0123.456.749",
            about_tr="Taş fırın ekmeği.",
            about_fr="Pain au four de pierre.",
            languages=["nl", "tr"],
        )
    firm = Firm.objects.get()
    assert firm.phones == ["+3225550100", "+3225550102", "+902165550103"]
    assert (firm.website, firm.email) == ("https://www.example.be", "firin@example.org")
    assert firm.hours["week"]["mon"] == [["09:00", "12:30"], ["13:30", "18:00"]]
    assert firm.company_number == "BE 0123.456.749"
    assert (firm.about_tr, firm.about_fr) == ("Taş fırın ekmeği.", "Pain au four de pierre.")
    assert firm.languages == ["tr", "nl"]
    assert firm.trades.count() == 2


def test_turkish_is_ticked_when_the_form_is_opened(client):
    TradeFactory()
    page = parse(client.get(FORM["fr"]))
    assert page.xpath("//input[@name='languages'][@checked]/@value") == ["tr"]


def test_opening_the_letters_page_changes_nothing_however_often(client, sent):
    path = link()
    for _scanner in range(3):
        assert client.get(path).status_code == 200
        assert client.head(path).status_code == 200
    sent.refresh_from_db()
    assert sent.confirmed_at is None
    assert not Case.objects.exists()


def test_pressing_twice_is_one_case(client, committed, confirmed):
    with committed():
        press(client, link(mail.outbox[0]))
    assert Case.objects.count() == 1
    assert "name=" not in parse(client.get(link(mail.outbox[0]))).xpath("string(//main//form)")


def test_unanswered_it_ends_in_time_with_its_link(client, clock, committed, settings):
    from widgets.directory.privacy import forget

    settings.FIRM_CONFIRM_HOURS = 48
    with committed():
        send(client, pictures=[picture_upload()])
    path = link()
    clock.move_to("2026-11-26 11:59")
    assert forget() == 0
    assert client.get(path).status_code == 200
    clock.move_to("2026-11-26 12:01")
    assert client.get(path).status_code == 410
    with committed():
        assert forget() == 1
    assert not Firm.objects.exists()
    assert not files()
    assert press_is_refused(client, path)


def press_is_refused(client, path):
    token = client.get("/parca/bilet/").json()["token"]
    return client.post(path, {"token": token}).status_code == 410


@pytest.mark.parametrize(
    "change", [lambda t: t[:-2], lambda t: "1" + t, lambda t: "x", lambda t: t.replace(".", "", 1)]
)
def test_an_invented_link_opens_nothing(client, sent, change):
    *_before, token, _end = link().split("/")
    for door in ("onay", "benim"):
        assert client.get(f"/firma-ekle/{door}/{change(token)}/").status_code == 410


def test_a_letters_link_is_no_owners_link(client, confirmed):
    token = link(mail.outbox[0]).split("/")[-2]
    assert client.get(f"/firma-ekle/benim/{token}/").status_code == 410


def test_the_answer_is_the_same_whether_the_address_is_known_or_not(client, committed):
    FirmFactory(owner=OWNER)
    known, unknown = send(client), send(client, owner_email="baska@example.org")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_a_firm_that_is_here_already_is_told_to_its_owner_alone(client, committed, confirmed):
    with committed():
        answer = send(client, phones="02 555 09 09")
    assert answer.status_code == 303
    assert Firm.objects.count() == 1
    assert mail.outbox[-1].to == [OWNER]
    assert client.get(owners_link()).status_code == 200


def test_sent_again_before_the_letter_was_answered_it_is_what_was_sent_last(client, committed, sent):
    first = link()
    with committed():
        send(client, phones="02 555 09 09", pictures=[picture_upload()])
    firm = Firm.objects.get()
    assert firm.phones == ["+3225550909"]
    assert firm.sent_pictures.count() == 1
    assert len(mail.outbox) == 2
    assert client.get(first).status_code == 200


def test_the_same_form_sent_again_is_one_firm_and_one_letter(client, committed):
    carried = opened(client)
    with committed():
        for _time in range(3):
            assert send(client, carried=carried).status_code == 303
    assert Firm.objects.count() == len(mail.outbox) == 1


# --- wrong, and still there -------------------------------------------------------------------------------------------
def test_mistakes_come_back_with_everything(client):
    carried = opened(client)
    answer = send(client, carried=carried, place="Nirgendwo", hours="her zaman", pictures=[picture_upload()])
    assert answer.status_code == 422
    page = parse(answer)
    assert page.xpath("//input[@name='name']/@value") == ["Emirdağ Fırını"]
    assert page.xpath("//input[@name='place']/@value") == ["Nirgendwo"]
    assert page.xpath("//*[@autofocus]/@name") == ["place"]
    assert page.xpath("//textarea[@name='hours'][@aria-invalid='true']")
    assert len(page.xpath("//input[@name='leave_out']")) == 1
    assert not Firm.objects.exists()
    answer = client.post(FORM["tr"], {**hidden(page), **filled_in(), "hours": "Pzt 9-18"})
    assert answer.status_code == 303
    assert Firm.objects.get().sent_pictures.count() == 1
    assert len(files()) == 2


def test_what_the_sender_leaves_out_goes(client, committed):
    page = parse(send(client, name="", pictures=[picture_upload(), picture_upload(colour=(1, 2, 3))]))
    out = page.xpath("//input[@name='leave_out']/@value")[0]
    with committed():
        client.post(FORM["tr"], {**hidden(page), **filled_in(), "leave_out": out})
    assert Firm.objects.get().sent_pictures.count() == 1
    assert len(files()) == 2


def test_anothers_pictures_cannot_be_taken_along(client):
    page = parse(send(client, name="", pictures=[picture_upload()]))
    assert FirmSentPicture.objects.count() == 1
    carried = opened(client)
    client.post(FORM["tr"], {**carried, **filled_in(), "leave_out": page.xpath("//input[@name='leave_out']/@value")})
    assert not Firm.objects.get().sent_pictures.exists()
    assert FirmSentPicture.objects.count() == 1


def test_no_more_than_five_pictures(client):
    answer = send(client, pictures=[picture_upload(colour=(9 * n, 9, 9)) for n in range(7)])
    assert answer.status_code == 422
    assert len(parse(answer).xpath("//input[@name='leave_out']")) == 5


def test_a_customers_address_is_shown_only_where_that_was_ticked(client):
    answer = send(client, email="firin@example.org")
    assert answer.status_code == 422
    assert parse(answer).xpath("//*[@autofocus]/@name") == ["email_shown"]


def test_somebody_must_be_able_to_reach_it(client):
    answer = send(client, phones="")
    assert answer.status_code == 422
    assert parse(answer).xpath("//*[@autofocus]/@name") == ["phones"]


def test_a_form_that_was_open_for_a_day_comes_back_whole(client, clock):
    carried = opened(client)
    clock.move_to("2026-11-25 12:01")
    answer = send(client, carried=carried)
    assert answer.status_code == 422
    page = parse(answer)
    assert page.xpath("//input[@name='name']/@value") == ["Emirdağ Fırını"]
    assert client.post(FORM["tr"], {**hidden(page), **filled_in()}).status_code == 303


# --- limits -----------------------------------------------------------------------------------------------------------
def test_one_address_cannot_send_without_end(client, settings):
    settings.ACTS_PER_MINUTE = 2
    carried = opened(client)
    answers = [send(client, carried=carried).status_code for _time in range(3)]
    assert answers == [303, 303, 429]


def test_what_was_typed_stays_when_it_was_too_much(client, settings):
    settings.ACTS_PER_MINUTE = 1
    send(client)
    answer = send(client, name="Başka Fırın")
    assert answer.status_code == 429
    assert answer["Retry-After"]
    assert parse(answer).xpath("//input[@name='name']/@value") == ["Başka Fırın"]


def test_nobody_fills_a_strangers_letter_box(client, committed, clock):
    with committed():
        answers = [send(client, name=f"Fırın {number}").status_code for number in range(7)]
    assert answers == [303] * 5 + [429] * 2
    assert len(mail.outbox) == 5
    clock.move_to("2026-11-24 13:00")
    with committed():
        assert send(client, name="Fırın 8").status_code == 303


def test_a_day_has_room_for_so_many_firms_of_one_address(client, settings):
    settings.VISITORS_PER_ADDRESS = 2
    answers = [send(client, owner_email=f"a{number}@example.org").status_code for number in range(3)]
    assert answers == [303, 303, 429]


def test_a_machine_in_the_trap_lets_us_write_to_nobody(client, committed):
    with committed():
        assert send(client, website="http://spam.example").status_code == 303
    assert mail.outbox == []
    assert case_of(Firm.objects.get()).state == State.SPAM


def test_a_person_taken_for_a_machine_is_still_asked_for_his_address(client, committed):
    with committed():
        send(client, website="x")
    with committed():
        firm = decide(Firm.objects.get(), State.APPROVED, by=UserFactory(role="moderator"))
    assert not firm.is_visible
    with committed():
        press(client, link())
    firm.refresh_from_db()
    assert firm.is_visible
    assert client.get(owners_link()).status_code == 200


@pytest.fixture
def unspammed(client, clock, committed, settings):
    """A firm that a moderator took out of the spam three days after it was sent; its letter went out then."""
    settings.FIRM_CONFIRM_HOURS = 48
    with committed():
        send(client, website="x", pictures=[picture_upload()])
    clock.move_to("2026-11-27 12:00")
    with committed():
        return decide(Firm.objects.get(), State.APPROVED, by=UserFactory(role="moderator"))


def test_taken_out_of_the_spam_and_never_answered_it_ends_in_time(unspammed, clock, committed):
    clock.move_to("2026-11-29 11:59")
    assert adding.forget_unconfirmed() == 0
    clock.move_to("2026-11-29 12:00")
    with committed():
        assert adding.forget_unconfirmed() == 1
    assert not Firm.objects.exists()
    assert not Case.objects.exists()
    assert not files()


def test_one_that_the_desk_shows_stays_without_the_address(client, unspammed, clock):
    path = link()
    firms.show([unspammed])
    clock.move_to("2026-11-29 12:00")
    assert adding.forget_unconfirmed() == 1
    unspammed.refresh_from_db()
    assert unspammed.is_visible
    assert unspammed.owner_email == ""
    assert client.get(path).status_code == 410
    assert adding.forget_unconfirmed() == 0


def test_a_form_from_elsewhere_is_refused(client):
    carried = opened(client)
    answer = client.post(FORM["tr"], {**carried, **filled_in()}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert not Firm.objects.exists()


# --- the queue --------------------------------------------------------------------------------------------------------
def test_the_moderator_reads_all_without_opening_anything(client, committed, staff):
    twin = FirmFactory(name="Eski Fırın", phones=["+3225550100"])
    with committed():
        send(client, company_number="0123.456.749", about_tr="Taş fırın ekmeği.", pictures=[picture_upload()])
    with committed():
        press(client, link())
    firm = Firm.objects.get(owner_email=OWNER)
    case = case_of(firm)
    assert "twin" in case.reasons
    (entry,) = entries.entries_of([case])
    said = f"{entry.title} {entry.head} {entry.rest}"
    for part in ("Emirdağ Fırını", "Schaerbeek", "02\u00a0555\u00a001\u00a000", "0123.456.749", "Taş fırın", twin.name):
        assert part in said
    assert OWNER not in said
    (address, _words) = entry.pictures[0]
    assert client.get(address).status_code == 302
    staff("journalist")
    assert client.get(address).status_code == 403
    staff("moderator")
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert "no-store" in answer["Cache-Control"]
    page = client.get("/admin/moderation/")
    assert "Emirdağ Fırını" in page.content.decode()


def test_the_queue_asks_as_many_queries_for_ten_firms_as_for_one(client, django_assert_max_num_queries):
    for number in range(10):
        FirmFactory(name=f"Fırın {number}", owner=f"a{number}@example.org", state=State.PENDING)
    cases = list(Case.objects.select_related("kind"))
    with django_assert_max_num_queries(9):
        for entry in entries.entries_of(cases):
            assert entry.thing.case_pictures() == []


def test_refused_gets_kind_words_and_the_reason_in_his_language(client, committed):
    with committed():
        send(client, FORM["fr"])
    with committed():
        press(client, link())
    with committed():
        decide(
            Firm.objects.get(),
            State.REFUSED,
            by=UserFactory(role="moderator"),
            why="twice",
            reason="Voir Boulangerie X",
        )
    letter = mail.outbox[-1]
    assert letter.to == [OWNER]
    assert "Voir Boulangerie X" in letter.body
    with committed():  # and he may send it again, mended
        send(client, FORM["fr"])
    assert Firm.objects.count() == 2


def test_approved_pictures_go_into_the_library_without_metadata_and_leave_the_private_store(client, committed):
    with committed():
        send(client, pictures=[picture_upload(), picture_upload(colour=(1, 2, 3))])
    with committed():
        press(client, link())
    firm = Firm.objects.get()
    assert len(files()) == 4
    with committed():
        decide(firm, State.APPROVED, by=UserFactory(role="moderator"))
    assert firm.pictures.count() == 2
    assert not files()
    asset = firm.pictures.first().picture
    assert asset.alt_tr
    assert asset.alt_fr
    assert asset.credit == firm.name


def test_pages_of_owners_are_kept_nowhere_and_in_no_index(client, committed, confirmed):
    with committed():
        decide(confirmed, State.APPROVED)
    mine = owners_link()
    for path in (link(mail.outbox[0]), mine, f"{mine}duzelt/", f"{mine}sil/"):
        answer = client.get(path)
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["X-Robots-Tag"] == "noindex"
        page = parse(answer)
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert not page.xpath("//link[@rel='canonical']")
