"""The page on which a reader reports a mistake in a story."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404

from articles.mistakes.forms import MistakeForm
from articles.mistakes.reporting import report
from articles.models import Article
from articles.reading import Reading
from korner.addresses import reverse_in
from korner.languages import other_language
from korner.limits import seconds_to_wait
from korner.moderation.bans import banned
from korner.site.errors import too_many
from korner.site.models import SiteSettings
from korner.visitors import tokens
from korner.visitors.acting import answer, readers_form
from korner.visitors.counting import TooMany

PAGE, THANKS = "mistakes/report.html", "mistakes/thanks.html"


@readers_form
def mistake(request, pk):
    """The form; a POST that is in order lands in the queue."""
    language = request.page_language
    stories = Article.objects.visible(language=language).select_related("category")
    story = stories.defer("body", "body_tr", "body_fr").filter(pk=pk).first()
    if story is None:
        raise Http404
    context = {
        "story": story,
        "reading": Reading(story, language),
        "other_url": reverse_in(other_language(language), "mistake", pk=pk)
        if story.shows(other_language(language))
        else "",
    }
    if request.method != "POST":
        return answer(request, PAGE, {**context, "form": MistakeForm(request, auto_id="mistake-%s")})
    seconds = seconds_to_wait(request, "mistake", settings.ACTS_PER_MINUTE)
    if seconds:
        return too_many(request, seconds)
    form = MistakeForm(request, request.POST, auto_id="mistake-%s")
    if not form.is_valid():
        return answer(request, PAGE, {**context, "form": form}, status=422)
    if banned(request, form.visitor):
        if SiteSettings.current().tells_banned:
            raise PermissionDenied
        return answer(request, THANKS, context)
    try:
        report(form, story, language)
    except TooMany as full:
        return too_many(request, full.seconds)
    return tokens.remember(answer(request, THANKS, context), form.visitor)
