"""What is kept of readers who react."""

from django.utils.translation import gettext_lazy as _

from korner.privacy import Kept

KEPT = [
    Kept(
        name="reactions",
        what=_("Which of the six words a browser said to a story, under a number that is different for each story."),
        why=_("So that each reader is counted once, and may change or take back what he said."),
        how_long=_(
            "As long as the story stands. The key with which the number was made is deleted after a time; then nobody can "
            "tell any more which browser it was."
        ),
    )
]
