"""What can be said of a story in one language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from korner.languages import FRENCH, TURKISH

LANGUAGES = (TURKISH, FRENCH)


class Translation(models.TextChoices):
    """What readers see of a story in one language. "In work" is no state of the row: see RULES.md, second part."""

    MISSING = "missing", _("Missing")
    HEADLINE = "headline", _("Headline only")
    READY = "ready", _("Ready")
    OUTDATED = "outdated", _("Outdated")


WITH_BODY = (Translation.READY, Translation.OUTDATED)
