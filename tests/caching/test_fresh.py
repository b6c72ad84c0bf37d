"""A page never shows an old word: what a save touches is made anew for the very next request."""

import pytest
from django.db import transaction

from articles import workflow
from articles.models import Article, Byline, TopicStory
from korner.caching import changes, stores
from korner.caching.models import Moment, Purge
from korner.site.models import SiteSettings, StandingPage
from tests.conftest import brussels
from tests.door import Reader
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    MenuItemFactory,
    TagFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return UserFactory(role="editor")


@pytest.fixture
def story(clock):
    return ArticleFactory(headline_tr="Kanalda yeni köprü", headline_fr="Un nouveau pont sur le canal")


def kept(reader, path):
    """Whether the page at `path` is answered without Django."""
    return not reader.get(path).made


def test_corrected_word_is_on_the_next_request(reader, story, saving):
    for path in ("/", story.url_in("tr"), story.category.url_in("tr"), "/son-haberler/"):
        reader.get(path)
        assert kept(reader, path)
    with saving():
        story.headline_tr = "Kanalda yeni bir köprü"
        story.slug_tr = ""
        story.save()
    for path in ("/", story.url_in("tr"), story.category.url_in("tr"), "/son-haberler/"):
        page = reader.get(path)
        assert page.made, path
        assert "Kanalda yeni bir köprü" in page.text
        assert kept(reader, path)


def test_save_purges_every_process(reader, story, saving):
    other = Reader()
    reader.get("/")
    other.get("/")
    with saving():
        story.headline_tr = "Başka bir başlık"
        story.save()
    assert "Başka bir başlık" in other.get("/").text
    assert "Başka bir başlık" in reader.get("/").text


def test_published_story_is_on_the_next_home_page(reader, story, saving, editor, clock):
    draft = ArticleFactory(draft=True, headline_tr="Yeni çıkan haber", category=story.category)
    for path in ("/", draft.category.url_in("tr"), "/rss/"):
        reader.get(path)
    with saving():
        workflow.publish(draft, by=editor)
    for path in ("/", draft.category.url_in("tr"), "/rss/"):
        assert "Yeni çıkan haber" in reader.get(path).text, path


def test_withdrawn_story_is_gone_from_the_next_request(reader, story, saving, editor):
    reader.get("/")
    reader.get(story.url_in("tr"))
    with saving():
        workflow.withdraw(story, by=editor, note="Bir neden.")
    assert reader.get(story.url_in("tr")).status == 410
    assert story.headline_tr not in reader.get("/").text


def test_draft_purges_no_page_of_readers(reader, story, saving):
    pages = ["/", story.url_in("tr"), story.category.url_in("fr"), "/rss/"]
    for path in pages:
        reader.get(path)
    with saving():
        draft = ArticleFactory(draft=True, category=story.category)
    with saving():
        draft.headline_tr = "Bir daha yazıldı"
        draft.save()
    assert [path for path in pages if not kept(reader, path)] == []


def test_new_story_leaves_the_pages_of_older_ones(reader, story, saving, editor):
    reader.get(story.url_in("tr"))
    with saving():
        ArticleFactory(category=story.category)
    assert kept(reader, story.url_in("tr"))


def test_new_story_leaves_other_sections_and_authors(reader, story, saving):
    other, author = CategoryFactory(), AuthorFactory()
    ArticleFactory(category=other, authors=[author])
    pages = [other.url_in("tr"), author.url_in("fr"), other.url_in("tr") + "rss/"]
    for path in pages:
        reader.get(path)
    with saving():
        ArticleFactory(category=story.category)
    assert [path for path in pages if not kept(reader, path)] == []


def test_correction_leaves_pages_that_do_not_show_the_story(reader, story, saving):
    others = ArticleFactory.create_batch(3)
    reader.get(others[0].category.url_in("tr"))
    with saving():
        story.lead_tr = "Özet düzeltildi."
        story.save()
    assert kept(reader, others[0].category.url_in("tr"))


def test_picture_that_is_uploaded_purges_no_page(reader, story, saving):
    from tests.factories import AssetFactory

    pages = ["/", story.url_in("tr"), "/yazarlar/"]
    for path in pages:
        reader.get(path)
    with saving():
        AssetFactory()
    assert [path for path in pages if not kept(reader, path)] == []


def test_story_slipped_in_behind_is_seen_by_newer_ones(reader, story, saving, editor, clock):
    clock.move_to("2026-11-25 12:00")
    newer = ArticleFactory(category=story.category, headline_tr="Daha yeni bir haber")
    reader.get(newer.url_in("tr"))
    with saving():
        back = ArticleFactory(category=story.category, headline_tr="Araya giren haber")
        workflow.date_back(back, by=editor, to=brussels("2026-11-24 11:30"))
    assert "Araya giren haber" in reader.get(newer.url_in("tr")).text


def test_scheduled_story_appears_at_its_minute_in_stored_pages(reader, story, saving, editor, clock):
    draft = ArticleFactory(draft=True, headline_tr="Sabah haberi", category=story.category, authors=[AuthorFactory()])
    pages = ["/", story.category.url_in("tr"), draft.bylines.get().author.url_in("tr"), "/son-haberler/"]
    for path in pages:
        reader.get(path)
    with saving():
        workflow.publish(draft, by=editor, at=brussels("2026-11-24 18:00"))
    for path in pages:
        assert "Sabah haberi" not in reader.get(path).text
        assert kept(reader, path)
    clock.move_to("2026-11-24 18:00")
    for path in pages:
        assert "Sabah haberi" in reader.get(path).text, path


def test_expiring_story_leaves_stored_pages_at_its_minute(reader, saving, clock):
    with saving():
        story = ArticleFactory(headline_tr="Bugünlük duyuru", expire_at=brussels("2026-11-24 15:00"))
    for path in ("/", story.url_in("tr")):
        assert "Bugünlük duyuru" in reader.get(path).text
    clock.move_to("2026-11-24 15:00")
    assert "Bugünlük duyuru" not in reader.get("/").text
    assert reader.get(story.url_in("tr")).status == 410


def test_end_of_an_embargo_reaches_stored_pages(reader, story, saving, clock):
    with saving():
        ArticleFactory(
            headline_tr="Ambargolu haber",
            category=story.category,
            publish_at=brussels("2026-11-24 09:00"),
            embargo_until=brussels("2026-11-24 14:00"),
        )
    pages = ["/", story.category.url_in("tr"), story.url_in("tr")]
    for path in pages:
        assert "Ambargolu haber" not in reader.get(path).text
    clock.move_to("2026-11-24 14:00")
    for path in pages:
        assert "Ambargolu haber" in reader.get(path).text, path


def test_home_page_ends_at_midnight_of_brussels(reader, story, clock):
    reader.get("/")
    clock.move_to("2026-11-24 23:59")
    assert kept(reader, "/")
    clock.move_to("2026-11-25 00:00")
    assert "25 Kasım" in reader.get("/").text


def test_no_page_outlives_a_day(reader, story, clock):
    reader.get(story.url_in("tr"))
    clock.move_to("2026-11-25 12:01")
    assert reader.get(story.url_in("tr")).made


def test_renamed_section_is_renamed_everywhere(reader, story, saving):
    section = story.category
    story.kicker_tr = ""  # the section's name stands in its place
    story.save()
    pages = ["/", story.url_in("tr"), "/site-haritasi/", "/rss-listesi/"]
    for path in pages:
        reader.get(path)
    with saving():
        section.name_tr = "Bambaşka Bölüm"
        section.save()
    for path in pages:
        assert "Bambaşka Bölüm" in reader.get(path).text, path


def test_renamed_author_is_renamed_on_his_stories(reader, saving, clock):
    author = AuthorFactory(name="Ayşe Yılmaz")
    story = ArticleFactory(authors=[author])
    for path in (story.url_in("tr"), author.url_in("tr"), "/yazarlar/"):
        assert "Ayşe Yılmaz" in reader.get(path).text
    with saving():
        author.name = "Ayşe Yılmaz Demir"
        author.save()
    for path in (story.url_in("tr"), author.url_in("tr"), "/yazarlar/"):
        assert "Ayşe Yılmaz Demir" in reader.get(path).text, path


def test_byline_tag_and_dossier_added_later_are_shown(reader, story, saving):
    author, tag, topic = AuthorFactory(), TagFactory(), TopicFactory()
    pages = [story.url_in("tr"), author.url_in("tr"), tag.url_in("tr"), topic.url_in("tr")]
    for path in pages:
        reader.get(path)
    with saving():
        Byline.objects.create(article=story, author=author)
        story.tags.add(tag)
        TopicStory.objects.create(article=story, topic=topic)
    page = reader.get(story.url_in("tr")).text
    assert author.name in page
    assert tag.name_tr in page
    assert topic.name_tr in page
    for path in pages[1:]:
        assert story.headline_tr in reader.get(path).text, path


def test_menu_and_settings_change_every_page(reader, story, saving):
    reader.get(story.url_in("fr"))
    with saving():
        MenuItemFactory(label_tr="Yeni giriş", label_fr="Nouvelle entrée", outside="https://example.org/")
        paper = SiteSettings.current()
        paper.name_fr = "Le Coin de Bruxelles"
        paper.save()
    page = reader.get(story.url_in("fr")).text
    assert "Nouvelle entrée" in page
    assert "Le Coin de Bruxelles" in page


def test_menu_entry_comes_and_goes_at_its_time(reader, story, saving, clock):
    with saving():
        MenuItemFactory(
            label_tr="Seçim özel",
            label_fr="Spécial élections",
            outside="https://example.org/",
            starts=brussels("2026-11-24 13:00"),
            ends=brussels("2026-11-24 14:00"),
        )
    seen = []
    for moment in ("12:30", "13:00", "13:59", "14:00"):
        clock.move_to(f"2026-11-24 {moment}")
        seen.append("Seçim özel" in reader.get(story.url_in("tr")).text)
    assert seen == [False, True, True, False]


def test_standing_page_is_shown_as_it_was_saved(reader, saving):
    page = StandingPage.objects.create(name_tr="Hakkımızda", name_fr="À propos", body_tr="<p>Eski metin.</p>")
    assert "Eski metin." in reader.get(page.url_in("tr")).text
    with saving():
        page.body_tr = "<p>Yeni metin.</p>"
        page.save()
    assert "Yeni metin." in reader.get(page.url_in("tr")).text


def test_page_that_read_the_old_row_is_not_kept_as_new(reader, story, saving, monkeypatch):
    """The row changes and is purged while a page with the old words is being made."""
    from articles import views

    made = views.article_page

    def slow(article, *args):
        with saving():
            Article.objects.get(pk=story.pk).tags.all()
            fresh = Article.objects.get(pk=story.pk)
            fresh.headline_tr = "Bu arada düzeltildi"
            fresh.slug_tr = story.slug_tr
            fresh.save()
        monkeypatch.undo()
        return made(article, *args)

    monkeypatch.setattr(views, "article_page", slow)
    first = reader.get(story.url_in("tr"))
    assert "Kanalda yeni köprü" in first.text
    second = reader.get(story.url_in("tr"))
    assert second.made
    assert "Bu arada düzeltildi" in second.text


def test_purge_that_a_crash_has_swallowed_is_made_up_for(reader, story, saving, monkeypatch):
    reader.get("/")
    monkeypatch.setattr(changes, "carry_out", lambda: None)  # the process dies between commit and purge
    with saving():
        story.headline_tr = "Çöküşten önce yazıldı"
        story.save()
    monkeypatch.undo()
    assert "Çöküşten önce yazıldı" not in reader.get("/").text
    assert Purge.objects.exists()
    changes.replay()
    assert "Çöküşten önce yazıldı" in reader.get("/").text
    assert not Purge.objects.exists()


def test_process_makes_up_for_lost_purges_when_it_starts(reader, story, saving, monkeypatch):
    reader.get("/")
    monkeypatch.setattr(changes, "carry_out", lambda: None)
    with saving():
        story.headline_tr = "Çöküşten önce yazıldı"
        story.save()
    monkeypatch.undo()
    assert "Çöküşten önce yazıldı" in Reader().get("/").text


def test_save_that_is_rolled_back_purges_nothing(reader, story, saving):
    reader.get("/")
    with saving(), transaction.atomic():
        story.headline_tr = "Vazgeçildi"
        story.save()
        transaction.set_rollback(True)
    assert kept(reader, "/")
    assert not Purge.objects.exists()


def test_purge_of_everything_leaves_no_page(reader, story, saving):
    reader.get("/")
    with saving():
        changes.everything_is_old()
    assert reader.get("/").made


def test_work_on_the_whole_paper_purges_once_at_its_end(reader, story, saving):
    reader.get("/")
    with changes.one_purge_for_all():
        story.headline_tr = "Toplu iş"
        story.save()
        assert Purge.objects.count() == 1
    assert "Toplu iş" in reader.get("/").text
    assert not Purge.objects.exists()


def test_moments_are_written_with_the_story_and_forgotten_with_it(store, story, clock):
    story.expire_at = brussels("2026-12-01 08:00")
    story.save()
    assert {row.at for row in Moment.objects.all()} == {story.expire_at}
    story.expire_at = None
    story.save()
    assert not Moment.objects.exists()


def test_other_release_has_no_page_of_ours(reader, story, monkeypatch):
    reader.get("/")
    from korner.caching import door

    monkeypatch.setattr(door, "release", lambda: b"another release!")
    assert Reader().get("/").made


def test_store_is_off_where_the_settings_say_so(settings, db, clock, story):
    settings.PAGE_STORE_URL = stores.OFF
    reader = Reader()
    reader.get("/")
    assert reader.get("/").made
