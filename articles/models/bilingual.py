"""What a story says in which language, and under which addresses: the same for a whole story and for its card."""

from articles.models.states import WITH_BODY, Translation
from korner.addresses import reverse_in
from korner.languages import TURKISH, other_language, page_language


class Bilingual:
    """Needs `pk`, `category`, `source_language`, and per language the texts, `slug`, `translation` and `withdrawn`."""

    __slots__ = ()

    def text(self, field, language):
        """A translated field's own value in `language`; never another language's."""
        return getattr(self, f"{field}_{language}") or ""

    def translation(self, language):
        """The state of the story in `language`, as readers see it."""
        return getattr(self, f"translation_{language}")

    def shows(self, language):
        """Whether the story has something to show in `language`, its time being another question."""
        if getattr(self, f"withdrawn_{language}") or self.translation(language) == Translation.MISSING:
            return False
        return self.translation(language) in WITH_BODY or self.has_body_in(other_language(language))

    def has_body_in(self, language):
        """Whether the whole text can be read in `language`."""
        return self.translation(language) in WITH_BODY and not getattr(self, f"withdrawn_{language}")

    def read_in(self, language):
        """The story as a reader of `language` sees it (a Reading)."""
        from articles.reading import Reading

        return Reading(self, language)

    def url_in(self, language):
        """The path of the story's page in `language`: /<section>/<slug>-<id>/."""
        slug = self.text("slug", language) or self.text("slug", other_language(language))
        return reverse_in(language, "article", section=self.category.slug_in(language), slug=slug, pk=self.pk)

    def page_for(self, language):
        """The language of the page a reader of `language` is sent to: his own if there is one."""
        return language if self.shows(language) else other_language(language)

    def body_language(self, language):
        """The language of the text that a reader of `language` gets to read."""
        return language if self.has_body_in(language) else other_language(language)

    def languages_for(self, page):
        """(the language of the words, that of the text) as read from pages in `page`: `page_for` and its `body_language`."""
        other = other_language(page)
        whole = {language: self.has_body_in(language) for language in (page, other)}
        has_words = whole[page] or (whole[other] and self.shows(page))
        words = page if has_words else other
        return words, words if whole[words] else other_language(words)

    def get_absolute_url(self):
        language = self.page_for(page_language())
        return self.url_in(language)

    def canonical_url(self):
        """The path under which the original can be read in full."""
        return self.url_in(self.source_language if self.has_body_in(self.source_language) else self.page_for(TURKISH))
