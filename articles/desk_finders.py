"""The newsroom's things, found at the desk: stories in every state, sections, topics, tags."""

from django.utils.translation import gettext_lazy as _

from articles.models import Article, Category, Tag, Topic
from articles.models.states import LANGUAGES
from korner.desk.finding import Finder, Found, Text


class Stories(Finder):
    """Stories, drafts too: by headline and names, and by what they say."""

    name, number, model, icon, words = "story", 1, Article, "article", _("Stories")
    written_at_save = False  # tags and bylines come after the row
    has_body = True

    def rows(self):
        return Article.objects.select_related("category__parent").prefetch_related("tags", "bylines__author")

    def texts(self, story):
        names = [line.author.name for line in story.bylines.all()]
        for language in LANGUAGES:
            sections = [section.name_in(language) for section in (story.category, story.category.parent) if section]
            own = [story.text(name, language) for name in ("headline", "kicker", "place", "slug", "seo_title")]
            own += [*sections, *names, *(tag.name_in(language) for tag in story.tags.all())]
            yield Text(language, "\n".join(filter(None, own)))
            yield Text(language, f"{story.text('lead', language)}\n{story.text('body', language)}", head=False)

    def shown(self, request, ids):
        from articles.admin.standing import standing

        stories = Article.objects.select_related("category").defer("body_tr", "body_fr", "body").in_bulk(ids)
        return [
            Found(
                story.source_headline,
                self.link(story),
                language=story.source_language,
                note=story.category.desk_name,
                icon=self.icon,
                state=standing(story),
            )
            for story in (stories[pk] for pk in ids if pk in stories)
        ]


class ByName(Finder):
    """A thing that is called by a name in each language."""

    def texts(self, thing):
        for language in LANGUAGES:
            yield Text(language, thing.name_in(language))

    def entry(self, thing):
        other = thing.name_in("fr") if thing.name_in("tr") else ""
        return Found(thing.desk_name, self.link(thing), note=other, icon=self.icon)


class Sections(ByName):
    name, number, model, icon, words = "section", 2, Category, "view_list", _("Sections")


class Topics(ByName):
    name, number, model, icon, words = "topic", 3, Topic, "folder_special", _("Topics")


class Tags(ByName):
    name, number, model, icon, words = "tag", 4, Tag, "sell", _("Tags")


FINDERS = [Stories(), Sections(), Topics(), Tags()]
