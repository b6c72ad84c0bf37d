"""What an app inherits whose readers send something that a person must look at first."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from korner.moderation.models.states import State


class Moderated(models.Model):
    """Something a reader sent. Its state is changed by `korner.moderation.steps` alone, never by assignment.

    The queue asks the methods below; an app overrides those it has better words for. Whoever has the right to change the
    model may decide on it.
    """

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PENDING, editable=False)
    language = models.CharField(_("language"), max_length=2, choices=[("tr", "Türkçe"), ("fr", "Français")])
    created_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)

    forgets_itself = (
        False  # True: the app has a job of its own that ends what was refused (korner.moderation.retention)
    )

    class Meta:
        abstract = True

    @classmethod
    def for_queue(cls, numbers):
        """{number: thing} of those of `numbers` that are still there, with all that the queue shows, in few queries."""
        return cls._base_manager.in_bulk(list(numbers))

    def case_title(self):
        """What it is about, in one line: the headline of the story it stands under."""
        return str(self)

    def case_text(self):
        """All that was written, as plain text; the queue shows it without opening anything."""
        return ""

    def case_writer(self):
        """The name its writer gave, "" where there is none."""
        return ""

    def case_address(self):
        """Where a moderator reads it in its place (a path of the paper or of the desk), or ""."""
        return ""

    def case_pictures(self):
        """[(address, what it shows)] of pictures that came along; only addresses that ask for a right."""
        return []

    def case_title_language(self):
        """The language `case_title()` is written in, "" where it is the desk's own."""
        return self.language

    def erase_refused(self):
        """End this row once it has been refused, or spam, for long enough; apps that keep a place for it override it."""
        self.delete()

    def decided(self, before, *, by):
        """Called in the decision's transaction once the new state is saved: count, purge, tell. `by` None: the house."""
