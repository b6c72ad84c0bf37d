"""Very many stories at once, for tests of what a page costs and of what happens beyond the newest few hundred."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Article, Byline, TopicStory
from korner.publishing import Status


def many_stories(number, *, categories, authors=(), tags=(), topics=(), pictures=(), newest=None, **fields):
    """Make `number` stories, one a minute backwards from `newest`, in turn in each of `categories`; returns them.

    Every third is Turkish only, every third French only. Authors, tags, topics and pictures are given in turn.
    """
    newest = newest or timezone.now() - timedelta(minutes=1)
    stories = []
    for n in range(number):
        only = ("both", "tr", "fr")[n % 3]
        story = Article(
            category=categories[n % len(categories)],
            source_language="fr" if only == "fr" else "tr",
            headline_tr=None if only == "fr" else f"Çok sayıda haberden biri {n}",
            headline_fr=None if only == "tr" else f"Une nouvelle parmi d’autres {n}",
            lead_tr=None if only == "fr" else "Kısa özet.",
            lead_fr=None if only == "tr" else "Bref chapeau.",
            body_tr=None if only == "fr" else "<p>Metin.</p>",
            body_fr=None if only == "tr" else "<p>Texte.</p>",
            status=Status.PUBLISHED,
            publish_at=newest - timedelta(minutes=n),
            picture=pictures[n % len(pictures)] if pictures else None,
            **fields,
        )
        story.settle()
        stories.append(story)
    Article.objects.bulk_create(stories, batch_size=500)
    if authors:
        Byline.objects.bulk_create(
            [Byline(article=story, author=authors[n % len(authors)]) for n, story in enumerate(stories)], batch_size=500
        )
    if tags:
        link = Article.tags.through
        link.objects.bulk_create(
            [link(article_id=story.pk, tag_id=tags[n % len(tags)].pk) for n, story in enumerate(stories)],
            batch_size=500,
        )
    if topics:
        TopicStory.objects.bulk_create(
            [TopicStory(article=story, topic=topics[n % len(topics)]) for n, story in enumerate(stories)],
            batch_size=500,
        )
    return stories
