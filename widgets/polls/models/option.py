"""One of the answers of a poll."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from korner.caching.querysets import TaggedQuerySet
from korner.languages import page_language
from korner.text.cleaning import clean_line
from korner.text.typography import set_spaces
from widgets.polls.models.counted import Counted
from widgets.polls.models.poll import LANGUAGES, Poll

WORDS_LENGTH = 160


class PollOptionQuerySet(TaggedQuerySet):
    """Selections of answers."""

    def of(self, poll):
        """Those of one poll, in their order, with their pictures."""
        return self.filter(poll=poll).order_by("order", "pk").select_related("picture").shows(f"poll{poll.pk}")


class PollOption(Counted):
    """One answer. `votes` is how many have given it: raised with the mark of each, in one transaction."""

    counted = ("votes",)

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="options", verbose_name=_("poll"))
    words = models.CharField(_("answer"), max_length=WORDS_LENGTH)
    picture = models.ForeignKey(
        "images.Asset", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    votes = models.PositiveIntegerField(default=0, editable=False)

    objects = PollOptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.words_tr or self.words_fr or ""

    def words_in(self, language):
        """The answer in `language`, "" where it is not written."""
        return getattr(self, f"words_{language}") or ""

    @property
    def page_words(self):
        """The answer in the language of the page being made."""
        return self.words_in(page_language())

    def shown_with(self):
        """It stands wherever its poll stands."""
        return (f"poll{self.poll_id}",)

    def settle(self):
        """Bring the words in order."""
        for language in LANGUAGES:
            words = set_spaces(clean_line(self.words_in(language)), language)[:WORDS_LENGTH]
            setattr(self, f"words_{language}", words or None)

    def clean(self):
        self.settle()
        for language in LANGUAGES:
            if not self.words_in(language):
                raise ValidationError({f"words_{language}": _("An answer needs its words in both languages.")})

    def save(self, *args, **kwargs):
        self.settle()
        super().save(*args, **kwargs)
