"""How the demo's stories get from their files into the newsroom."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from articles import corrections, workflow
from articles.models import ArchiveEntry, Article, Byline, Correction, Tag, TopicStory
from authors.models import Author
from korner.demo_content import both, read
from korner.images.demo import drawn

ARCHIVE = "demo"
CREDITS = "Korner"


def fill_stories(folder, sections, topics):
    """Make the stories that are missing, the newest first; returns how many there are in all."""
    files = [read(path) for path in sorted(folder.glob("*.toml"))]
    tables = sorted((story for file in files for story in file.get("story", [])), key=lambda story: story["hours_ago"])
    tags = fill_tags(tag for file in files for tag in file.get("tag", []))
    known = set(ArchiveEntry.objects.filter(archive=ARCHIVE).values_list("key", flat=True))
    new = [story for story in tables if story["key"] not in known]
    pictures = drawn.pictures({story["picture"]: words_of_picture(story) for story in new if story.get("picture")})
    people = {author.archive_key.removeprefix("demo:"): author for author in Author.objects.exclude(archive_key="")}
    now = timezone.now()
    # Oldest first, so that ids grow with time as they do in a real paper.
    for story in reversed(new):
        write(story, now, sections, topics, tags, pictures, people)
    return len(tables)


def words_of_picture(story):
    """What the picture shows, in both languages."""
    return {"alt_tr": story.get("alt_tr", ""), "alt_fr": story.get("alt_fr", ""), "credit": CREDITS}


def fill_tags(tables):
    """Make the tags; returns {key: Tag}."""
    made = {}
    for table in tables:
        made[table["key"]], _ = Tag.objects.get_or_create(
            archive_key=f"demo:{table['key']}", defaults={"name_tr": table.get("tr"), "name_fr": table.get("fr")}
        )
    return made


@transaction.atomic
def write(story, now, sections, topics, tags, pictures, people):
    """Write one story and publish it at its time."""
    article = Article(
        category=sections[story["section"]],
        kind=story["kind"],
        source_language=story["source"],
        picture=pictures.get(story.get("picture")),
        place_tr=story.get("place_tr"),
        place_fr=story.get("place_fr"),
        picture_caption_tr=story.get("caption_tr"),
        picture_caption_fr=story.get("caption_fr"),
        source_name=story.get("source_name", ""),
        **both(story, "kicker", "headline", "lead", "body"),
    )
    article.save()
    for order, (author, role) in enumerate(story.get("bylines", [])):
        Byline.objects.create(article=article, author=people[author], role=role, order=order)
    article.tags.add(*(tags[key] for key in story.get("tags", [])))
    if story.get("topic"):
        TopicStory.objects.create(topic=topics[story["topic"]], article=article)
    workflow.publish(article, now=now - timedelta(hours=story["hours_ago"]))
    if story.get("correction"):
        correct(article, story["correction"])
    ArchiveEntry.objects.create(archive=ARCHIVE, key=story["key"], language=story["source"], article=article)


def correct(article, table):
    """Correct a story some hours after it came out."""
    correction = Correction(article=article, kind=table["kind"], text_tr=table.get("tr"), text_fr=table.get("fr"))
    corrections.write(correction, now=article.publish_at + timedelta(hours=table["hours_after"]))
