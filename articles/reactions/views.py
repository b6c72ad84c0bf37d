"""The six words below a story: pressed in place with script, on a page of their own without."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _

from articles.models import Article
from articles.reactions.forms import ReactionForm
from articles.reactions.reacting import own_kind, react
from articles.reactions.shown import buttons
from articles.reading import Reading
from korner.addresses import reverse_in
from korner.languages import other_language
from korner.limits import seconds_to_wait
from korner.moderation.bans import banned
from korner.site.errors import too_many
from korner.visitors import tokens
from korner.visitors.acting import answer, readers_form, wants_part
from korner.visitors.counting import TooMany

PAGE = "reactions/page.html"


def story_or_404(pk, language):
    """The story `pk` that readers of `language` may see now. Raises Http404."""
    stories = Article.objects.visible(language=language).select_related("category", "figures")
    story = stories.defer("body", "body_tr", "body_fr").filter(pk=pk).first()
    if story is None:
        raise Http404
    return story


@readers_form
def reaction(request, pk):
    """The six words with their numbers and one's own; a POST says one, or takes it back."""
    story = story_or_404(pk, request.page_language)
    if request.method != "POST":
        return shown(request, story, tokens.known_id(request), asked=request.GET.get("kind", ""))
    seconds = seconds_to_wait(request, "reaction", settings.ACTS_PER_MINUTE)
    if seconds:
        return wait(request, story, seconds)
    form = ReactionForm(request, request.POST)
    if not form.is_valid():
        return shown(request, story, tokens.known_id(request), wrong=form.first_words(), status=422)
    if banned(request, form.visitor):
        return refuse(request, story, form.visitor)
    try:
        react(request, story.pk, form.visitor, form.cleaned_data["kind"])
    except TooMany as full:
        return wait(request, story, full.seconds)
    story = story_or_404(pk, request.page_language)
    if wants_part(request):
        response = shown(request, story, form.visitor.id)
    else:
        response = HttpResponseRedirect(reverse_in(request.page_language, "reaction", pk=story.pk))
        response.status_code = 303
    return tokens.remember(response, form.visitor)


def shown(request, story, visitor_id, *, asked="", wrong="", status=200):
    """The words of `story` as the visitor with this id sees them."""
    language = request.page_language
    context = {
        "story": story,
        "reading": Reading(story, language),
        "buttons": buttons(story, own_kind(story.pk, visitor_id), asked),
        "token": tokens.issue(request),
        "wrong": wrong,
        "other_url": reverse_in(other_language(language), "reaction", pk=story.pk),
    }
    return answer(request, PAGE, context, status=status)


def wait(request, story, seconds):
    """Too much came from this address: said in place, or on the page every flood gets."""
    if not wants_part(request):
        return too_many(request, seconds)
    words = _("Very much came from your connection just now. Please try again later.")
    response = shown(request, story, tokens.known_id(request), wrong=words, status=429)
    response["Retry-After"] = str(seconds)
    return response


def refuse(request, story, visitor):
    """A banned visitor changes nothing: he is told so, or sees the page as it was, by the paper's setting."""
    from korner.site.models import SiteSettings

    if not SiteSettings.current().tells_banned:
        return shown(request, story, visitor.id)
    if not wants_part(request):
        raise PermissionDenied
    words = _("You cannot take part here at the moment.")
    return shown(request, story, visitor.id, wrong=words, status=403)
