"""What is said of a story before it goes out, and what holds it back: only what the house rules say."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import readiness, workflow
from articles.models import Article, Translation
from articles.readiness import marks
from articles.readiness.links import broken, inside_links
from korner.publishing import Status
from korner.site.models import Redirect, SiteSettings
from tests.factories import (
    ArticleFactory,
    AssetFactory,
    AuthorFactory,
    StandingPageFactory,
    TagFactory,
    TopicFactory,
    story,
)


def codes(article, **kwargs):
    """{(code, field)} of what is said of a story."""
    return {(problem.code, problem.field) for problem in readiness.problems(article, **kwargs)}


def draft(**words):
    """A draft about which nothing is to be said but what `words` bring."""
    words.setdefault("picture", AssetFactory())
    return ArticleFactory(draft=True, **words)


def hold(*names):
    """Let the house rules hold stories back for these checks."""
    paper = SiteSettings.current()
    paper.held_back_by = list(names)
    paper.save()


@pytest.mark.django_db
def test_a_finished_story_has_nothing_said_of_it():
    assert readiness.problems(draft()) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"headline_tr": "Uzun başlık " * 8}, {("headline_long_card", "headline_tr"), ("headline_long_search", "headline_tr")}),
        ({"headline_fr": "x" * 70}, {("headline_long_search", "headline_fr")}),
        ({"headline_fr": "x" * 70, "seo_title_fr": "Court"}, set()),
        ({"lead_fr": ""}, {("no_lead", "lead_fr")}),
        ({"picture": None}, {("no_picture", "picture")}),
        ({"headline_tr": "???"}, {("slug_missing", "slug_tr"), ("todo_marks", "headline_tr")}),
        ({"body_tr": "<p>Sonra XXX yazılacak.</p>"}, {("todo_marks", "body_tr")}),
        ({"lead_fr": "Le chiffre est TK."}, {("todo_marks", "lead_fr")}),
        ({"body_tr": "<p>TK 1938 sefer sayılı uçuş.</p>"}, set()),
        ({"body_tr": "<p>“Merhaba” dedi.</p><p>“Ama.</p>"}, {("quotes_open", "body_tr")}),
        ({"body_fr": "<p>« Oui.</p><p>« Et encore. »</p>"}, set()),
        ({"headline_fr": "« Oui » et « non"}, {("quotes_open", "headline_fr")}),
        ({"body_fr": "<p>Bravo!Merci</p>"}, {("french_spaces", "body_fr")}),
        ({"body_tr": "<p>Bravo! Sahi mi? Evet: öyle.</p>"}, set()),
        ({"body_fr": f"<p>{'Un long paragraphe. ' * 70}</p>"}, {("long_paragraph", "body_fr")}),
        ({"body_tr": '<p><a href="/yok-boyle/">bak</a></p>'}, {("link_broken", "body_tr")}),
    ],
)  # fmt: skip
def test_what_is_to_be_looked_at_is_said_at_its_field(words, said):
    assert codes(draft(**words)) == said


@pytest.mark.django_db
def test_the_other_language_is_said_to_be_missing_or_older():
    assert codes(draft(only="tr", headline_fr=None)) == {("translation_missing", "headline_fr")}
    assert codes(draft(only="fr", headline_tr="Başlık")) == {
        ("translation_missing", "body_tr"),
        ("no_lead", "lead_tr"),
    }
    assert codes(draft(translation_fr=Translation.OUTDATED)) == {("translation_outdated", "body_fr")}
    assert codes(draft(only="tr", headline_fr=None), languages=["tr"]) == set()


@pytest.mark.django_db
def test_a_picture_needs_its_words_in_each_language_unless_it_is_decorative():
    wordless = AssetFactory(alt_tr="Meydan", alt_fr="")
    assert codes(draft(picture=wordless)) == {("alt_missing", "picture")}
    assert codes(draft(picture=AssetFactory(alt_tr="", alt_fr="", decorative=True))) == set()
    figure = f'<p>x</p><figure class="image" data-picture="{wordless.pk}"></figure>'
    assert codes(draft(body_tr=figure)) == set()
    assert codes(draft(body_fr=figure)) == {("alt_missing", "body_fr")}


@pytest.mark.django_db
def test_a_link_within_the_site_is_followed_in_the_house_not_on_the_net(settings):
    there, hidden, gone = ArticleFactory(), ArticleFactory(draft=True), ArticleFactory()
    workflow.withdraw(gone, by=None)
    author, tag, topic, page = AuthorFactory(), TagFactory(), TopicFactory(), StandingPageFactory()
    Redirect.objects.create(old_path="/eski-haber/", new_path="/")
    good = [
        there.url_in("tr"), there.url_in("fr") + "?utm=1#x", there.category.url_in("fr"), author.url_in("tr"), tag.url_in("fr"),
        topic.url_in("tr"), page.url_in("fr"), "/", "/fr/", "/duzeltmeler/", "/fr/archives/", "/eski-haber/", there.url_in("tr").rstrip("/"),
    ]  # fmt: skip
    bad = [
        hidden.url_in("tr"), gone.url_in("fr"), "/yok/", "/fr/yok/", f"/x/y-{10**30}/", "/yazarlar/yok/", "/gizlilik/",
        "/admin/articles/article/", "/fr/mot-cle/yok/", "/sayfa/yok/", "/%ff%00/", "/\0/", "http://[/",
    ]  # fmt: skip
    assert broken(good + bad) == bad


@pytest.mark.django_db
def test_links_are_looked_up_in_one_question_however_many():
    stories = [ArticleFactory() for _ in range(12)]
    paths = [article.url_in(language) for article in stories for language in ("tr", "fr")] + ["/yok/", "/fr/yok-da/"]
    with CaptureQueriesContext(connection) as asked:
        assert broken(paths) == ["/yok/", "/fr/yok-da/"]
    assert len(asked) == 1


def test_only_links_within_the_site_are_looked_at():
    html = '<p><a href="/a/?x=1&amp;y=2">1</a> <a href="http://testserver/b/">2</a> <a href="https://example.org/c/">3</a> <a href="mailto:x@y.be">4</a> <a href="//evil.test/">5</a></p>'
    assert inside_links(html) == ["/a/?x=1&y=2", "/b/"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Quoi ?", True), ("Quoi?", True), ("Quoi\u202f?", False), ("Il dit: oui", True), ("Il dit\u00a0: oui", False),
        ("À 20:15 précises", False), ("https://example.org/?a;b", False), ("Voir www.rtbf.be:80 !", True), ("m@x.be", False),
        ("« Oui »\u202f!", False), ("Un score de 3:2", False), ("« Quoi\u202f?! »", False), ("Content :)", False),
    ],
)  # fmt: skip
def test_french_marks_stand_apart_by_a_space_that_does_not_break(line, found):
    assert bool(marks.french_space(line)) is found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["“Evet” dedi."], False), (["“Evet dedi."], True), (["Evet” dedi."], True), (["« Oui », dit-il."], False),
        (["« Il a dit “oui”. »"], False), (['"Evet" dedi.'], False), (['"Evet dedi.'], True), (['Ekran 19" boyunda.'], False),
        (["“Birinci paragraf.", "“İkinci paragraf.”"], False), (["Brüksel’de l’été"], False), ([], False),
    ],
)  # fmt: skip
def test_quotation_marks_are_closed(lines, found):
    assert bool(marks.open_quotes(lines)) is found


def test_the_place_is_named_in_a_few_whole_words():
    line = "Çok uzun bir cümlenin ortasında “açık kalan bir alıntı vardır ve sonu gelmez."
    place = marks.open_quotes([line])
    assert "“açık" in place
    assert place in line
    assert len(place) <= 40


@pytest.mark.django_db
def test_without_a_house_rule_nothing_is_held_back():
    article = draft(lead_tr="", lead_fr="", body_tr="<p>XXX “</p>")
    workflow.publish(article)
    assert Article.objects.get().status == Status.PUBLISHED


@pytest.mark.django_db
def test_a_house_rule_holds_a_story_back_with_words_at_the_field():
    hold("no_lead", "link_broken")
    article = draft(lead_tr="", body_fr='<p><a href="/yok/">x</a></p>', headline_tr="Uzun başlık " * 12)
    with pytest.raises(ValidationError) as refused:
        workflow.publish(article)
    assert set(refused.value.message_dict) == {"lead_tr", "body_fr"}
    assert Article.objects.get().status == Status.DRAFT
    found = readiness.problems(article)
    assert [problem.code for problem in found if problem.holds] == ["no_lead", "link_broken"]
    assert all(problem.holds for problem in found[:2]), "what holds the story back stands first"


@pytest.mark.django_db
def test_a_story_in_one_language_is_held_back_only_where_the_rules_ask_for_both():
    article = draft(only="tr", headline_fr=None)
    hold("no_lead", "alt_missing", "quotes_open")
    readiness.hold_back(article)
    hold("translation_missing")
    with pytest.raises(ValidationError) as refused:
        readiness.hold_back(article)
    assert list(refused.value.message_dict) == ["headline_fr"]


@pytest.mark.django_db
def test_looking_at_a_story_costs_three_questions_and_writes_nothing():
    pictures = [AssetFactory() for _ in range(3)]
    body = "".join(f'<figure class="image" data-picture="{asset.pk}"></figure>' for asset in pictures)
    article = draft(body_tr=f'<p><a href="/yok/">x</a></p>{body}', body_fr=f"<p>x</p>{body}")
    with CaptureQueriesContext(connection) as asked:
        readiness.problems(article)
    assert len(asked) <= 3
    assert all(query["sql"].startswith(("SELECT", "(SELECT")) for query in asked)


@pytest.mark.django_db
def test_every_check_has_words_in_the_settings():
    from articles.readiness.problems import ORDER

    said = {problem.code for problem in readiness.problems(story("fr", lead_fr="", headline_fr="x" * 100))}
    assert said <= set(ORDER)
    assert len(dict(readiness.RULES)) == len(readiness.RULES)
