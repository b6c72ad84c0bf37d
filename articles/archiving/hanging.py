"""What hangs on loaded stories: bylines, tags, dossiers, corrections, the archive's own words, old addresses, related ones."""

from django.db import transaction

from articles.archiving.composing import LANGUAGES, original_of
from articles.archiving.source import fingerprint
from articles.archiving.values import moment
from articles.models import ArchiveEntry, Article, Byline, Correction, RelatedStory, TopicStory
from korner.site.models import Redirect

TAG_LINK = Article.tags.through
BATCH = 500


def hang_on(archive, shelves, pairs):
    """Write what hangs on each (article, its entries) of `pairs`; but for corrections there must be nothing of it yet."""
    bylines, tags, topics, marks = [], [], [], []
    for article, entries in pairs:
        original = original_of(entries, article.source_language)
        bylines += bylines_of(article, original, shelves)
        tags += [TAG_LINK(article_id=article.pk, tag_id=pk) for pk in tags_of(original, shelves)]
        orders = original.get("topic_orders") or {}
        for key in dict.fromkeys(original.get("topics") or []):
            order = {"order": orders[key]} if orders.get(key) is not None else {}
            topics.append(TopicStory(article=article, topic_id=shelves.topics[key], **order))
        marks += [mark(archive, article, entry, entry is original, shelves) for entry in entries]
    Byline.objects.bulk_create(bylines)
    TAG_LINK.objects.bulk_create(tags)
    # Two keys may have become one dossier.
    TopicStory.objects.bulk_create(topics, ignore_conflicts=True)
    ArchiveEntry.objects.bulk_create(marks)
    correct(pairs)


def correct(pairs):
    """Write the corrections of stories. Those that are there, the desk's too, stay as they are: readers were told of them."""
    told = [
        (article, correction)
        for article, entries in pairs
        for correction in original_of(entries, article.source_language).get("corrections") or []
    ]
    articles = {article.pk for article, _correction in told}
    there = set(Correction.objects.filter(article__in=articles).values_list("article_id", "made_at")) if told else set()
    rows = [correction_of(article, correction) for article, correction in told]
    Correction.objects.bulk_create(row for row in rows if (row.article_id, row.made_at) not in there)


def correction_of(article, told):
    """The Correction that an archive tells of."""
    row = Correction(article=article, kind=told.get("kind") or Correction.Kind.CORRECTION, order=told.get("order") or 0)
    row.made_at = moment(told["made_at"])
    for language in LANGUAGES:
        setattr(row, f"text_{language}", told["text"].get(language))
    row.settle()
    return row


def bylines_of(article, original, shelves):
    """The Byline rows of a story: the archive's list with roles, else its one author."""
    lines = original.get("bylines") or ([{"author": original["author"]}] if original.get("author") else [])
    unique = {(shelves.authors[line["author"]], line.get("role") or Byline.Role.REPORTER): None for line in lines}
    return [
        Byline(article=article, author_id=author, role=role, order=order) for order, (author, role) in enumerate(unique)
    ]


def tags_of(entry, shelves):
    """The ids of an entry's tags, each once."""
    return list(dict.fromkeys(shelves.tags[key] for key in entry.get("tags") or []))


def mark(archive, article, entry, is_original, shelves):
    """The row by which a second load knows the entry again, with what the archive says of this language alone."""
    data = {
        "id": entry["id"],
        "group": entry.get("group"),
        "published_at": entry.get("published_at"),
        "author": shelves.authors.get(entry.get("author")),
        "image": shelves.images.get(entry.get("image")),
        "tags": tags_of(entry, shelves),
        "category": shelves.categories[entry["category"]].pk,
        "fingerprint": fingerprint(entry),
    }
    if is_original and entry.get("related"):
        data["related"] = entry["related"]  # until all stories are there
    return ArchiveEntry(
        archive=archive.name,
        key=str(entry["id"]),
        language=entry["lang"],
        article=article,
        data=data,
        version=article.version,
    )


def remember_addresses(article, number):
    """Let the addresses a story would have under the number it asked for lead to where it stands."""
    rows = []
    for language in LANGUAGES:
        if article.shows(language):
            new = article.url_in(language)
            rows.append(Redirect(old_path=f"{new.removesuffix(f'-{article.pk}/')}-{number}/", new_path=new))
    Redirect.objects.bulk_create(rows, ignore_conflicts=True)


def relate(archive):
    """Put stories beside each other by hand, once all of them are there; also those of a load that was interrupted."""
    waiting = ArchiveEntry.objects.filter(archive=archive.name, data__has_key="related").order_by("pk")
    while marks := list(waiting[:BATCH]):
        with transaction.atomic():
            relate_some(archive, marks)


def relate_some(archive, marks):
    """Write the RelatedStory rows of some entries, and take the note of them away."""
    keys = {str(key) for mark in marks for key in mark.data["related"]}
    entries = ArchiveEntry.objects.filter(archive=archive.name, key__in=keys)
    ids = dict(entries.values_list("key", "article_id"))
    rows = []
    for mark in marks:
        others = dict.fromkeys(ids[str(key)] for key in mark.data.pop("related"))
        rows += [
            RelatedStory(article_id=mark.article_id, other_id=other, order=order)
            for order, other in enumerate(others)
            if other != mark.article_id
        ]
    RelatedStory.objects.bulk_create(rows, ignore_conflicts=True)
    ArchiveEntry.objects.bulk_update(marks, ["data"])
