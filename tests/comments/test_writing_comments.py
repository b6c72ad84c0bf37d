"""A reader writes: what is taken, what waits, what is refused, and what he is told."""

import pytest

from articles.comments.models import Comment
from articles.models import Figures
from korner.addresses import reverse_in
from korner.moderation.models import Ban, Case
from tests.comments.conftest import WORDS, newest, place
from tests.factories import ArticleFactory
from tests.pages import parse, words

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true"}


def test_a_comment_waits_for_a_moderator_and_its_writer_is_told(writer):
    story = ArticleFactory()
    answer = writer.write(story)
    assert answer.status_code == 303
    comment = newest()
    assert (comment.state, comment.name, comment.language, comment.text) == ("pending", "Ayşe", "tr", WORDS)
    own = writer.open(answer["Location"])
    assert own["Cache-Control"] == "no-store"
    assert WORDS in own.text
    assert WORDS not in writer.client.get(story.url_in("tr")).text
    assert Case.objects.get().state == "pending"


def test_an_approved_comment_stands_under_its_story_in_both_languages_marked_with_its_own(writer, decide, client):
    story = ArticleFactory()
    writer.write(story)
    decide(newest(), "approved")
    turkish, french = client.get(story.url_in("tr")), client.get(story.url_in("fr"))
    assert WORDS in turkish.text
    assert WORDS in french.text
    assert parse(turkish).xpath("//div[contains(@class,'comment')]//div[@lang]") == []
    assert parse(french).xpath("//div[contains(@class,'comment')]//div[@lang='tr']")
    assert parse(french).xpath("//p[@class='who']//bdi/@lang") == ["tr"]  # Ayşe
    assert not parse(turkish).xpath("//p[@class='who']//bdi/@lang")
    assert Figures.objects.get(pk=story.pk).comments == 1
    assert '"commentCount":1' in turkish.text


def test_a_refused_comment_is_shown_nowhere(writer, decide, client):
    story = ArticleFactory()
    writer.write(story)
    decide(newest(), "refused")
    for language in ("tr", "fr"):
        for name in ("comments", "comments-oldest", "comments-best"):
            assert WORDS not in client.get(reverse_in(language, name, pk=story.pk)).text
        assert WORDS not in client.get(story.url_in(language)).text
    assert "commentCount" not in client.get(story.url_in("tr")).text


def test_opening_a_form_sets_no_cookie_and_writing_does(writer):
    story = ArticleFactory()
    form = writer.open(reverse_in("tr", "comment-write", pk=story.pk))
    assert not form.cookies
    assert form["Cache-Control"] == "no-store"
    assert set(writer.write(story).cookies) == {"korner_reader", "korner_acted"}


def test_the_same_words_of_one_reader_under_one_story_are_one_comment(writer, writers):
    story, other = ArticleFactory(), ArticleFactory()
    for _number in range(5):
        assert writer.write(story).status_code == 303
    assert Comment.objects.count() == 1
    writer.write(other)
    writers(1)[0].write(story)
    assert Comment.objects.count() == 3
    assert Case.objects.count() == 3


def test_one_address_has_so_many_new_readers_a_day_and_then_is_asked_to_wait(clock, settings):
    from tests.comments.conftest import Browser

    settings.VISITORS_PER_ADDRESS = 3
    story = ArticleFactory()
    answers = [Browser(clock).write(story, f"Söz {n}") for n in range(5)]
    assert [answer.status_code for answer in answers] == [303, 303, 303, 429, 429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert Comment.objects.count() == Case.objects.count() == 3


def test_a_flood_is_answered_with_429_and_others_are_served(writer, writers, settings):
    settings.ACTS_PER_MINUTE = 3
    story = ArticleFactory()
    path = reverse_in("tr", "comment-write", pk=story.pk)
    token = writer.token(path)
    codes = [writer.client.post(path, {"token": token}, **writer.ask).status_code for _number in range(5)]
    assert codes == [422, 422, 422, 429, 429]
    assert writers(1)[0].write(story).status_code == 303


LONG = "Ş" * 3001
BAD = {
    "nothing": ({"text": ""}, "text"),
    "only spaces": ({"text": " \n\t "}, "text"),
    "only marks": ({"text": "…!?"}, "text"),
    "too long a text": ({"text": LONG}, "text"),
    "a hundred kilobytes": ({"text": "x" * 100_000}, "text"),
    "no name": ({"name": ""}, "name"),
    "a name without a letter": ({"name": "123"}, "name"),
    "a name of 300 letters": ({"name": "a" * 300}, "name"),
    "no e-mail address": ({"email": "ayse@"}, "email"),
    "a language the paper has not": ({"language": "en"}, "language"),
    "only overrides of direction": ({"text": "\u202e\u202d"}, "text"),
    "only NUL": ({"text": "\x00\x00"}, "text"),
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("part", [False, True])
def test_a_form_with_a_mistake_comes_back_filled_and_names_the_field(writer, case, part):
    story = ArticleFactory()
    path = reverse_in("fr", "comment-write", pk=story.pk)
    wrong, field = BAD[case]
    sent = {"token": writer.token(path), "text": "Bonjour à tous", "name": "Zoé", "email": "z@example.org"}
    sent |= {"language": "fr", **wrong}
    answer = writer.client.post(path, sent, headers=PART if part else {}, **writer.ask)
    assert answer.status_code == 422
    assert not Comment.objects.exists()
    assert not answer.cookies
    document = parse(answer)
    first = document.xpath("//*[@aria-invalid='true']")[0]
    assert first.get("name") == field
    assert first.get("autofocus") is not None
    error = document.get_element_by_id(f"{first.get('id')}_error")
    assert words(error)
    assert error.get("id") in first.get("aria-describedby").split()
    for name in {"text", "name", "email"} - {field}:
        (kept,) = document.xpath(f"//*[@name='{name}']")
        assert sent[name] in (kept.get("value") or kept.text_content())


STRANGE = {
    "<script>alert(1)</script>": "&lt;script&gt;alert(1)&lt;/script&gt;",
    '<b onclick="x()">kalın</b>': "&lt;b onclick=&quot;x()&quot;&gt;kalın&lt;/b&gt;",
    "Ters \u202eyazı": "Ters yazı",
    "Sıfır\x00lar": "Sıfırlar",
    "Güzel 🎉🇧🇪": "Güzel 🎉🇧🇪",
    "z\u0301\u0302\u0303\u0304\u0305\u0306algo": "z\u0301\u0302\u0303\u0304algo",
}


@pytest.mark.parametrize("text", STRANGE)
def test_strange_letters_are_shown_as_plain_text(writer, decide, client, text):
    import unicodedata

    story = ArticleFactory()
    assert writer.write(story, text, name=text[:20]).status_code == 303
    decide(newest(), "approved")
    shown = client.get(story.url_in("tr")).text
    assert unicodedata.normalize("NFC", STRANGE[text]) in shown
    assert "<script>alert" not in shown
    assert "<b onclick" not in shown


def test_a_trapped_machine_is_spam_and_seems_to_wait(writer):
    story = ArticleFactory()
    answer = writer.write(story, website="https://kazan.example")
    assert newest().state == "spam"
    own = writer.open(answer["Location"])
    assert WORDS in own.text


def test_links_make_a_comment_wait_even_where_comments_are_shown_at_once(writer, mode):
    mode("after")
    story = ArticleFactory()
    writer.write(story, "Şuraya bakın: https://example.org https://example.com https://example.net")
    writer.write(story, "Düz bir söz.")
    assert list(Comment.objects.order_by("pk").values_list("state", flat=True)) == ["pending", "approved"]


def test_a_forged_or_missing_token_is_no_act(writer):
    story = ArticleFactory()
    path = reverse_in("tr", "comment-write", pk=story.pk)
    for token in ("", "forged", "x" * 5000):
        sent = {"token": token, "text": WORDS, "name": "Ayşe", "language": "tr"}
        answer = writer.client.post(path, sent, **writer.ask)
        assert answer.status_code == 422
        assert WORDS in answer.text
    assert not Comment.objects.exists()


def test_a_form_from_another_site_is_refused(writer):
    story = ArticleFactory()
    path = reverse_in("tr", "comment-write", pk=story.pk)
    sent = {"token": writer.token(path), "text": WORDS, "name": "Ayşe", "language": "tr"}
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert writer.client.post(path, sent, headers=headers, **writer.ask).status_code == 403
    assert not Comment.objects.exists()


def test_a_closed_discussion_takes_nothing_and_gives_back_what_was_typed(writer, mode):
    story = ArticleFactory()
    path = reverse_in("tr", "comment-write", pk=story.pk)
    token = writer.token(path)
    story.comments_open = False
    story.save()
    answer = writer.client.post(path, {"token": token, "text": WORDS, "name": "A", "language": "tr"}, **writer.ask)
    assert answer.status_code == 409
    assert WORDS in answer.text
    assert writer.open(path).status_code == 409
    assert not Comment.objects.exists()


def test_a_discussion_closes_by_age(writer, clock, mode):
    mode("before", comments_days=3)
    story = ArticleFactory()
    path = reverse_in("tr", "comment-write", pk=story.pk)
    assert writer.open(path).status_code == 200
    clock.move_to("2026-11-27 10:59")
    assert writer.open(path).status_code == 200
    clock.move_to("2026-11-27 11:00")
    assert writer.open(path).status_code == 409


def test_no_comment_under_what_readers_do_not_see(writer):
    for story in (ArticleFactory(draft=True), ArticleFactory(withdrawn_tr=True)):
        assert writer.open(reverse_in("tr", "comment-write", pk=story.pk)).status_code == 404
    assert writer.open(reverse_in("tr", "comment-write", pk=10**17)).status_code == 404


def test_an_answer_stands_below_its_comment_and_one_to_an_answer_too(writer, mode, client):
    mode("after")
    story = ArticleFactory()
    writer.write(story, "İlk söz")
    first = newest()
    writer.write(story, "Cevap", to=first)
    answer = newest()
    writer.write(story, "Cevaba cevap", to=answer)
    assert list(Comment.objects.filter(parent=first).values_list("text", flat=True).order_by("pk")) == [
        "Cevap",
        "Cevaba cevap",
    ]
    (list_of_answers,) = parse(client.get(story.url_in("tr"))).xpath("//ol[@class='answers']")
    assert len(list_of_answers.xpath("./li")) == 2


def test_an_answer_to_what_is_not_there_any_more_comes_back_filled(writer, mode, decide):
    mode("after")
    story = ArticleFactory()
    writer.write(story, "İlk söz")
    first = newest()
    path = reverse_in("tr", "comment-answer", **place(story, first))
    token = writer.token(path)
    decide(first, "refused")
    sent = {"token": token, "text": "Cevabım", "name": "Ayşe", "language": "tr"}
    answer = writer.client.post(path, sent, **writer.ask)
    assert answer.status_code == 409
    assert "Cevabım" in answer.text
    assert parse(answer).xpath("//form[@class='form']/@action") == [reverse_in("tr", "comment-write", pk=story.pk)]
    assert Comment.objects.count() == 1
    assert writer.open(path).status_code == 404


def test_who_has_earned_trust_is_shown_at_once(writer, mode, decide):
    mode("trusted", comments_trust=2)
    story = ArticleFactory()
    for text in ("Bir", "İki"):
        writer.write(story, text)
        assert newest().state == "pending"
        decide(newest(), "approved")
    writer.write(story, "Üç")
    assert newest().state == "approved"
    writer.write(ArticleFactory(), "Başka haberin altında")
    assert newest().state == "approved"
    decide(newest(), "refused")
    writer.write(story, "Dört")
    assert newest().state == "pending"


def test_a_banned_reader_is_told_or_seems_to_wait(writer, mode):
    mode("after")
    story = ArticleFactory()
    until = "2026-12-24T00:00:00Z"
    Ban.objects.create(of="name", value="ayse", until=until)
    assert writer.write(story).status_code == 403
    assert not Comment.objects.exists()
    mode("after", tells_banned=False)
    answer = writer.write(story)
    assert answer.status_code == 303
    assert newest().state == "refused"
    assert "bekliyor" in writer.open(answer["Location"]).text or "Waits" in writer.open(answer["Location"]).text


def test_a_script_gets_the_part_alone(writer):
    story = ArticleFactory()
    path = reverse_in("tr", "comment-write", pk=story.pk)
    part = writer.client.get(path, headers=PART, **writer.ask)
    assert "<html" not in part.text
    assert part.context["form"]
    writer.clock.traveller.shift(10)
    sent = {"token": str(part.context["form"]["token"].value()), "text": WORDS, "name": "Ayşe", "language": "tr"}
    thanks = writer.client.post(path, sent, headers=PART, **writer.ask)
    assert thanks.status_code == 200
    assert "<html" not in thanks.text
    assert WORDS in thanks.text
    assert parse(thanks).xpath("//*[@data-focus]")
