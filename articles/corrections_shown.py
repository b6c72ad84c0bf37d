"""What a reader of one language gets to see of a correction: on its story's page, in the list, in the feed."""

from django.utils import timezone

from articles.models import Correction
from articles.reading import Reading, Text
from korner.languages import other_language


class CorrectionReading:
    """A correction as read from pages in `page` (language): in its words there, else in the other ones, marked as such."""

    def __init__(self, correction, page):
        self.correction, self.page = correction, page
        self.pk, self.kind, self.made_at = correction.pk, correction.kind, correction.made_at
        language = page if correction.text_in(page) else other_language(page)
        self.text = Text(correction.text_in(language), language, page)

    @property
    def kind_name(self):
        """The kind in the language of the page being made."""
        return str(Correction.Kind(self.kind).label)

    @property
    def is_retraction(self):
        return self.kind == Correction.Kind.RETRACTION

    @property
    def anchor(self):
        """The id of the element it stands in on its story's page."""
        return f"correction-{self.pk}"

    @property
    def day(self):
        """The day it was made, in Brussels: 2026-11-24."""
        return timezone.localtime(self.made_at).date().isoformat()

    @property
    def story(self):
        """Its story as read from the same page."""
        return Reading(self.correction.article, self.page)

    @property
    def url(self):
        """Where it stands on its story's page."""
        return f"{self.story.url}#{self.anchor}"


def corrections_of(story, language):
    """The corrections of a story for pages in `language`, in their order; one query."""
    return [CorrectionReading(correction, language) for correction in Correction.objects.of(story)]
