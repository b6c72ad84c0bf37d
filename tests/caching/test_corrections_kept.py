"""A correction is on the very next request of everything that shows it, and leaves all else kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import corrections, workflow
from articles.models import Correction
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

LISTS = ("/duzeltmeler/", "/fr/corrections/", "/duzeltmeler/rss/", "/fr/corrections/rss/")


def kept(reader, path):
    return not reader.get(path).made


def read(reader, *paths):
    """Read each page twice, so that it is kept."""
    for path in paths:
        reader.get(path)
        assert kept(reader, path), path


def test_a_new_correction_stands_on_its_story_the_list_and_the_feed_at_once(clock, reader, saving):
    with saving():
        story, other = ArticleFactory(), ArticleFactory(publish_at=timezone.now() - timedelta(days=2))
    shown = (story.url_in("tr"), story.url_in("fr"), *LISTS)
    read(reader, *shown, "/", other.url_in("tr"))
    with saving():
        corrections.write(Correction(article=story, text_tr="Rakam 21’dir."))
    for path in shown:
        page = reader.get(path)
        assert page.made, path
        assert "Rakam 21’dir." in page.text
    assert kept(reader, other.url_in("tr"))


def test_a_correction_goes_and_comes_with_its_story(clock, reader, saving):
    with saving():
        story = ArticleFactory()
        corrections.write(Correction(article=story, text_tr="Rakam 21’dir."))
    read(reader, *LISTS)
    with saving():
        workflow.withdraw(story, by=None)
    assert all("Rakam 21’dir." not in reader.get(path).text for path in LISTS)
    read(reader, *LISTS)
    with saving():
        workflow.publish(story)
    assert all("Rakam 21’dir." in reader.get(path).text for path in LISTS)


def test_a_correction_goes_with_the_minute_in_which_its_story_expires(clock, reader, saving):
    with saving():
        story = ArticleFactory(expire_at=timezone.now() + timedelta(hours=1))
        corrections.write(Correction(article=story, text_tr="Rakam 21’dir."))
    read(reader, *LISTS)
    clock.move_to("2026-11-24 13:01")
    assert all("Rakam 21’dir." not in reader.get(path).text for path in LISTS)


def test_a_deleted_correction_is_gone_everywhere(clock, reader, saving):
    with saving():
        story = ArticleFactory()
        corrections.write(Correction(article=story, text_tr="Rakam 21’dir."))
    shown = (story.url_in("tr"), story.url_in("fr"), *LISTS)
    read(reader, *shown)
    with saving():
        Correction.objects.get().delete()
    assert all("Rakam 21’dir." not in reader.get(path).text for path in shown)
