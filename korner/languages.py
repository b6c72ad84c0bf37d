"""Which language a path, a page or a person speaks."""

from django.conf import settings
from django.utils.translation import get_language

TURKISH, FRENCH = settings.PUBLIC_LANGUAGES


def language_of_path(path):
    """Return "fr" for /fr/ and what lies below it, else "tr"."""
    return FRENCH if path == "/fr" or path.startswith("/fr/") else TURKISH


def other_language(language):
    """Return the other of the paper's two languages."""
    return TURKISH if language == FRENCH else FRENCH


def page_language():
    """Return the language of the page being made: the active one if it is public, else Turkish."""
    language = get_language()
    return language if language in settings.PUBLIC_LANGUAGES else TURKISH
