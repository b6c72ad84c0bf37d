"""What every public template may ask for: the frame of the page, its language, the languages' names."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from korner.languages import other_language
from korner.site import frame


def page_frame(request):
    """`paper` (the frame, read only when a template asks), `language`, `other_language`, `site_url`, `demo`."""
    language = getattr(request, "page_language", settings.LANGUAGE_CODE)
    return {
        "paper": SimpleLazyObject(lambda: frame.current(language)),
        "language": language,
        "other_language": other_language(language),
        "site_url": settings.SITE_URL,
        "demo": settings.DEMO,
    }
