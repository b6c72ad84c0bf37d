"""A newspaper goes out as a content archive and comes back as the same newspaper."""

import json
import re
from datetime import date, timedelta

import pytest
from django.core.management import CommandError
from django.utils import timezone

from articles.models import (
    ArchiveEntry,
    Article,
    Byline,
    Category,
    Correction,
    RelatedStory,
    ReplyRequest,
    Tag,
    Topic,
    TopicStory,
)
from authors.models import Author
from korner.images.models import Asset
from korner.site.models import MenuItem, Redirect, SiteSettings, StandingPage
from tests.articles.archives import dump, entry, image, load, pair, section, story, tag, write
from tests.conftest import brussels
from tests.factories import (
    ArticleFactory,
    AssetFactory,
    AuthorFactory,
    CategoryFactory,
    MenuItemFactory,
    StandingPageFactory,
    TagFactory,
    TopicFactory,
)
from tests.factories import story as make_story

pytestmark = pytest.mark.django_db
CONTENT = (MenuItem, Article, Topic, Tag, Category, Author, StandingPage, SiteSettings, Redirect, Asset)


def empty():
    """Take everything out of the newspaper."""
    Category.objects.update(parent=None)
    for model in CONTENT:
        model.objects.all().delete()
    assert not ArchiveEntry.objects.exists()


def rich_newspaper():
    """A newspaper that has everything an archive can hold."""
    cover = AssetFactory(credit="A. Yılmaz", licence="cc-by", focus_x=0.25, focus_y=0.75, name="Kapak")
    face = AssetFactory(alt_tr="", alt_fr="", decorative=True)
    top = CategoryFactory(
        name_tr="Gündem", name_fr="Actualité", colour="#9b1b22", order=3, description_tr="Günün haberleri"
    )
    part = CategoryFactory(name_tr="Belediye", name_fr="Communes", parent=top, archived=True, on_home=False)
    ayse = AuthorFactory(
        name="Ayşe Yılmaz", kind="columnist", bio_tr="<p>Yazar.</p>", portrait=face, languages="tr fr",
        email="ayse@example.org", website="https://example.org/ayse", in_imprint=True, order=2,
    )  # fmt: skip
    jean = AuthorFactory(name="Jean Dupont", kind="guest", listed=False)
    words = [TagFactory(name_tr="seçim", name_fr="élections"), TagFactory(name_tr=None, name_fr="vélo")]
    dossier = TopicFactory(
        introduction_tr="<p>Giriş.</p>", picture=cover, starts=date(2025, 1, 1), ends=date(2025, 6, 1)
    )
    other_dossier = TopicFactory(archived=True)
    old = brussels("2025-03-01 08:00")
    figure = f'<p>Metin.</p><figure class="image" data-picture="{cover.pk}"><figcaption>Kapak</figcaption></figure>'
    first = ArticleFactory(
        category=top, source_language="fr", kind="interview", picture=cover, picture_caption_tr="Bir altyazı",
        share_picture_fr=face, seo_title_tr="Arama başlığı", seo_description_fr="Description", place_tr="Brüksel",
        source_name="Belga", source_url="https://example.org/", comments_open=False, publish_at=old, tags=words,
        body_tr=figure, revised_at=old + timedelta(days=1), topics=[other_dossier],
    )  # fmt: skip
    for order, (author, role) in enumerate([(jean, "photographer"), (ayse, "reporter"), (ayse, "translator")]):
        Byline.objects.create(article=first, author=author, role=role, order=order)
    second = ArticleFactory(category=part, headline_tr=first.headline_tr, slug_tr=first.slug_tr, authors=[ayse])
    TopicStory.objects.create(topic=dossier, article=second, order=2)
    TopicStory.objects.create(topic=dossier, article=first, order=1)
    Article.objects.filter(pk=second.pk).update(translation_fr="outdated", first_published_at_fr=old)
    french = make_story("fr", category=top, expire_at=timezone.now() + timedelta(days=9), authors=[jean])
    for made, order, words in ((old, 1, {"text_tr": "Rakam 21’dir."}), (old, 0, {"text_fr": "C’était 21\u202f!"})):
        Correction.objects.create(article=first, made_at=made, order=order, kind="apology", **words)
    Correction.objects.create(article=french, text_tr="İki dilde.", text_fr="Dans les deux langues.", made_at=old)
    headline_only = make_story("fr", category=top, headline_tr="Yalnız başlık", slug_tr="yalniz-baslik")
    withdrawn = ArticleFactory(category=top, withdrawn_fr=True, embargo_until=old)
    for order, other in enumerate([french, second]):
        RelatedStory.objects.create(article=first, other=other, order=order)
    RelatedStory.objects.create(article=withdrawn, other=first, order=5)
    ArticleFactory(category=top, draft=True)
    ArticleFactory(category=top, draft=True, headline_tr=None, headline_fr=None, body_fr=None, kicker_tr="Eksik")
    ArticleFactory(category=part, status="withdrawn")
    ArticleFactory(category=part, publish_at=timezone.now() + timedelta(days=2))  # scheduled
    SiteSettings.objects.create(
        name_tr="Köşe", name_fr="Le Coin", tagline_tr="İki dilde", publisher_fr="Édition", email="a@example.org",
        founded=1998, facebook="https://www.facebook.com/korner", share_picture=cover,
    )  # fmt: skip
    page = StandingPageFactory(name_tr="Gizlilik", name_fr="Confidentialité", role="privacy")
    StandingPageFactory(name_tr="Hakkımızda", name_fr="À propos", lead_tr="Biz kimiz", published=False)
    MenuItemFactory(target=top)
    MenuItemFactory(target=page, menu="footer", starts=old)
    MenuItemFactory(target=ayse, label_tr="Köşesi", label_fr="Sa chronique")
    MenuItemFactory(named="imprint", menu="footer")
    MenuItemFactory(outside="https://example.org/", label_tr="Dış", label_fr="Dehors")
    Redirect.objects.create(old_path="/eski-1/", new_path=headline_only.url_in("tr"))
    Redirect.objects.create(old_path="/bitti/", new_path="")


def comes_back_the_same(tmp_path):
    """Dump, empty, load, dump: both files are the same to the byte."""
    dump(tmp_path / "one")
    empty()
    load(tmp_path / "one")
    dump(tmp_path / "two")
    one, two = ((tmp_path / name / "content.json").read_bytes() for name in ("one", "two"))
    assert json.loads(one) == json.loads(two)
    assert one == two
    for path in (tmp_path / "one/images").glob("*"):
        assert (tmp_path / "two/images" / path.name).read_bytes() == path.read_bytes()


def test_a_newspaper_written_here_comes_back_the_same(tmp_path):
    rich_newspaper()
    before = Article.objects.count()
    comes_back_the_same(tmp_path)
    assert Article.objects.count() == before


def test_a_newspaper_that_came_from_an_archive_comes_back_the_same(tmp_path):
    articles = [
        *pair(1, 2, 7, source_language="tr"),
        entry("abc", "fr", group=None, tags=[]),
        entry(5, related=["abc", 1], status="draft", published_at=None),
    ]
    articles[1] |= {"tags": [], "image": "foto", "author": "elif", "published_at": "2025-04-01T10:00:00Z"}
    authors = [{"key": "ayse", "name": "Ayşe"}, {"key": "elif", "name": "Elif"}]
    load(write(tmp_path / "in", articles, images=[image(tmp_path / "in")], authors=authors))
    given = {entry["id"]: entry for entry in dump(tmp_path / "out")["articles"]}
    assert set(given) == {1, 2, "abc", 5}
    assert (given[2]["tags"], given[2]["image"], given[2]["author"]) == ([], "foto", "elif")
    assert given[2]["published_at"] == "2025-04-01T10:00:00Z"
    assert given[2]["group"] == 7
    assert given["abc"]["pk"] == story("abc").pk
    comes_back_the_same(tmp_path)


def test_corrections_travel_with_their_story_and_the_register_of_replies_stays_at_home(tmp_path):
    article = ArticleFactory(revised_at=brussels("2025-03-02 09:00"))
    made = brussels("2025-03-01 08:00")
    Correction.objects.create(article=article, kind="retraction", text_tr="Geri\nalındı.", made_at=made)
    ReplyRequest.objects.create(article=article, person="Ayşe Yılmaz", text="Öyle değil.", language="tr")
    dump(tmp_path / "one")
    assert "Ayşe" not in (tmp_path / "one/content.json").read_text("utf-8")
    ReplyRequest.objects.all().delete()
    empty()
    assert not Correction.objects.exists()
    load(tmp_path / "one")
    correction = Correction.objects.get()
    assert (correction.kind, correction.text_tr, correction.made_at) == ("retraction", "Geri\nalındı.", made)
    assert correction.article.revised_at == brussels("2025-03-02 09:00")


def test_what_the_desk_changed_goes_out_as_it_is_now(tmp_path):
    load(write(tmp_path / "in", pair(1, 2, "a", source_language="tr"), tags=[tag(), tag("okul", "okul", "école")]))
    article = story(1)
    article.tags.set([Tag.objects.get(slug_tr="okul")])
    article.headline_fr = "Un nouveau titre"
    article.save()
    french = next(entry for entry in dump(tmp_path / "out")["articles"] if entry["lang"] == "fr")
    assert (french["id"], french["title"], french["tags"]) == (2, "Un nouveau titre", ["okul"])


def test_stories_of_the_desk_go_out_beside_those_of_an_archive(tmp_path):
    ArticleFactory(pk=1)
    load(write(tmp_path / "in", [entry(1, group="s1"), entry("1-fr")], authors=[{"key": "ayse", "name": "Ayşe"}]))
    content = dump(tmp_path / "out")
    assert content["archive"] == "test"
    assert len({str(entry["id"]) for entry in content["articles"]}) == 4
    assert len({entry["group"] for entry in content["articles"]}) == 3
    comes_back_the_same(tmp_path)


def test_stories_of_two_archives_go_out_as_one(tmp_path):
    load(write(tmp_path / "a", pair(1, 2, "x")))
    load(write(tmp_path / "b", pair(1, 2, "x"), archive="other", categories=[section("gundem", "Yerel", "Local")]))
    content = dump(tmp_path / "out")
    assert content["archive"] not in ("test", "other")
    comes_back_the_same(tmp_path)


def test_a_story_that_got_a_new_number_keeps_it(tmp_path):
    theirs = ArticleFactory(pk=1)
    load(write(tmp_path / "in", [entry(1)]))
    moved = story(1).pk
    dump(tmp_path / "one")
    empty()
    load(tmp_path / "one")
    assert Article.objects.get(pk=1).headline_tr == theirs.headline_tr
    assert Article.objects.get(pk=moved).headline_tr == "Haber 1"


def test_a_dump_loaded_where_it_was_written_doubles_nothing(tmp_path):
    rich_newspaper()
    counts = {model: model.objects.count() for model in CONTENT}
    dump(tmp_path / "one")
    for _ in range(2):
        assert "0 added, 0 renewed" in load(tmp_path / "one")
        assert {model: model.objects.count() for model in CONTENT} == counts


def test_pictures_in_texts_are_found_again_under_their_new_numbers(tmp_path):
    for _ in range(3):
        AssetFactory()
    there = AssetFactory(credit="Ayşe")
    figure = f'<p>Metin.</p><figure class="image" data-picture="{there.pk}"></figure>'
    TopicFactory(introduction_tr=figure)
    article = ArticleFactory(
        body_tr=figure + f'<figure class="image" data-picture="{there.pk + 99}"></figure><p>Son.</p>'
    )
    pk = article.pk
    Asset.objects.exclude(pk=there.pk).delete()
    dump(tmp_path / "one")
    empty()
    load(tmp_path / "one")
    now = Asset.objects.get()
    assert now.pk != there.pk
    assert f'data-picture="{now.pk}"' in Article.objects.get(pk=pk).body_tr
    assert f'data-picture="{now.pk}"' in Topic.objects.get().introduction_tr
    assert Article.objects.get(pk=pk).body_tr.count("<figure") == 1


@pytest.mark.parametrize("quote", ['"', "'", ""])
def test_a_foreign_text_shows_no_picture_of_ours(tmp_path, quote):
    ours = AssetFactory()
    body = f"<p>Metin</p><figure class=image DATA-PICTURE = {quote}{ours.pk}{quote}></figure>"
    said = load(write(tmp_path, [entry(1, body_html=body)]))
    assert story(1).body_tr == "<p>Metin</p>"
    assert "picture in a text left out" in said


def test_the_folder_of_a_dump_must_be_empty(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(CommandError, match="is not empty"):
        dump(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_lost_original_is_told_in_words(tmp_path):
    AssetFactory().original.delete(save=False)
    with pytest.raises(CommandError, match="The archive was not written"):
        dump(tmp_path / "one")
    assert not (tmp_path / "one/content.json").exists()


def test_a_dump_costs_no_query_a_story(tmp_path, django_assert_max_num_queries):
    category, author, word = CategoryFactory(), AuthorFactory(), TagFactory()
    for _ in range(30):
        ArticleFactory(category=category, authors=[author], tags=[word])
    with django_assert_max_num_queries(35):
        dump(tmp_path / "one")


def as_read(client, path):
    """A public page without what is drawn by lot or counted anew: names of picture files, numbers of requests, of corrections."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return re.sub(r"\b[0-9a-f]{2}/[0-9a-f]{32}\b|\bcorrection-\d+", "NAME", answer.content.decode())


def test_readers_see_the_same_newspaper(tmp_path, client, clock):
    rich_newspaper()
    article = Article.objects.visible(language="tr").filter(translation_fr="ready").order_by("pk").first()
    paths = ["/", "/fr/", "/son-haberler/", "/fr/dernieres-nouvelles/", "/kunye/", "/fr/mentions-legales/"]
    for thing in (article, article.category, Author.objects.get(name="Ayşe Yılmaz"), Tag.objects.get(slug_tr="secim"),
                  Topic.objects.filter(archived=False).get(), StandingPage.objects.get(role="privacy")):  # fmt: skip
        paths += [thing.url_in("tr"), thing.url_in("fr")]
    before = {path: as_read(client, path) for path in paths}
    dump(tmp_path / "one")
    empty()
    assert client.get(article.url_in("tr")).status_code == 404
    load(tmp_path / "one")
    for path in paths:
        assert as_read(client, path) == before[path], path
    assert client.get("/eski-1/").status_code == 301
    assert client.get("/bitti/").status_code == 410


def test_what_another_program_marked_as_its_own_keeps_its_keys(tmp_path):
    # The demo marks what it makes in the same way, and finds it again after a move.
    section_there = CategoryFactory(archive_key="demo:gundem", slug_tr="baska-adres")
    article = ArticleFactory(category=section_there)
    ArchiveEntry.objects.create(archive="demo", key="ilk-haber", language="tr", article=article)
    content = dump(tmp_path / "one")
    assert content["archive"] == "demo"
    assert content["categories"][0]["key"] == "gundem"
    empty()
    load(tmp_path / "one")
    assert ArchiveEntry.objects.get(archive="demo", key="ilk-haber").article_id == article.pk
    assert Category.objects.get().archive_key == "demo:gundem"


def test_the_rights_of_a_picture_travel_with_it(tmp_path):
    AssetFactory(licence="other", licence_note="Ailesinden, telefonda", expires_on=date(2027, 3, 2))
    dump(tmp_path / "one")
    empty()
    load(tmp_path / "one")
    now = Asset.objects.get()
    assert (now.licence, now.licence_note, now.expires_on) == ("other", "Ailesinden, telefonda", date(2027, 3, 2))
