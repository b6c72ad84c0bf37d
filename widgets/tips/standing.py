"""What a sender is told of where his tip stands: in plain words, and no more than he may know."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from korner.moderation.models import State
from widgets.tips.models import Tip

Work = Tip.Work


@dataclass(frozen=True)
class Standing:
    """A word for where it stands, a sentence, and the story that came of it: (headline, path, its language) or ()."""

    word: str
    words: str
    story: tuple = ()


def standing(tip, language):
    """The Standing of a tip for a page in `language`."""
    by_machine = tip.state == State.SPAM and tip.reader_id is None  # taken for a machine's: nobody has closed it
    if tip.work == Work.NEW or by_machine:
        return Standing(pgettext("tip", "Received"), _("Your message is with the newsroom. Nobody has opened it yet."))
    if tip.work == Work.READING:
        return Standing(pgettext("tip", "Being read"), _("An editor is reading your message and looking into it."))
    if tip.work == Work.CLOSED:
        words = _("We have read your message and closed it: nothing more is planned. Thank you for writing to us.")
        return Standing(pgettext("tip", "Closed"), words)
    story = story_for(tip, language)
    if story:
        return Standing(pgettext("tip", "Became a story"), _("What you told us is in the paper:"), story)
    return Standing(
        pgettext("tip", "Became a story"), _("We are working on a story. The link stands here once it is out.")
    )


def story_for(tip, language):
    """(headline, path, language) of the story that came of the tip, once readers see it; () before."""
    story = tip.story
    if story is None or not story.is_out() or not any(story.shows(one) for one in ("tr", "fr")):
        return ()
    page = story.page_for(language)
    words = story.text("headline", page) or story.source_headline
    return words, story.url_in(page), page
