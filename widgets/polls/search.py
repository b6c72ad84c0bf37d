"""What of a poll is searched, and how is one that was found shown?"""

from html import escape

from korner.search.searchable import Entry, Searchable
from widgets.polls.models import Poll
from widgets.polls.models.poll import LANGUAGES


class Polls(Searchable):
    """Polls, by their question and introduction, and by the answers that were offered; from their beginning on."""

    name, model, template = "poll", Poll, "polls/_found.html"

    def rows(self):
        return Poll.objects.prefetch_related("options")

    def entries(self, poll):
        for language in LANGUAGES:
            answers = [option.words_in(language) for option in poll.options.all()]
            yield Entry(
                language,
                kind=self.name,
                title=poll.question_in(language),
                lead=poll.intro_in(language),
                body="".join(f"<p>{escape(words)}</p>" for words in answers),
                publish_at=poll.starts_at,
            )

    def cards(self, ids, language):
        return {poll.pk: poll for poll in Poll.objects.filter(pk__in=ids)}

    def kinds(self):
        return {self.name: Poll._meta.verbose_name}


SEARCHABLES = [Polls()]
