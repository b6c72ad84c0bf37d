"""What of the newsroom's things is searched, and how is what was found shown?"""

from articles.models import Article, Category, Tag, Topic
from articles.models.states import LANGUAGES
from articles.reading import Reading
from authors.models import Author
from korner.publishing import Status
from korner.search.searchable import Entry, Searchable


class Stories(Searchable):
    """A document in each language a story has a page in; where its headline alone is translated, of headline and lead."""

    name, model, template = "story", Article, "articles/_found_story.html"

    def rows(self):
        return Article.objects.select_related("category__parent").prefetch_related("tags", "bylines__author")

    def entries(self, story):
        if story.status != Status.PUBLISHED or story.publish_at is None:
            return
        authors = list(dict.fromkeys(line.author for line in story.bylines.all()))
        sections = [section for section in (story.category.parent, story.category) if section]
        for language in LANGUAGES:
            if not story.shows(language):
                continue
            names = [story.text("kicker", language), story.text("place", language)]
            names += [thing.name_in(language) for thing in (*story.tags.all(), *authors, *sections)]
            yield Entry(
                language,
                kind=story.kind,
                title=story.text("headline", language),
                names=tuple(name for name in names if name),
                lead=story.text("lead", language),
                body=story.text("body", language) if story.has_body_in(language) else "",
                sections=tuple(str(section.pk) for section in sections),
                authors=tuple(str(author.pk) for author in authors),
                status=story.status,
                publish_at=story.publish_at,
                expire_at=story.expire_at,
                embargo_until=story.embargo_until,
            )

    def cards(self, ids, language):
        stories = Article.objects.filter(pk__in=ids).for_cards()
        return {story.pk: Reading(story, language) for story in stories}

    def kinds(self):
        return dict(Article.Kind.choices)

    def labels(self, facet, values, language):
        if facet == "section":
            names = Category.objects.filter(pk__in=values).values_list("pk", f"name_{language}")
            return {str(pk): name or "" for pk, name in names}
        return {}

    def followed(self):
        return {
            Author: lambda pk: Article.objects.filter(bylines__author=pk),
            Tag: lambda pk: Article.objects.filter(tags=pk),
            Category: lambda pk: Article.objects.filter(root=pk) | Article.objects.filter(category=pk),
        }


class Topics(Searchable):
    """The dossiers of the paper, by name and introduction."""

    name, model, template = "topic", Topic, "articles/_found_thing.html"

    def entries(self, topic):
        for language in LANGUAGES:
            yield Entry(language, kind=self.name, title=topic.name_in(language), body=topic.introduction_in(language))

    def cards(self, ids, language):
        return {topic.pk: topic for topic in Topic.objects.filter(pk__in=ids)}

    def kinds(self):
        return {self.name: Topic._meta.verbose_name}


SEARCHABLES = [Stories(), Topics()]
