"""What the desk calls the paper: asked of whoever knows it, because the settings live on a higher floor."""

from django.conf import settings
from django.utils.translation import get_language

ASKED = []
LANGUAGE_NAMES = {"tr": "Türkçe", "fr": "Français"}  # each in its own words, whatever the desk speaks


def name_from(function):
    """Let `function(language)` tell the paper's name (registered by korner.site)."""
    ASKED[:] = [function]
    return function


def name_of_paper():
    """The paper's name in the language of the desk (Turkish where the desk speaks English)."""
    language = get_language()
    language = language if language in settings.PUBLIC_LANGUAGES else settings.LANGUAGE_CODE
    return (ASKED[0](language) if ASKED else "") or "Korner"
