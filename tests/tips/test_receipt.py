"""The number by which a sender asks what became of his tip: known to him alone, and standing in no address."""

import pytest
from django.core.exceptions import ValidationError

from articles import workflow
from korner.desk.models import Notice
from korner.publishing import Status
from tests.factories import ArticleFactory, UserFactory, story
from tests.pages import parse, words
from tests.tips.telling import SHAPE, STATUS, TipFactory, ask_after, hidden, opened, receipt_on, send
from widgets.tips import receipts, working
from widgets.tips.models import Tip, TipQuestion

pytestmark = pytest.mark.django_db

NUMBER = "BKRT-HHXA-PQDE-ZZMC"


def state_on(answer):
    """The word for where the tip stands."""
    (found,) = parse(answer).xpath("//span[@class='send-state']")
    return words(found)


def test_receipts_have_the_shape_and_no_two_are_alike():
    made = {receipts.receipt_of(f"secret {n}") for n in range(300)}
    assert len(made) == 300
    assert all(SHAPE.match(one) for one in made)
    assert receipts.receipt_of("a") == receipts.receipt_of("a")


@pytest.mark.parametrize(
    "typed",
    [NUMBER, NUMBER.lower(), NUMBER.replace("-", ""), f"  {NUMBER.replace('-', ' ')} ", NUMBER.replace("-", "–")],
)
def test_it_is_found_however_it_is_typed(client, typed):
    TipFactory(receipt=NUMBER)
    assert ask_after(client, typed).status_code == 200


@pytest.mark.parametrize(
    "typed",
    ["", "kısa", "ILOU-ILOU-ILOU-ILOU", "1234-5678-9012-3456", "BKRT-HHXA-PQDE-ZZMD", "%", "'; --", "A" * 5000, "\x00"],
)
def test_what_is_no_number_of_ours_gets_words_and_nothing_else(client, typed):
    TipFactory(receipt=NUMBER)
    answer = ask_after(client, typed)
    assert answer.status_code == 422
    assert parse(answer).xpath("//*[@class='error' or @class='form-errors']")
    assert not parse(answer).xpath("//span[@class='send-state']")


def test_the_number_stands_in_no_address(client):
    TipFactory(receipt=NUMBER)
    answer = ask_after(client, NUMBER)
    assert "Location" not in answer
    document = parse(answer)
    assert not [link for link in document.xpath("//@href | //@action") if NUMBER in link]
    assert client.get(f"{STATUS['tr']}?number={NUMBER}").text.count("send-state") == 0


def test_a_receipt_outlives_a_new_key_of_the_house(client, settings):
    TipFactory(receipt=NUMBER)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = (
        [settings.SECRET_KEY],
        "another key of the house, also long enough",
    )
    assert ask_after(client, NUMBER).status_code == 200


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_it_tells_where_the_tip_stands(client, language):
    number = receipt_on(send(client))
    tip, editor = Tip.objects.get(), UserFactory(role="editor")
    said = [state_on(ask_after(client, number, STATUS[language]))]
    working.take(tip, by=editor)
    said.append(state_on(ask_after(client, number, STATUS[language])))
    working.close(tip, by=editor)
    said.append(state_on(ask_after(client, number, STATUS[language])))
    assert len(set(said)) == 3


def test_who_was_taken_for_a_machine_is_told_nothing_untrue(client):
    number = receipt_on(send(client, website="https://filled-in.test"))
    before = state_on(ask_after(client, receipt_on(send(client))))
    assert state_on(ask_after(client, number)) == before
    working.close(Tip.objects.filter(state="spam").get(), by=UserFactory(role="editor"), spam=True)
    assert state_on(ask_after(client, number)) != before


def test_it_names_nobody_and_repeats_nothing_of_the_text(client):
    editor = UserFactory(role="editor", first_name="Gizli", last_name="Kişi")
    tip = TipFactory(
        receipt=NUMBER, text="Çok özel bir şey", name="Ayşe", email="ayse@example.org", note="Masanın notu"
    )
    working.take(tip, by=editor)
    text = ask_after(client, NUMBER).text
    for private in ("Gizli", "Çok özel", "Ayşe", "ayse@", "Masanın"):
        assert private not in text


def test_the_story_is_linked_once_it_is_out_and_no_sooner(client):
    tip = TipFactory(receipt=NUMBER)
    article = ArticleFactory(draft=True, headline_tr="Işıklar yandı")
    tip.story = article
    tip.save()
    tip.put_to(Tip.Work.USED)
    assert "Işıklar yandı" not in ask_after(client, NUMBER).text
    workflow.publish(article)
    answer = ask_after(client, NUMBER)
    (link,) = parse(answer).xpath("//p[@class='send-story']/a")
    assert link.get("href") == article.url_in("tr")
    assert client.get(link.get("href")).status_code == 200
    article.status = Status.WITHDRAWN
    article.save()
    assert "Işıklar yandı" not in ask_after(client, NUMBER).text


def test_a_story_in_the_other_language_says_so(client):
    tip = TipFactory(receipt=NUMBER)
    tip.story = story(only="fr", headline_fr="Les feux sont rallumés")
    tip.save()
    tip.put_to(Tip.Work.USED)
    (link,) = parse(ask_after(client, NUMBER)).xpath("//p[@class='send-story']/a")
    assert (link.get("lang"), link.get("hreflang")) == ("fr", "fr")


# --- a question from the desk -----------------------------------------------------------------------------------------
@pytest.fixture
def asked(client):
    """A tip whose sender was asked something: (tip, the page that shows it)."""
    tip = TipFactory(receipt=NUMBER)
    working.ask(tip, "Hangi gündü?", by=UserFactory(role="editor"))
    return tip, ask_after(client, NUMBER)


def test_a_question_is_read_and_answered(client, asked):
    tip, page = asked
    assert "Hangi gündü?" in page.text
    Notice.objects.all().delete()
    answer = client.post(STATUS["tr"], {**hidden(parse(page)), "answer": "Salı günüydü."})
    assert answer.status_code == 200
    question = TipQuestion.objects.get()
    assert question.answer == "Salı günüydü."
    assert question.answered_at
    assert "Salı günüydü." not in answer.text
    notice = Notice.objects.get()
    assert notice.person == tip.questions.get().asked_by
    assert "Salı" not in f"{notice.title}{notice.note}"


def test_an_empty_answer_comes_back_at_its_field(client, asked):
    _tip, page = asked
    answer = client.post(STATUS["tr"], {**hidden(parse(page)), "answer": " "})
    assert answer.status_code == 422
    (field,) = parse(answer).xpath("//*[@autofocus]")
    assert field.get("name") == "answer"
    assert TipQuestion.objects.get().answered_at is None


def test_a_question_is_answered_once(client, asked):
    _tip, page = asked
    carried = hidden(parse(page))
    client.post(STATUS["tr"], {**carried, "answer": "Salı."})
    again = client.post(STATUS["tr"], {**carried, "answer": "Çarşamba."})
    assert again.status_code == 409
    assert TipQuestion.objects.get().answer == "Salı."


def test_nobody_answers_a_question_to_another(client, asked):
    _tip, page = asked
    TipFactory(receipt="AAAA-BBBB-CCCC-DDDD")
    carried = {**hidden(parse(page)), "number": "AAAA-BBBB-CCCC-DDDD"}
    assert client.post(STATUS["tr"], {**carried, "answer": "Ben"}).status_code == 409
    assert TipQuestion.objects.get().answer == ""


def test_a_new_question_takes_the_place_of_the_open_one(asked):
    tip, _page = asked
    editor = UserFactory(role="editor")
    working.ask(tip, "Saat kaçtı?", by=editor)
    assert [question.text for question in tip.questions.all()] == ["Saat kaçtı?"]
    with pytest.raises(ValidationError):
        working.ask(tip, " ", by=editor)


def test_guessing_is_slowed(client, settings, clock):
    settings.ACTS_PER_MINUTE = 3
    carried = opened(client, STATUS["tr"])
    codes = [client.post(STATUS["tr"], {**carried, "number": NUMBER}).status_code for _guess in range(5)]
    assert codes == [422, 422, 422, 429, 429]
