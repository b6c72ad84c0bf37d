"""What newspaper the bench reads: sections, authors, tags and stories in two languages, the same for the same seed.

    python -m tests.bench.content 2000      fills the database of the environment

Larger papers are multiplied from this one inside the database: see multiply.py.
"""

import hashlib
import random
import sys
from datetime import timedelta

from tests.bench.words import FIRST_NAMES, LAST_NAMES, TAGS, parts

SEED = 1964
YEARS = 10
AUTHORS, COLUMNISTS, PICTURES, TOPICS = 24, 6, 16, 6
# Out of a hundred: texts in both languages, Turkish alone, French alone, Turkish with a French headline.
LANGUAGES = {"both": 52, "tr": 28, "fr": 10, "headline": 10}
KINDS = {"news": 78, "column": 8, "interview": 5, "photo_story": 4, "recipe": 3, "biography": 2}
HIDDEN_EVERY = 50  # one story in so many is a draft or withdrawn: a real paper has those too
WORDS = (300, 900)


def upper_first(text):
    """`text` with a capital letter; the Turkish ones of the vocabulary keep their dots."""
    return text[0].replace("i", "İ").upper() + text[1:] if text[0] == "i" else text[0].upper() + text[1:]


class Pen:
    """Writes texts of one language with the chance it is given."""

    def __init__(self, language, chance):
        self.language, self.chance, self.parts = language, chance, parts(language)

    def one(self, slot):
        """One of the words for `slot`."""
        return self.chance.choice(self.parts[slot])

    def clause(self):
        """Who does what where, without beginning or end."""
        who, where, what = self.one("who"), self.one("where"), self.one("what")
        return f"{who} {where} {what}" if self.language == "tr" else f"{who} {what} {where}"

    def sentence(self):
        """A whole sentence."""
        comma = " " if self.language == "tr" else ", "
        opening = self.one("when") if self.chance.random() < 0.7 else self.one("link")
        return f"{opening}{comma}{self.clause()}."

    def headline(self):
        """A headline: 5 to 12 words."""
        return upper_first(self.clause() if self.chance.random() < 0.6 else f"{self.one('who')} {self.one('what')}")

    def lead(self):
        """Two sentences."""
        return f"{self.sentence()} {self.sentence()}"

    def paragraph(self):
        """Four to seven sentences, now and then with a voice."""
        sentences = [self.sentence() for _ in range(self.chance.randint(4, 7))]
        if self.chance.random() < 0.25:
            sentences.insert(2, f"{self.one('said')}.")
        return f"<p>{' '.join(sentences)}</p>"

    def body(self):
        """A text of 300 to 900 words with sub-headings, a quotation, sometimes a list."""
        wanted, written, blocks = self.chance.randint(*WORDS) - 40, 0, []
        while written < wanted:
            if len(blocks) % 4 == 3:
                blocks.append(f"<h2>{self.headline()}</h2>")
            paragraph = self.paragraph()
            written += paragraph.count(" ") + 1
            blocks.append(paragraph)
        if self.chance.random() < 0.3:
            blocks.insert(2, f"<blockquote><p>{self.one('said')}</p></blockquote>")
        if self.chance.random() < 0.2:
            blocks.append("<ul>" + "".join(f"<li>{self.clause()}</li>" for _ in range(3)) + "</ul>")
        return "".join(blocks)


def of_hundred(chance, shares):
    """One of the keys of `shares` {key: share out of a hundred}."""
    return chance.choices(list(shares), weights=list(shares.values()))[0]


def times(number, newest):
    """Yield `number` moments over YEARS years, the oldest first, the last being `newest`."""
    step = timedelta(days=365.25 * YEARS) / number
    return (newest - step * (number - 1 - n) for n in range(number))


def texts(chance, pens):
    """The words of one story as {field: text}, and the language of its original."""
    mixture = of_hundred(chance, LANGUAGES)
    written = {"both": ("tr", "fr"), "tr": ("tr",), "fr": ("fr",), "headline": ("tr",)}[mixture]
    words = {}
    for language in written:
        pen = pens[language]
        words |= {
            f"kicker_{language}": pen.one("kicker"),
            f"headline_{language}": pen.headline(),
            f"lead_{language}": pen.lead(),
            f"body_{language}": pen.body(),
            f"place_{language}": pen.one("place"),
        }
    if mixture == "headline":
        words["headline_fr"] = pens["fr"].headline()
    source = chance.choice(written) if mixture == "both" else written[0]
    return words, source


def stories(number, *, newest, sections, pictures=(), seed=SEED):
    """Make `number` stories, unsaved and settled, the oldest first, the newest at `newest` (aware datetime).

    `sections` and `pictures` are saved rows. The same arguments give the same stories.
    """
    from articles.models import Article
    from korner.publishing import Status

    chance = random.Random(seed)
    pens = {language: Pen(language, chance) for language in ("tr", "fr")}
    for n, moment in enumerate(times(number, newest)):
        words, source = texts(chance, pens)
        hidden = n % HIDDEN_EVERY == HIDDEN_EVERY // 2
        story = Article(
            kind=of_hundred(chance, KINDS),
            category=chance.choice(sections),
            source_language=source,
            picture=chance.choice(pictures) if pictures and chance.random() < 0.9 else None,
            status=Status.WITHDRAWN if hidden and n % 2 else Status.DRAFT if hidden else Status.PUBLISHED,
            publish_at=moment,
            **words,
        )
        story.settle()
        yield story


def make_pictures(number, seed=SEED):
    """Make rows of the library whose files nobody asks for: the bench reads pages, not pictures."""
    from korner.images.models import Asset

    wide = [320, 640, 960, 1280]
    rows = [
        Asset(
            name=f"bench {n}",
            width=1600,
            height=1000,
            bytes=250_000,
            sha256=hashlib.sha256(f"{seed}/{n}".encode()).hexdigest(),
            token=hashlib.sha256(f"{n}/{seed}".encode()).hexdigest()[:32],
            renditions={"free": wide, "16x9": wide, "4x3": wide, "1x1": wide[:3]},
            alt_tr=f"Sokaktan bir görünüş, {n}",
            alt_fr=f"Une vue de la rue, {n}",
            credit="Korner",
        )
        for n in range(number)
    ]
    return Asset.objects.bulk_create(rows)


def make_authors(pictures):
    """Make the newsroom: columnists first, each with a face."""
    from authors.models import Author

    people = []
    for n in range(AUTHORS):
        name = f"{FIRST_NAMES[n % len(FIRST_NAMES)]} {LAST_NAMES[n * 5 % len(LAST_NAMES)]}"
        kind = Author.Kind.COLUMNIST if n < COLUMNISTS else Author.Kind.STAFF
        face = pictures[n % len(pictures)]
        people.append(
            Author.objects.create(name=name, kind=kind, order=n, portrait=face, office_tr="Yazar", office_fr="Auteur")
        )
    return people


def make_tags():
    """Make the words that stories share."""
    from articles.models import Tag

    return [Tag.objects.create(name_tr=turkish, name_fr=french) for turkish, french in TAGS]


def make_topics(chance):
    """Make the dossiers."""
    from articles.models import Topic

    pens = {language: Pen(language, chance) for language in ("tr", "fr")}
    return [
        Topic.objects.create(
            name_tr=pens["tr"].headline(),
            name_fr=pens["fr"].headline(),
            introduction_tr=pens["tr"].paragraph(),
            introduction_fr=pens["fr"].paragraph(),
        )
        for _ in range(TOPICS)
    ]


def link(rows, chance, authors, tags, topics):
    """Give the saved stories `rows` their bylines, tags and dossiers."""
    from articles.models import Article, Byline, TopicStory

    tagging = Article.tags.through
    bylines, tagged, in_topics = [], [], []
    for story in rows:
        writers = authors[:COLUMNISTS] if story.kind == "column" else authors[COLUMNISTS:]
        for order, author in enumerate(chance.sample(writers, 2 if chance.random() < 0.15 else 1)):
            bylines.append(Byline(article=story, author=author, order=order))
        tagged += [tagging(article=story, tag=tag) for tag in chance.sample(tags, chance.randint(1, 4))]
        if chance.random() < 0.05:
            in_topics.append(TopicStory(article=story, topic=chance.choice(topics)))
    for model, made in ((Byline, bylines), (tagging, tagged), (TopicStory, in_topics)):
        model.objects.bulk_create(made, batch_size=1000)


def fill(number, *, newest=None, seed=SEED):
    """Write sections, people, menus and `number` stories into a migrated database without any; returns the stories."""
    from django.db import transaction
    from django.utils import timezone, translation

    from articles.demo.newsroom import fill_menus, fill_sections
    from articles.models import Article

    newest = newest or timezone.now() - timedelta(minutes=1)
    chance = random.Random(seed + 1)
    # Columns without a language are filled for the active one; pinned, so that every run stores the same.
    with translation.override("tr"), transaction.atomic():
        sections = list(fill_sections().values())
        pictures = make_pictures(PICTURES, seed)
        authors, tags, topics = make_authors(pictures), make_tags(), make_topics(chance)
        fill_menus({section.archive_key.removeprefix("demo:"): section for section in sections}, {})
        rows = Article.objects.bulk_create(
            stories(number, newest=newest, sections=sections, pictures=pictures, seed=seed), batch_size=250
        )
        link(rows, chance, authors, tags, topics)
    return rows


def main(number):
    """Fill the database of the environment with `number` stories."""
    import django

    django.setup()
    from django.core.management import call_command, get_commands

    from korner.site.demo import fill as fill_site
    from tests.bench.multiply import tidy

    fill_site()  # name, imprint and standing pages of the demo, with its one drawn picture
    fill(number)

    if "reindex" in get_commands():
        call_command("reindex", verbosity=0)
    tidy()
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
