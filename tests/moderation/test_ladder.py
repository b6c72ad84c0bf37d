"""The spam ladder: what speaks against a text, what is asked of its browser; nothing a person wrote is dropped."""

import base64
import json
import time

import altcha
import pytest
from django.core.cache import cache
from django.test import RequestFactory

from korner.moderation import akismet, ladder, repeats, steps, word_lists, writers
from korner.moderation.models import Case, State, WordList
from korner.visitors import proof, tokens
from korner.visitors.forms import CleanText, ReaderForm
from tests.moderation.letters import letter, may_decide_on_letters, thing_of
from tests.moderation.sent.models import Letter

pytestmark = pytest.mark.django_db

PLAIN = "Belediye meclisinin kararı mahallede uzun zamandır bekleniyordu, emeği geçenlere teşekkür ederiz."
PHONE = "Ucuz telefon almak isteyen herkes bana yazsın, kapıya kadar ücretsiz getiriyorum, bugün son gün arkadaşlar."


class LetterForm(ReaderForm):
    """What a reader fills in."""

    text = CleanText(max_length=5000)


def form_of(text=PLAIN, *, seconds=60, address="1.2.3.4", visitor="anna", clock=None, **more):
    """A form that was open for so many seconds and came back valid."""
    request = RequestFactory().post("/", REMOTE_ADDR=address)
    token = tokens.signing.dumps({"v": visitor, "at": int(time.time()) - seconds}, salt=tokens.SALT)
    form = LetterForm(request, {"text": text, "token": token, **more})
    assert form.is_valid(), form.errors
    return form


def judged(text=PLAIN, *, name="Ayşe", otherwise=State.APPROVED, asks=False, marks=None, **more):
    """The judgement of a text."""
    return ladder.judge(form_of(text, **more), text, name=name, otherwise=otherwise, asks=asks, marks=marks)


def solved(challenge):
    """What a browser sends that has done the work."""
    found = altcha.solve_challenge(altcha.Challenge.from_dict(challenge))
    return base64.b64encode(json.dumps({"challenge": challenge, "solution": found.to_dict()}).encode()).decode()


@pytest.fixture(autouse=True)
def quick_proof(settings):
    settings.PROOF_COST = 1


# --- what speaks against a text --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "Teşekkürler!",
        "Çok güzel 👏👏👏",
        "Très bien. Merci à toute l’équipe, c’est du beau travail.",
        "IBM ve NATO konusunda haklısınız.",
        "Saat 15.30'da geldi.Sonra gitti.",
    ],
)
def test_nothing_speaks_against_what_people_write(text):
    found = judged(text)
    assert (found.state, found.risk, found.reasons) == (State.APPROVED, 0, ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Buraya bakın: https://ornek.example/ çok ucuz telefonlar", "links"),
        ("Buraya bakın: ucuz-telefon.xyz çok ucuz telefonlar", "links"),
        ("http://a.example http://b.example http://c.example", "only-links"),
        ("[url=http://a.example]x[/url]", "only-links"),
        ("BU HABER TAMAMEN YALAN VE HERKES BUNU BİLİYOR", "capitals"),
        ("Купите дешёвые телефоны прямо сейчас", "script"),
        ("便宜的手机现在就买", "script"),
        ("Ucuz tеlеfon için yazın bana bugün", "disguised"),
    ],
)
def test_what_looks_like_spam_waits_and_the_moderator_reads_why(text, reason):
    found = judged(text)
    assert found.state == State.PENDING
    assert reason in found.reasons
    assert found.risk >= 20


def test_a_name_that_is_an_address_counts_like_one_in_the_text():
    assert "links" in judged(name="www.ucuz-telefon.example").reasons


def test_a_form_that_comes_back_at_once_waits():
    assert judged(seconds=1).reasons[0] == "quick"
    assert judged(seconds=4).reasons == ()


def test_a_machine_in_the_trap_stands_as_spam_and_is_kept(db):
    form = form_of(website="http://x.example")
    found = ladder.judge(form, PLAIN, otherwise=State.APPROVED)
    case = steps.submit(Letter(text=PLAIN, language="tr", story="x"), found)
    assert (case.state, thing_of(case).state) == (State.SPAM, State.SPAM)
    assert "trap" in case.reasons


def test_what_was_trapped_is_found_among_the_spam_and_can_be_let_through(staff, client):
    may_decide_on_letters(staff("moderator"))
    case = letter("Ben makine değilim", state=State.SPAM, reasons=["trap"])
    assert "Ben makine değilim" in client.get("/admin/moderation/?list=spam").content.decode()
    client.post("/admin/moderation/decide/", {"case": case.pk, "version": 1, "act": "approve"})
    assert thing_of(case).state == State.APPROVED


def test_much_from_one_address_within_a_minute_waits_and_others_do_not(settings, clock):
    settings.SENT_BEFORE_PROOF = 3
    for number in range(3):
        assert judged(f"{PLAIN} {number}").reasons == ()
    assert judged(f"{PLAIN} 4").reasons[0] == "many"
    assert judged(f"{PLAIN} 5", address="4.3.2.1").reasons == ()


# --- repeats ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "again",
    [
        PHONE,
        PHONE.upper(),
        PHONE.replace(" ", "  ") + "!!! 12",
        PHONE.replace("ü", "u").replace("ı", "i"),
        f"🔥 {PHONE}",
    ],
)
def test_the_same_text_again_waits_whoever_sends_it(again):
    letter(PHONE)
    assert judged(again).reasons[0] == "repeat"
    letter(PHONE)
    assert judged(again).risk >= 80


@pytest.mark.parametrize(
    "again",
    [
        PHONE.replace("telefon", "tablet"),
        PHONE.replace("bugün son gün", "yarın son gün"),
        "Selam! " + PHONE,
    ],
)
def test_nearly_the_same_text_waits_too(again):
    letter(PHONE)
    assert judged(again).reasons[0] == "similar"


def test_another_text_is_not_like_it():
    letter(PHONE)
    assert judged(PLAIN).reasons == ()


@pytest.mark.parametrize(
    "text", ["Allah rahmet eylesin, mekanı cennet olsun.", "Toutes mes condoléances à la famille.", "Tebrikler"]
)
def test_what_everybody_says_may_be_said_by_everybody(text):
    letter(text)
    assert judged(text).reasons == ()


def test_the_same_hand_says_a_short_thing_once():
    request = RequestFactory().post("/", REMOTE_ADDR="1.2.3.4")
    marks = writers.marks(request, tokens.Visitor("anna", True, 0.0))
    letter("Bu gazete yalan yazıyor", marks=marks)
    assert judged("Bu gazete yalan yazıyor!", marks=marks).reasons[0] == "repeat"
    other = writers.marks(request, tokens.Visitor("bela", True, 0.0))
    assert judged("Bu gazete yalan yazıyor!", marks=other).reasons == ()


def test_after_a_week_a_text_may_come_again(clock):
    letter(PHONE)
    clock.move_to("2026-12-02 12:00")
    assert judged(PHONE).reasons == ()


def test_likeness_is_a_number_every_database_can_hold():
    for text in (PHONE, PLAIN, "a b c d e f g h", "x " * 5000):
        number = repeats.likeness(text)
        assert number is None or -(2**63) <= number < 2**63
    assert repeats.likeness("kısa") is None


# --- words of the list -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("line", "text", "found"),
    [
        ("hakaret", "Bu bir HAKARET!", True),
        ("hakaret", "Bu bir hakaretti", False),
        ("hakaret*", "Bu bir hakaretti", True),
        ("kötü söz*", "Ne KOTU sözler bunlar", True),
        ("kötü söz*", "Söz kötü", False),
        ("abruti", "Quel a.b.r.u.t.i", True),
        ("abruti", "Quel a b r u t i !", True),
        ("salak", "saaaalak", True),
        ("ısır", "IŞIR ISIR", True),
        ("imbécile*", "Des IMBECILES", True),
        ("*", "her şey", False),
        ("", "her şey", False),
    ],
)
def test_a_word_of_the_list_is_found_however_it_is_spelt(line, text, found):
    assert word_lists.holds(text, word_lists.lines(line)) is found


def test_a_text_with_a_word_of_either_list_waits_and_is_not_refused():
    WordList.objects.create(language="tr", words="hakaret*\n")
    WordList.objects.create(language="fr", words="abruti")
    assert judged(f"{PLAIN} hakaretler").reasons == ("words", "unproven")
    found = judged(f"{PLAIN} Abruti!")
    assert (found.state, found.reasons[0]) == (State.PENDING, "words")


def test_moderators_write_the_lists_at_the_desk(staff, client):
    staff("moderator")
    assert client.post("/admin/moderation/words/", {"tr": "bir*\niki", "fr": "un"}).status_code == 302
    assert word_lists.current() == [("bir*",), ("iki",), ("un",)]
    answer = client.post("/admin/moderation/words/", {"tr": "x" * 20_001, "fr": "deux"})
    assert answer.status_code == 422
    assert "deux" in answer.content.decode()
    assert len(word_lists.current()) == 3


# --- bad input -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "http://a.example " * 5000,
        "<script>alert(1)</script>" * 100,
        "Z̷̢̛a̸̧l̷g̶o̴" * 500,
        "\u202eters\u202c",
        "🔥" * 5000,
        "a\x00b",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" * 1000,
        "a." * 20_000,
        "a-" * 50_000 + " www.a.example",
        "x" * 100_000 + " www.a.example",
        "[url" * 20_000,
        "\ud7ff ﷺ ﬁ ǅ",
        "",
    ],
)
def test_no_text_breaks_the_ladder_or_takes_it_long(text):
    WordList.objects.create(language="tr", words="\n".join(f"kelime{number}*" for number in range(300)))
    form = form_of()
    began = time.perf_counter()
    found = ladder.judge(form, text, name=text[:300])
    assert time.perf_counter() - began < 3
    assert 0 <= found.risk <= 100
    assert found.state == State.PENDING


# --- the proof of work -----------------------------------------------------------------------------------------------
def test_only_who_is_suspicious_is_asked_to_work():
    form = form_of()
    assert not ladder.judge(form, PLAIN, asks=True).asks_proof
    assert not hasattr(form, "challenge")


def test_a_suspicious_form_goes_back_with_a_challenge_and_nothing_is_stored():
    form = form_of(seconds=1)
    found = ladder.judge(form, PLAIN, otherwise=State.APPROVED, asks=True)
    assert found.asks_proof
    assert form.challenge["parameters"]["expiresAt"] > time.time()
    assert not Case.objects.exists()


def test_who_has_worked_is_believed_as_to_his_haste():
    form = form_of(seconds=1)
    ladder.judge(form, PLAIN, asks=True)
    found = judged(seconds=1, asks=True, altcha=solved(form.challenge))
    assert (found.state, found.reasons) == (State.APPROVED, ())


def test_work_does_not_buy_links_a_way_around_the_moderator():
    found = judged("Buraya bakın: https://ornek.example/ çok ucuz", altcha=solved(proof.challenge()))
    assert (found.state, found.reasons) == (State.PENDING, ("links",))


def test_without_script_the_text_is_taken_and_waits():
    found = judged(seconds=1)
    assert not found.asks_proof
    assert (found.state, found.reasons) == (State.PENDING, ("quick", "unproven"))


@pytest.mark.parametrize(
    "payload", ["cannot", "x" * 5000, "bm90IGpzb24=", base64.b64encode(b'{"challenge": {}}').decode()]
)
def test_who_sends_nonsense_for_a_proof_is_not_asked_again_and_waits(payload):
    found = judged(seconds=1, asks=True, altcha=payload)
    assert (found.asks_proof, found.reasons) == (False, ("quick", "unproven"))


def test_a_proof_counts_once():
    payload = solved(proof.challenge())
    assert proof.is_good(payload)
    assert not proof.is_good(payload)


def test_a_proof_ends_after_some_minutes(clock):
    challenge = proof.challenge()
    payload = solved(challenge)
    clock.move_to("2026-11-24 12:11")
    assert not proof.is_good(payload)


def test_a_challenge_that_is_not_ours_or_was_made_easier_is_worth_nothing():
    foreign = altcha.create_challenge(proof.ALGORITHM, 1, hmac_secret="another", expires_at=int(time.time()) + 60)
    assert not proof.is_good(solved(foreign.to_dict()))
    easier = proof.challenge()
    easier["parameters"]["keyPrefix"] = ""
    assert not proof.is_good(solved(easier))


def test_the_part_of_a_form_holds_the_challenge_and_no_script():
    from django.template.loader import render_to_string

    form = form_of(seconds=1)
    ladder.judge(form, PLAIN, asks=True)
    page = render_to_string("moderation/_proof.html", {"form": form})
    assert '<script type="application/json">' in page
    assert form.challenge["signature"] in page
    assert render_to_string("moderation/_proof.html", {"form": form_of()}).strip() == ""


# --- the service that is off -----------------------------------------------------------------------------------------
@pytest.fixture
def asked(monkeypatch):
    """What the service was asked, answered with "spam"."""
    questions = []
    monkeypatch.setattr(akismet, "answer", lambda fields: questions.append(fields) or True)
    return questions


def marks_of(visitor="anna"):
    return writers.marks(RequestFactory().post("/", REMOTE_ADDR="1.2.3.4"), tokens.Visitor(visitor, True, 0.0))


def test_no_outside_service_is_asked_unless_the_switch_is_on(asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        letter(marks=marks_of())
    from django_tasks_db.models import DBTaskResult

    assert not DBTaskResult.objects.exists()
    assert asked == []


def test_switched_on_it_is_asked_after_the_answer_and_only_raises_the_risk(
    asked, settings, django_capture_on_commit_callbacks
):
    settings.AKISMET_KEY = "key"
    with django_capture_on_commit_callbacks(execute=True):
        case = letter(PLAIN, risk=10, reasons=["quick"], marks=marks_of(), name="Ayşe")
    assert asked == [], "never within the request"
    akismet.ask.call(case.pk)
    case.refresh_from_db()
    assert (case.risk, case.reasons, case.state) == (akismet.RISK, ["quick", "akismet"], State.PENDING)
    said = json.dumps(asked[0], ensure_ascii=False)
    assert PLAIN in said
    assert "Ayşe" not in said
    assert "1.2.3.4" not in said


def test_a_service_that_is_silent_changes_nothing(settings, monkeypatch):
    settings.AKISMET_KEY = "key"

    def silent(fields):
        raise TimeoutError

    monkeypatch.setattr(akismet, "answer", silent)
    case = letter(risk=10, marks=marks_of())
    akismet.ask.call(case.pk)
    case.refresh_from_db()
    assert (case.risk, case.reasons) == (10, [])


def test_what_comes_without_a_trace_of_its_writer_is_told_to_nobody(
    asked, settings, django_capture_on_commit_callbacks
):
    settings.AKISMET_KEY = "key"
    with django_capture_on_commit_callbacks() as callbacks:
        letter()
    assert callbacks == []


def test_the_limiter_keeps_no_address(settings):
    judged()
    assert "1.2.3.4" not in str(getattr(cache, "_cache", ""))


def test_the_demo_fills_its_words_once_and_leaves_what_was_written():
    from korner.moderation import demo
    from korner.moderation.models import Ban

    WordList.objects.create(language="tr", words="kendi")
    assert demo.fill() == demo.fill()
    assert WordList.objects.get(language="tr").words == "kendi"
    assert judged(f"{PLAIN} Quels imbéciles").reasons[0] == "words"
    assert Ban.objects.count() == 1
