"""What of an author is searched, and how is one who was found shown?"""

from authors.models import Author
from korner.languages import FRENCH, TURKISH
from korner.search.searchable import Entry, Searchable


class Authors(Searchable):
    """Whoever may stand above a story: name, office, life."""

    name, model, template = "author", Author, "authors/_found.html"

    def entries(self, author):
        for language in (TURKISH, FRENCH):
            yield Entry(
                language,
                kind=self.name,
                title=author.name,
                lead=author.office_in(language),
                body=author.bio_in(language),
            )

    def cards(self, ids, language):
        return {author.pk: author for author in Author.objects.filter(pk__in=ids).with_portrait()}

    def kinds(self):
        return {self.name: Author._meta.verbose_name}

    def labels(self, facet, values, language):
        if facet == "author":
            return {str(pk): name for pk, name in Author.objects.filter(pk__in=values).values_list("pk", "name")}
        return {}


SEARCHABLES = [Authors()]
