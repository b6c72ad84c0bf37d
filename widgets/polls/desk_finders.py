"""The polls, found at the desk."""

from django.utils.translation import gettext_lazy as _

from korner.desk.finding import Finder, Found, Text
from widgets.polls.models import Poll
from widgets.polls.models.poll import LANGUAGES


class Polls(Finder):
    """Polls, by their question and introduction."""

    name, number, model, icon, words = "poll", 12, Poll, "how_to_vote", _("Polls")

    def texts(self, poll):
        for language in LANGUAGES:
            yield Text(language, f"{poll.question_in(language)}\n{poll.intro_in(language)}")

    def entry(self, poll):
        return Found(str(poll), self.link(poll), note=poll.question_fr if poll.question_tr else "", icon=self.icon)


FINDERS = [Polls()]
