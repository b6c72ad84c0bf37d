"""A content archive becomes a newspaper: languages meet, nothing is doubled, the desk's work is left alone."""

import pytest
from django.core.management import CommandError

from articles import corrections
from articles.archiving import loading
from articles.models import ArchiveEntry, Article, Byline, Category, Correction, Tag
from authors.models import Author
from korner.images.models import Asset
from korner.site.models import MenuItem, SiteSettings, StandingPage
from tests.articles.archives import author, entry, image, load, pair, section, story, write
from tests.factories import AuthorFactory, CategoryFactory, TagFactory

pytestmark = pytest.mark.django_db


def test_two_entries_of_a_group_become_one_story(tmp_path):
    load(write(tmp_path, pair(1, 2, "a")))
    article = Article.objects.get()
    assert (article.headline_tr, article.headline_fr) == ("Haber 1", "Nouvelle 2")
    assert article.has_body_in("tr")
    assert article.has_body_in("fr")


def test_entries_of_a_group_need_not_stand_together(tmp_path):
    turkish, french = zip(*(pair(n, n + 100, f"g{n}") for n in range(1, 6)), strict=True)
    load(write(tmp_path, [*turkish, *french]))
    assert Article.objects.count() == 5
    assert story(3) == story(103)


def test_an_entry_without_a_group_is_a_story_of_its_own(tmp_path):
    load(write(tmp_path, [entry(1, group=None), entry(2, group=None)]))
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    ("turkish", "french", "default", "source"),
    [
        ("2025-03-01T08:00:00Z", "2025-03-01T09:00:00Z", "fr", "tr"),
        ("2025-03-01T09:00:00Z", "2025-03-01T08:00:00Z", "tr", "fr"),
        ("2025-03-01T08:00:00Z", "2025-03-01T08:00:00Z", "fr", "fr"),
        ("2025-03-01T08:00:00Z", "2025-03-01T08:00:00Z", "tr", "tr"),
        # The earlier moment counts, not the text that sorts first.
        ("2025-03-01T09:00:00+03:00", "2025-03-01T08:00:00Z", "fr", "tr"),
    ],
)
def test_the_earlier_language_is_the_original_and_of_equal_ones_the_papers_own(
    tmp_path, turkish, french, default, source
):
    one, other = pair(1, 2, "a")
    one["published_at"], other["published_at"] = turkish, french
    load(write(tmp_path, [one, other], site={"default_language": default}))
    assert story(1).source_language == source


def test_the_archives_own_word_on_the_original_wins(tmp_path):
    one, other = pair(1, 2, "a", source_language="fr")
    load(write(tmp_path, [one, other | {"published_at": "2026-01-01T08:00:00Z"}]))
    article = story(1)
    assert article.source_language == "fr"
    assert article.pk == 2


def test_an_entry_without_a_text_is_a_headline_in_that_language(tmp_path):
    one, other = pair(1, 2, "a")
    load(write(tmp_path, [one, other | {"body_html": ""}]))
    assert (story(1).translation_tr, story(1).translation_fr) == ("ready", "headline")


def test_a_second_load_doubles_nothing(tmp_path):
    folder = write(tmp_path, [*pair(1, 2, "a"), entry(3, image="foto")], images=[image(tmp_path)])
    load(folder)
    said = load(folder)
    assert "0 added, 0 renewed, 2 as they were" in said
    for model in (Category, Author, Tag, Asset):
        assert model.objects.count() == 1
    assert (Article.objects.count(), Byline.objects.count(), ArchiveEntry.objects.count()) == (2, 2, 3)


def test_a_second_load_doubles_nothing_that_the_desk_has_renamed(tmp_path):
    folder = write(tmp_path, [entry(1)])
    load(folder)
    for row in (Category.objects.get(), Tag.objects.get()):
        row.name_tr, row.slug_tr, row.slug_fr = "Başka ad", "baska", "autre"
        row.save()
    person = Author.objects.get()
    person.slug = "yeni-adres"
    person.save()
    load(folder)
    assert (Category.objects.count(), Tag.objects.count(), Author.objects.count()) == (1, 1, 1)


def test_what_the_archive_says_anew_is_taken(tmp_path):
    load(write(tmp_path, [*pair(1, 2, "a", tags=["secim"]), entry(3)]))
    said = load(write(tmp_path, [entry(1, title="Yeni başlık", tags=[], group="a"), entry(3)]))
    assert "0 added, 1 renewed, 1 as they were" in said
    article = story(1)
    assert article.headline_tr == "Yeni başlık"
    assert article.translation_fr == "missing"
    assert article.tags.count() == 0
    assert article.bylines.count() == 1
    # The desk has not changed it, so that a third load takes what is new as well.
    assert "1 renewed" in load(write(tmp_path, [entry(1, title="Daha yeni", group="a"), entry(3)]))


def test_what_the_desk_changed_is_left_alone_and_named(tmp_path):
    load(write(tmp_path, [entry(1), entry(2)]))
    article = story(1)
    article.headline_tr = "Masada düzeltildi"
    article.save()
    folder = write(tmp_path, [entry(1, title="Arşivin yenisi"), entry(2)])
    assert "changed at the desk (take them with --overwrite): 1 (1)" in load(folder)
    assert story(1).headline_tr == "Masada düzeltildi"
    assert "1 renewed" in load(folder, overwrite=True)
    assert story(1).headline_tr == "Arşivin yenisi"
    assert "2 as they were" in load(folder)


def test_an_interrupted_load_goes_on_where_it_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "BATCH", 2)
    stories = [entry(n, related=[6 - n] if n != 3 else []) for n in range(1, 6)]
    folder = write(tmp_path, stories)
    whole = loading.Loader.load_batch

    def cut_off(self, batch):
        if batch[0][0]["id"] == 3:
            raise KeyboardInterrupt
        whole(self, batch)

    with monkeypatch.context() as patch:
        patch.setattr(loading.Loader, "load_batch", cut_off)
        with pytest.raises(KeyboardInterrupt):
            load(folder)
    assert Article.objects.count() == 2
    assert "3 added, 0 renewed, 2 as they were" in load(folder)
    assert [article.pk for article in story(1).related.all()] == [story(5).pk]
    assert [article.pk for article in story(5).related.all()] == [story(1).pk]


def test_a_batch_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr(loading, "hang_on", fail)
    with pytest.raises(RuntimeError):
        load(write(tmp_path, [entry(1)]))
    assert not Article.objects.exists()


def test_the_other_languages_id_is_remembered(tmp_path):
    load(write(tmp_path, pair(1, 2, "a")))
    mark = ArchiveEntry.objects.get(key="2")
    assert (mark.language, mark.article, mark.data["id"]) == ("fr", story(1), 2)


def test_the_same_slug_is_the_same_section_tag_and_author(tmp_path):
    there = CategoryFactory(name_tr="Gündem"), TagFactory(name_fr="élections"), AuthorFactory(name="Ayşe Yılmaz")
    load(write(tmp_path, [entry(1)]))
    article = story(1)
    assert (article.category, article.tags.get(), article.bylines.get().author) == there


def test_an_authors_key_of_another_archive_is_another_author(tmp_path):
    load(write(tmp_path / "a", [entry(1)], authors=[author("ayse", "Ayşe Yılmaz")]))
    load(write(tmp_path / "b", [entry(1)], archive="other", authors=[author("ayse", "Ayşe Demir")]))
    assert set(Author.objects.values_list("name", flat=True)) == {"Ayşe Yılmaz", "Ayşe Demir"}
    assert Article.objects.count() == 2


def test_a_part_of_a_section_that_is_a_part_here_goes_to_the_section_itself(tmp_path):
    top = CategoryFactory(name_tr="Spor", name_fr="Sport")
    CategoryFactory(name_tr="Futbol", name_fr="Football", parent=top)
    sections = [section("futbol", "Futbol", "Football"), section("lig", "Süper Lig", "Super Lig", parent="futbol")]
    load(write(tmp_path, [entry(1, category="lig")], categories=sections))
    assert story(1).category.parent == top
    assert story(1).root == top


@pytest.mark.parametrize("status", ["draft", "in_review", "approved", "published", "withdrawn"])
def test_every_status_loads_as_itself(tmp_path, client, status):
    load(write(tmp_path, [entry(1, status=status)]))
    assert story(1).status == status
    answer = {"published": 200, "withdrawn": 410}.get(status, 404)
    assert client.get(story(1).url_in("tr")).status_code == answer


def test_a_draft_has_not_been_published_before(tmp_path):
    load(write(tmp_path, [entry(1, status="draft"), entry(2)]))
    assert story(1).first_published_at_tr is None
    assert story(2).first_published_at_tr == story(2).publish_at


def test_a_published_story_without_a_text_is_named(tmp_path):
    assert "shown nowhere: no text to read, or withdrawn: 1 (4)" in load(write(tmp_path, [entry(4, body_html="")]))


def test_a_paper_that_says_only_what_it_must_is_loaded(tmp_path):
    short = {"id": 1, "lang": "tr", "status": "draft", "title": "Başlık", "category": "g"}
    sections = [{"key": "g", "name": {"tr": "Gündem"}}]
    load(write(tmp_path, [short], site={}, categories=sections, authors=[], tags=[], archive=None))
    assert Category.objects.get().name_fr == "Gündem"
    assert Article.objects.get().headline_tr == "Başlık"


def test_a_section_may_bear_a_reserved_word(tmp_path):
    load(write(tmp_path, [entry(1)], categories=[section(tr="Arşiv", fr="Contact")]))
    assert Category.objects.get().slug_tr != "arsiv"


def test_a_name_in_another_script_is_an_author_like_any_other(tmp_path):
    folder = write(tmp_path, [entry(1)], authors=[author(name="Иван Петров")])
    load(folder)
    load(folder)
    assert Author.objects.get().slug == "author"


def test_a_picture_that_changed_in_the_archive_is_taken_anew(tmp_path):
    from tests.factories import picture_bytes

    load(write(tmp_path, [entry(1, image="foto")], images=[image(tmp_path)]))
    load(
        write(tmp_path, [entry(1, image="foto", title="Yeni")], images=[image(tmp_path, data=picture_bytes(300, 200))])
    )
    assert story(1).picture.width == 300


def test_groups_that_were_taken_apart_become_two_stories(tmp_path):
    load(write(tmp_path, pair(1, 2, "a", source_language="tr")))
    load(write(tmp_path, [entry(1, group="a"), entry(2, "fr", group="b")]))
    assert story(1) != story(2)
    assert (story(1).translation_fr, story(2).translation_tr) == ("missing", "missing")


def test_stories_that_were_put_together_become_one(tmp_path):
    load(write(tmp_path, [entry(1), entry(2, "fr")]))
    load(write(tmp_path, pair(1, 2, "a")))
    assert story(1) == story(2)
    assert story(1).translation_fr == "ready"


def test_two_archives_stand_side_by_side(tmp_path):
    load(write(tmp_path / "a", [entry(1)]))
    load(write(tmp_path / "b", [entry(1)], archive="other"))
    assert Article.objects.count() == 2
    assert Category.objects.count() == 1
    assert "1 as they were" in load(write(tmp_path / "a", [entry(1)]))


def test_only_looking_writes_nothing(tmp_path):
    assert "good: 1 articles" in load(write(tmp_path, [entry(1)]), check=True)
    assert not Category.objects.exists()


def test_the_papers_own_facts_are_taken_where_nobody_has_set_them(tmp_path):
    load(write(tmp_path, [entry(1)]))
    paper = SiteSettings.objects.get()
    assert (paper.name_tr, paper.name_fr) == ("Deneme Gazetesi", "Le Journal d’essai")
    paper.name_tr = "Masanın adı"
    paper.save()
    load(write(tmp_path, [entry(1)]))
    assert SiteSettings.objects.get().name_tr == "Masanın adı"


def test_pages_and_menus_are_taken_once(tmp_path):
    pages = [{"key": "hakkinda", "name": {"tr": "Hakkımızda", "fr": "À propos"}, "body": {"tr": "<p>Biz.</p>"}}]
    menus = [
        {"menu": "main", "order": 1, "target": {"kind": "category", "key": "gundem"}},
        {"menu": "main", "order": 2, "target": {"kind": "page", "key": "hakkinda"}},
        {"menu": "footer", "order": 1, "named": "imprint"},
        {"menu": "footer", "order": 2, "named": "a-page-of-the-future"},
        {"menu": "footer", "order": 3, "outside": "https://example.org/", "label": {"tr": "Dış", "fr": "Dehors"}},
        {"menu": "footer", "order": 4, "outside": "javascript:alert(1)", "label": {"tr": "Kötü", "fr": "Mal"}},
    ]
    folder = write(tmp_path, [entry(1)], pages=pages, menus=menus)
    said = load(folder)
    assert "no such page: 1 (a-page-of-the-future)" in said
    load(folder)
    assert (StandingPage.objects.count(), MenuItem.objects.count()) == (1, 4)


def test_a_folder_without_content_is_refused_in_words(tmp_path):
    with pytest.raises(CommandError, match="there is no such file"):
        load(tmp_path)


def corrected(number, *corrections, **more):
    """An entry with corrections: (day of March 2025, Turkish text)."""
    told = [{"text": {"tr": words}, "made_at": f"2025-03-{day:02}T08:00:00Z"} for day, words in corrections]
    return entry(number, corrections=told, **more)


def test_a_second_load_doubles_no_correction_and_takes_none_from_the_desk(tmp_path):
    load(write(tmp_path, [corrected(1, (2, "İlk düzeltme."))]))
    load(write(tmp_path, [corrected(1, (2, "İlk düzeltme."))]))
    assert Correction.objects.get().kind == "correction"
    corrections.write(Correction(article=story(1), text_tr="Masanın düzeltmesi."))
    said = load(write(tmp_path, [corrected(1, (2, "İlk düzeltme."), (3, "İkinci düzeltme."), title="Yeni başlık")]))
    assert "1 renewed" in said
    told = set(Correction.objects.values_list("text_tr", flat=True))
    assert told == {"İlk düzeltme.", "Masanın düzeltmesi.", "İkinci düzeltme."}
