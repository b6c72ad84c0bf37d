"""What is answered: one hit a story, the best first, counted by facets, and near misses mended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from korner.search import asking, indexing, vocabulary
from korner.search.question import COUNTED, PER_PAGE, Question
from tests.factories import AuthorFactory, CategoryFactory, StandingPageFactory, TagFactory, TopicFactory
from tests.search.paper import ask, found, printed

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What is printed within the block is committed at its end: the paper's words are learned then."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def counts(answer, facet):
    return {value.value: value.count for value in answer.facets[facet]}


def test_all_words_must_be_found_wherever_each_of_them_stands():
    both = printed(headline_tr="Belçika Vergi Dairesinden açıklama")
    printed(headline_tr="Belçika treni")
    parted = printed(headline_tr="Yeni vergi", body_tr="<p>Belçika’da bugün.</p>")
    assert set(found("belcika vergi")) == {both.pk, parted.pk}


def test_last_word_is_found_by_its_beginning_and_the_others_are_not():
    story = printed(headline_tr="Mahkemeleşme dönemi", lead_tr="", body_tr="<p>Söz.</p>")
    assert found("dönem mahk") == [story.pk]
    assert found("mahk") == [story.pk]
    assert found("mahk dönem") == []


def test_story_in_two_languages_is_one_hit_in_that_of_the_page():
    printed(headline_tr="Anderlecht maçı", headline_fr="Le match d’Anderlecht")
    for page in ("tr", "fr"):
        answer = ask("anderlecht", page)
        assert [hit.language for hit in answer.hits] == [page]
        assert answer.total == 1
        assert counts(answer, "language") == {"tr": 1, "fr": 1}


def test_words_are_read_in_the_language_of_each_text():
    story = printed("fr", headline_fr="Les élections communales")
    assert found("élection", "tr") == [story.pk]


def test_language_that_was_chosen_is_the_only_one():
    turkish, french = printed("tr", headline_tr="Anderlecht maçı"), printed("fr", headline_fr="Anderlecht gagne")
    assert set(found("anderlecht")) == {turkish.pk, french.pk}
    assert found("anderlecht", language="fr") == [french.pk]


def test_headline_weighs_more_than_names_lead_and_text():
    old = timezone.now() - timedelta(days=30)
    text = printed(body_tr="<p>Leylek geldi.</p>", publish_at=old)
    lead = printed(lead_tr="Leylek geldi.", publish_at=old)
    tagged = printed(tags=[TagFactory(name_tr="leylek")], publish_at=old)
    headline = printed(headline_tr="Leylek geldi", publish_at=old)
    assert found("leylek") == [headline.pk, tagged.pk, lead.pk, text.pk]


def test_of_equal_stories_the_newer_comes_first():
    old = printed(headline_tr="Leylek geldi", publish_at=timezone.now() - timedelta(days=900))
    new = printed(headline_tr="Leylek geldi", publish_at=timezone.now() - timedelta(days=9))
    assert found("leylek") == [new.pk, old.pk]


def test_whoever_is_sought_by_name_comes_before_the_stories_that_bear_it():
    author = AuthorFactory(name="Nermin Kaya")
    indexing.write(author)
    stories = [printed(authors=[author]) for _ in range(3)]
    answer = ask("nermin kaya")
    assert next((hit.kind, hit.object_id) for hit in answer.hits) == ("author", author.pk)
    assert answer.hits[0].published is None
    assert {hit.object_id for hit in answer.hits[1:]} == {story.pk for story in stories}


def test_topics_and_pages_are_found():
    topic = TopicFactory(name_tr="Konut krizi", introduction_tr="<p>Kiralar artıyor.</p>")
    page = StandingPageFactory(name_tr="Gizlilik", body_tr="<p>Kiralar değil.</p>")
    indexing.write(topic)
    indexing.write(page)
    assert {hit.kind for hit in ask("kiralar").hits} == {"topic", "page"}


def test_facets_count_and_narrow():
    sport, news = CategoryFactory(name_tr="Spor"), CategoryFactory(name_tr="Gündem")
    part = CategoryFactory(name_tr="Futbol", parent=sport)
    ayse, ali = AuthorFactory(name="Ayşe Ak"), AuthorFactory(name="Ali Ok")
    year = timezone.now().year
    one = printed("tr", headline_tr="Leylek bir", category=sport, authors=[ayse, ali])
    two = printed("tr", headline_tr="Leylek iki", category=part, authors=[ayse], kind="column")
    three = printed("tr", headline_tr="Leylek üç", category=news, publish_at=timezone.now() - timedelta(days=800))
    answer = ask("leylek")
    assert counts(answer, "section") == {str(sport.pk): 2, str(news.pk): 1}
    assert counts(answer, "author") == {str(ayse.pk): 2, str(ali.pk): 1}
    assert counts(answer, "kind") == {"news": 2, "column": 1}
    assert counts(answer, "year")[str(year)] == 2
    assert [value.label for value in answer.facets["section"]] == ["Spor", "Gündem"]
    assert [value.label for value in answer.facets["author"]] == ["Ayşe Ak", "Ali Ok"]
    assert set(found("leylek", section=str(sport.pk))) == {one.pk, two.pk}
    assert found("leylek", section=str(part.pk)) == [two.pk]
    assert found("leylek", author=str(ali.pk)) == [one.pk]
    assert found("leylek", kind="column") == [two.pk]
    assert found("leylek", year=str((timezone.now() - timedelta(days=800)).year)) == [three.pk]
    assert found("leylek", kind="column", author=str(ali.pk)) == []


def test_unknown_value_of_a_facet_finds_nothing():
    printed(headline_tr="Leylek")
    for value in ("0", "x", "'", '"', "a b", "* OR", "\x00", "\ud800", "-" * 5000):
        assert found("leylek", section=value, author=value, year=value, kind=value) == []


def test_renamed_section_and_author_are_called_by_their_name_of_today():
    section, author = CategoryFactory(name_tr="Spor"), AuthorFactory(name="Ayşe Ak")
    printed(headline_tr="Leylek", category=section, authors=[author])
    section.name_tr, author.name = "Kuşlar", "Ayşe Pek"
    section.save()
    author.save()
    answer = ask("leylek")
    assert [value.label for value in answer.facets["section"]] == ["Kuşlar"]
    assert [value.label for value in answer.facets["author"]] == ["Ayşe Pek"]


def test_pages_of_the_list_hold_each_hit_once():
    stories = [printed("tr", headline_tr=f"Leylek {number}") for number in range(PER_PAGE + 3)]
    first, second, third = (asking.answer(Question("leylek", "tr", page=number)) for number in (1, 2, 3))
    assert [len(first.hits), len(second.hits), len(third.hits)] == [PER_PAGE, 3, 0]
    assert [first.has_next, second.has_next] == [True, False]
    shown = [hit.object_id for hit in first.hits + second.hits]
    assert sorted(shown) == sorted(story.pk for story in stories)
    assert first.total == second.total == PER_PAGE + 3


def test_beyond_the_counted_hits_the_answer_says_so(monkeypatch):
    monkeypatch.setattr(asking, "COUNTED", 5)
    monkeypatch.setattr(asking, "RANKED", 2)
    monkeypatch.setattr(asking, "ROUND", 1)
    stories = [printed(headline_tr="Anderlecht", headline_fr="Anderlecht") for _ in range(7)]
    best = printed("tr", headline_tr="Anderlecht Anderlecht", publish_at=timezone.now() - timedelta(days=4))
    answer = ask("anderlecht")
    assert answer.capped
    assert answer.total == 3  # of the six newest documents
    assert len({hit.object_id for hit in answer.hits}) == len(answer.hits)
    assert COUNTED == 5_000
    assert {hit.object_id for hit in answer.hits} <= {story.pk for story in stories} | {best.pk}


def test_stories_that_are_not_seen_take_no_place_of_those_that_are(monkeypatch):
    monkeypatch.setattr(asking, "COUNTED", 3)
    now = timezone.now()
    for hidden in range(9):
        printed("tr", headline_tr="Leylek", embargo_until=now + timedelta(hours=1 + hidden))
    seen = [printed("tr", headline_tr="Leylek", publish_at=now - timedelta(days=days)) for days in (1, 2, 3)]
    answer = ask("leylek")
    assert {hit.object_id for hit in answer.hits} == {story.pk for story in seen}
    assert (answer.total, answer.capped) == (3, False)


def test_near_miss_is_mended_by_the_papers_own_words(committed):
    with committed():
        printed("tr", headline_tr="Belçika’da seçim")
    for typed in ("belcka", "Blçika", "belçiak", "belcixa"):
        assert ask(typed).suggestion == "belçika"
    assert ask("belcka secim").suggestion == "belçika secim"
    assert ask("belcika").suggestion == ""
    assert ask("zzzzzz").suggestion == ""


def test_of_two_near_words_the_more_frequent_one_is_offered(committed):
    with committed():
        for _ in range(3):
            printed("tr", headline_tr="Karar verildi")
        printed("tr", headline_tr="Kadar")
    vocabulary.count()
    assert ask("kafar").suggestion == "karar"


def test_word_of_a_story_that_is_still_to_come_is_never_offered(clock, committed):
    with committed():
        printed("tr", headline_tr="Kirpi istifa etti", embargo_until=timezone.now() + timedelta(hours=1))
    assert ask("kirpu").suggestion == ""
    assert asking.suggestions("kir", "tr") == []
    clock.move_to("2026-11-24 13:00")
    assert ask("kirpu").suggestion == "kirpi"
    assert asking.suggestions("kir", "tr") == ["Kirpi istifa etti", "kirpi"]


def test_words_the_paper_no_longer_uses_are_forgotten(committed):
    with committed():
        story = printed("tr", headline_tr="Kirpi")
        story.headline_tr = "Tavşan"
        story.save()
        indexing.write(story)
    vocabulary.count()
    assert ask("kirpo").suggestion == ""
    assert ask("tavsen").suggestion == "tavşan"


def test_headlines_and_names_are_suggested_while_somebody_types():
    author = AuthorFactory(name="Leyla Kaya")
    indexing.write(author)
    printed("tr", headline_tr="Leylek göçü başladı")
    printed("tr", headline_tr="Leylekler yolda", publish_at=timezone.now() + timedelta(hours=1))
    offered = asking.suggestions("ley", "tr")
    assert offered[:2] == ["Leyla Kaya", "Leylek göçü başladı"]
    assert "Leylekler yolda" not in offered
    assert asking.suggestions("", "tr") == asking.suggestions("l", "tr") == []
    assert len(asking.suggestions("ley", "tr", limit=1)) == 1
