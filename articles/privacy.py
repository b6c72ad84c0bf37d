"""What is kept of who asks for a reply; the register forgets by a job of its own (articles/periodic.py)."""

from django.utils.translation import gettext_lazy as _

from korner.privacy import Kept

KEPT = [
    Kept(
        name="replies",
        what=_("Your name, how to reach you and your letter, when you ask for a reply to a story."),
        why=_("The law gives you a right of reply; we must be able to decide and to answer."),
        how_long=_("A year after the decision."),
    )
]
