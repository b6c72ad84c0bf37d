"""What of the standing pages is searched, and how is one that was found shown?"""

from korner.languages import FRENCH, TURKISH
from korner.search.searchable import Entry, Searchable
from korner.site.models import StandingPage


class Pages(Searchable):
    """The pages that stand: about us, privacy, contact."""

    name, model, template = "page", StandingPage, "site/_found.html"

    def entries(self, page):
        if not page.published:
            return
        for language in (TURKISH, FRENCH):
            yield Entry(
                language,
                kind=self.name,
                title=page.name_in(language),
                lead=getattr(page, f"lead_{language}") or "",
                body=getattr(page, f"body_{language}") or "",
            )

    def cards(self, ids, language):
        return {page.pk: page for page in StandingPage.objects.filter(pk__in=ids)}

    def kinds(self):
        return {self.name: StandingPage._meta.verbose_name}


SEARCHABLES = [Pages()]
