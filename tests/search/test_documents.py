"""Every way in which a thing changes brings its documents along, in the same transaction."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Tag
from authors.models import Author
from korner.search import indexing
from korner.search.models import SearchDocument, SearchTerms, SearchText
from korner.site.models import StandingPage
from tests.articles import archives
from tests.desk.test_stories import ADD, change, typed
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    StandingPageFactory,
    TagFactory,
    TopicFactory,
    story,
)
from tests.search.paper import ask, found, printed

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(django_capture_on_commit_callbacks, settings):
    """What is queued within the block is done at its end."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default"]}}
    return lambda: django_capture_on_commit_callbacks(execute=True)


def parts():
    """How many rows each table of the index has."""
    return [model.objects.count() for model in (SearchDocument, SearchTerms, SearchText)]


# --- the steps ------------------------------------------------------------------------------------------------------


def test_each_step_brings_the_document_along():
    draft = ArticleFactory(draft=True, headline_tr="Leylek göçü")
    workflow.publish(draft, at=timezone.now() + timedelta(hours=1))
    assert SearchDocument.objects.filter(language="tr").get().publish_at == draft.publish_at
    workflow.withdraw(draft, by=None)
    workflow.publish(draft)
    assert found("leylek") == [draft.pk]
    workflow.date_back(draft, by=None, to=timezone.now() - timedelta(days=700))
    assert SearchDocument.objects.filter(language="tr").get().publish_at == draft.publish_at
    assert [row.year for row in SearchDocument.objects.all()] == [str(draft.publish_at.year)] * 2


def test_a_step_that_fails_leaves_the_document_as_it_was():
    article = printed(headline_tr="Leylek göçü")
    with transaction.atomic():
        workflow.withdraw(article, by=None)
        transaction.set_rollback(True)
    assert found("leylek") == [article.pk]


def test_story_written_at_the_desk_is_found_with_its_tags(staff, client):
    staff("editor")
    tag = TagFactory(name_tr="leylek")
    client.post(ADD, typed(category=CategoryFactory().pk, tags=[tag.pk], headline_tr="Kuşlar", _publish="1"))
    article = Article.objects.get()
    assert found("kuşlar") == found("leylek") == [article.pk]
    client.post(change(article), typed(article, tags=[], headline_tr="Balıklar", _save="1"))
    assert found("balıklar") == [article.pk]
    assert found("kuşlar") == found("leylek") == []


def test_byline_added_at_the_desk_is_found_with_the_story(staff, client):
    staff("editor")
    article, author = printed("tr", headline_tr="Kuşlar"), AuthorFactory(name="Nermin Kaya")
    rows = {
        "bylines-TOTAL_FORMS": "1",
        "bylines-0-author": author.pk,
        "bylines-0-role": "reporter",
        "bylines-0-order": "0",
    }
    client.post(change(article), typed(article, _save="1", **rows))
    assert found("nermin") == [article.pk]
    assert found("kuşlar", author=str(author.pk)) == [article.pk]


def test_authors_topics_and_pages_written_at_the_desk_are_found(staff, client):
    staff("chief")
    author, topic, page = AuthorFactory(), TopicFactory(), StandingPageFactory()
    none = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}
    names = {"name_tr": "Leylekler", "name_fr": "Les cigognes"}
    for thing, words in (
        (author, {"name": "Leyla Leylek", "kind": "staff", "order": "1", "slug": author.slug}),
        (topic, names | {f"entries-{key}": value for key, value in none.items()}),
        (page, names | {"published": "on"}),
    ):
        address = reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])
        assert client.post(address, words | {"_save": "1"}).status_code == 302
    assert sorted(found("leylek")) == sorted([author.pk, topic.pk, page.pk])


# --- names that others bear -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["author", "tag", "category"])
def test_renaming_queues_a_rewrite_of_the_stories_that_bear_the_name(staff, client, worker, kind):
    staff("chief")
    author, tag, section = AuthorFactory(name="Serçe"), TagFactory(name_tr="serçe"), CategoryFactory(name_tr="Serçe")
    article = printed("tr", authors=[author], tags=[tag], category=section)
    printed("tr")
    thing = {"author": author, "tag": tag, "category": section}[kind]
    address = reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])
    words = {"name": "Leylek", "name_tr": "Leylek", "name_fr": "Cigogne", "kind": "staff", "order": "1", "_save": "1"}
    with worker():
        assert client.post(address, words).status_code == 302
    assert found("leylek", kind="news") == [article.pk]


def test_tag_that_is_deleted_leaves_the_stories(worker):
    tag = TagFactory(name_tr="leylek")
    article = printed("tr", tags=[tag])
    assert found("leylek") == [article.pk]
    with worker():
        tag.delete()
    assert found("leylek") == []
    assert SearchDocument.objects.count() == 1


# --- rows that go ---------------------------------------------------------------------------------------------------


def test_row_that_is_deleted_loses_its_documents():
    article, author, page = printed(), AuthorFactory(), StandingPageFactory()
    indexing.write(author)
    indexing.write(page)
    assert parts() == [6, 6, 6]
    article.delete()
    Author.objects.filter(pk=author.pk).delete()
    StandingPage.objects.all().delete()
    assert parts() == [0, 0, 0]


# --- archives and the demo ------------------------------------------------------------------------------------------


def test_archive_is_found_as_soon_as_it_is_loaded(tmp_path):
    page = {"key": "hakkimizda", "name": {"tr": "Hakkımızda", "fr": "À propos"}, "body": {"tr": "<p>Leylek.</p>"}}
    topic = {"key": "kuslar", "name": {"tr": "Leylekler", "fr": "Cigognes"}, "slug": {}}
    people = [archives.author(name="Leyla Leylek")]
    entries = [archives.entry(7, title="Leylek göçü"), archives.entry(8, title="Taslak leylek", status="draft")]
    folder = archives.write(tmp_path, entries, pages=[page], topics=[topic], authors=people)
    archives.load(folder)
    assert len(found("leylek")) == 4
    assert found("göçü") == [archives.story(7).pk]
    archives.write(tmp_path, [archives.entry(7, title="Balık")], pages=[page], topics=[topic], authors=people)
    archives.load(folder)
    assert found("göçü") == []
    assert found("balık") == [archives.story(7).pk]


# --- reindex --------------------------------------------------------------------------------------------------------


def reindex(**options):
    call_command("reindex", verbosity=0, **options)


def test_reindex_writes_what_is_missing_and_removes_what_is_gone():
    article, author = story("tr", headline_tr="Leylek göçü"), AuthorFactory(name="Leyla Leylek")
    gone = printed()
    Article.objects.filter(pk=gone.pk)._raw_delete(Article.objects.db)
    SearchDocument.objects.filter(object_id=gone.pk, language="fr").update(source="what is no more")
    reindex(batch=1)
    assert sorted(found("leylek")) == sorted([article.pk, author.pk])
    assert set(SearchDocument.objects.values_list("source", flat=True)) == {"story", "author"}
    assert len(set(parts())) == 1


def test_reindex_writes_anew_what_somebody_changed_behind_its_back():
    article = printed("tr", headline_tr="Leylek göçü")
    Article.objects.filter(pk=article.pk).update(headline_tr="Balık pazarı")
    reindex()
    assert found("balık") == [article.pk]
    assert found("leylek") == []


def test_reindex_passes_by_what_is_as_it_should_be():
    printed()
    before = set(SearchDocument.objects.values_list("pk", flat=True))
    assert indexing.write_all(Article, list(Article.objects.values_list("pk", flat=True))) == 0
    reindex()
    assert set(SearchDocument.objects.values_list("pk", flat=True)) == before


def test_another_analyser_writes_everything_anew(monkeypatch):
    article = printed("tr")
    assert indexing.write_all(Article, [article.pk]) == 0
    monkeypatch.setattr(indexing.analyser, "VERSION", 99)
    assert indexing.write_all(Article, [article.pk]) == 1


def test_old_document_answers_until_the_new_one_stands(monkeypatch):
    article = printed("tr", headline_tr="Leylek göçü")
    monkeypatch.setattr(indexing.analyser, "VERSION", 99)

    def interrupted(*told):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(indexing, "add", interrupted)
        with pytest.raises(KeyboardInterrupt):
            reindex()
    assert found("leylek") == [article.pk]
    assert indexing.write_all(Article, [article.pk]) == 1
    assert found("leylek") == [article.pk]


def test_stories_of_one_second_keep_documents_of_their_own():
    moment = timezone.now() - timedelta(hours=1)
    stories = [story("tr", headline_tr="Leylek", publish_at=moment) for _ in range(30)]
    assert indexing.write_all(Article, [row.pk for row in stories]) == 30
    assert ask("leylek").total == 30
    assert len(set(SearchDocument.objects.values_list("pk", flat=True))) == 30


def test_what_is_not_searched_is_passed_by():
    indexing.write(TagFactory())
    assert indexing.write_all(Tag, [1]) == 0
    assert parts() == [0, 0, 0]


@pytest.mark.django_db(transaction=True)
def test_tables_of_the_index_are_emptied_with_all_others():
    printed()
    assert parts() == [2, 2, 2]
    call_command("flush", interactive=False, verbosity=0)
    assert parts() == [0, 0, 0]


@pytest.mark.django_db(transaction=True)
def test_terms_are_written_or_not_with_their_row():
    with transaction.atomic():
        printed(headline_tr="Leylek göçü")
        transaction.set_rollback(True)
    assert parts() == [0, 0, 0]
    article = printed("tr", headline_tr="Leylek göçü")
    assert found("leylek") == [article.pk]
