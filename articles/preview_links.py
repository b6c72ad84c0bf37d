"""The draft that a link shows to somebody outside the house, and its pictures; nothing else.

Ended, withdrawn and unknown are answered alike: by the paper's own 404.
"""

from django.http import HttpResponseRedirect
from django.shortcuts import render

from articles import preview
from articles.models import Article
from articles.preview_pictures import numbers_of, stream
from korner import limits
from korner.addresses import reverse_in
from korner.desk import outsiders
from korner.images.models import Asset
from korner.languages import other_language
from korner.publishing import Status
from korner.site.errors import not_found

PAGES_A_MINUTE, PICTURES_A_MINUTE = 60, 600


def draft(request, token):
    """The newest saved state of the story behind a link; once readers see the story, the way to its page."""
    if seconds := limits.seconds_to_wait(request, "preview", PAGES_A_MINUTE):
        return too_many(request, seconds)
    language = request.page_language
    link, story = opened(token)
    if story is None or not link.opens(language):
        return nothing_here(request)
    if story.is_out():
        return preview.unkept(HttpResponseRedirect(story.url_in(story.page_for(language))))
    if language not in preview.languages_with_words(story):
        return nothing_here(request)
    if request.method == "GET":
        outsiders.note_opened(link)
    other = other_language(language)
    has_other = link.opens(other) and other in preview.languages_with_words(story)
    return preview.page(
        request,
        preview.as_it_would_stand(story),
        language,
        template="articles/outsiders_preview.html",
        picture_path=lambda number, rest: reverse_in(
            language, "preview-picture", token=token, number=number, rest=rest
        ),
        other_url=reverse_in(other, "preview", token=token) if has_other else "",
        link=link,
        unlisted=True,
    )


def picture(request, token, number, rest):
    """A picture of the story behind a link, as long as the link opens it."""
    if seconds := limits.seconds_to_wait(request, "preview-picture", PICTURES_A_MINUTE):
        return too_many(request, seconds)
    link, story = opened(token)
    if story is None or number not in numbers_of(story) or not link.opens(request.page_language):
        return nothing_here(request)
    asset = Asset.objects.filter(pk=number).first()
    return preview.unkept(stream(asset, rest)) if asset else nothing_here(request)


def opened(token):
    """(link, story) behind a token; (None, None) where it opens nothing: withdrawn stories are shown to nobody."""
    link = outsiders.find(token, Article)
    story = preview.saved(link.object_id) if link else None
    if story is None or story.status == Status.WITHDRAWN or story.is_gone():
        return None, None
    return link, story


def nothing_here(request):
    """The paper's 404, the same for every token that opens nothing."""
    return preview.unkept(not_found(request))


def too_many(request, seconds):
    """Whoever tries tokens one after the other is asked to wait."""
    response = preview.unkept(render(request, "articles/preview_too_many.html", status=429))
    response["Retry-After"] = str(seconds)
    return response
