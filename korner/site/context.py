"""What every public template may ask for: the frame of the page, its language, the languages' names."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from korner.addresses import reverse_in
from korner.languages import other_language
from korner.site import frame

# What only some views say, and every page's frame asks for: looking for what is not there costs more than all else.
SAID_BY_SOME = dict.fromkeys(
    "alternates asked canonical choice front here of_poll ordered section share_alt share_language share_picture share_type "
    "story unlisted up2_url up_url".split()
)


def twin(request):
    """The path of the same page in the other language, for pages that exist in both without a slug of their own, else "".

    A view whose address holds a slug says itself, by `other_url`, where its other language stands.
    """
    match = getattr(request, "resolver_match", None)
    if match is None or match.namespace not in settings.PUBLIC_LANGUAGES or {"slug", "pk"} & match.kwargs.keys():
        return ""
    kwargs = {name: value for name, value in match.kwargs.items() if name != "role"}
    return reverse_in(other_language(match.namespace), match.url_name, **kwargs)


def page_frame(request):
    """`paper` (the frame; at the desk read only when a template asks), `language`, `other_language`, `site_url`, `demo`."""
    language = getattr(request, "page_language", settings.LANGUAGE_CODE)
    at_desk = request.path_info.startswith(settings.DESK_PREFIX)
    return {
        "paper": SimpleLazyObject(lambda: frame.of(request)) if at_desk else frame.of(request),
        "language": language,
        "other_language": other_language(language),
        "other_url": SimpleLazyObject(lambda: twin(request)),
        "site_url": settings.SITE_URL,
        "demo": settings.DEMO,
        **SAID_BY_SOME,
    }
