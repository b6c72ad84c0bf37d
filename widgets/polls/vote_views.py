"""The form of a poll: opened, sent, and answered; nothing of it is shared or stored."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from korner.languages import other_language
from korner.limits import seconds_to_wait
from korner.moderation.bans import banned
from korner.site.models import SiteSettings
from korner.visitors import tokens
from korner.visitors.acting import answer, readers_form, wants_part
from korner.visitors.counting import TooMany
from widgets.polls import shown, voting
from widgets.polls.forms import FOREIGN, VoteForm
from widgets.polls.views import elsewhere, found_or_404

PAGE = "polls/vote.html"
OWN = "X-Own"  # says to a script that the part shows something of this visitor's own


@readers_form
def vote(request, slug, pk):
    """The form's own page, or its part for a script. Who has voted sees what he chose, and the result if he may."""
    poll = found_or_404(pk)
    if request.method == "POST":
        return take(request, poll)
    moved = elsewhere(request, poll, "poll-vote")
    if moved:
        return moved
    chosen = voting.answers_of(tokens.known_id(request), poll)
    if chosen or poll.has_ended():
        return told(request, poll, chosen)
    options = shown.options_of(poll)
    return show(request, poll, options, VoteForm(request, poll, options))


def take(request, poll):
    """Answer a vote that was sent."""
    options = shown.options_of(poll)
    seconds = seconds_to_wait(request, voting.ACT, settings.ACTS_PER_MINUTE)
    form = VoteForm(request, poll, options, request.POST)
    if seconds:
        return slow_down(request, poll, options, form, seconds)
    if poll.has_ended():
        return told(request, poll, voting.answers_of(tokens.known_id(request), poll), status=409)
    if not form.is_valid():
        return show(request, poll, options, form, status=422)
    if banned(request, form.visitor):
        return turn_away(request, poll, options, form)
    try:
        voting.cast(request, form.visitor, poll, form.cleaned_data["answer"])
    except voting.Ended:
        return told(request, found_or_404(poll.pk), set(), status=409)
    except voting.Voted:
        return remembered(told(request, poll, voting.answers_of(form.visitor.id, poll), status=409), form.visitor)
    except voting.NotAnswers:  # an answer was taken off while the form was open
        form.add_error("answer", FOREIGN)
        return show(request, poll, shown.options_of(poll), form, status=422)
    except TooMany as too_many:
        return slow_down(request, poll, options, form, too_many.seconds)
    if wants_part(request):
        return remembered(told(request, found_or_404(poll.pk), set(form.cleaned_data["answer"])), form.visitor)
    return remembered(HttpResponseRedirect(poll.page_vote_url, status=303), form.visitor)


def remembered(response, visitor):
    """`response` to an act: from now on the browser comes back as `visitor`."""
    return tokens.remember(response, visitor)


def turn_away(request, poll, options, form):
    """A banned visitor's vote counts nothing: he is told so, or meets what everybody meets, by the paper's setting."""
    if not SiteSettings.current().tells_banned:
        return told(request, poll, set(form.cleaned_data["answer"]))
    return show(request, poll, options, form, status=403, trouble=_("You cannot take part here at the moment."))


def slow_down(request, poll, options, form, seconds):
    """429 in kind words, above the form as it was filled in."""
    form.full_clean()
    form.errors.clear()
    words = _("Very many votes came from your connection. Yours has not been counted; please try again later.")
    response = show(request, poll, options, form, status=429, trouble=words)
    response["Retry-After"] = str(seconds)
    return response


def show(request, poll, options, form, *, status=200, trouble=""):
    """The form."""
    context = {
        "poll": poll,
        "form": form,
        "trouble": trouble,
        "tally": shown.tally(poll, options),
        "other_url": poll.vote_url_in(other_language(request.page_language)),
    }
    return answer(request, PAGE, context, status=status)


def told(request, poll, chosen, *, status=200):
    """What somebody is told who has voted (for `chosen`, ids of answers), or who came too late."""
    options = shown.options_of(poll)
    context = {
        "poll": poll,
        "chosen": [option for option in options if option.pk in chosen],
        "again": status == 409 and bool(chosen) and not poll.has_ended(),
        "late": status == 409 and poll.has_ended(),
        "ended": poll.has_ended(),
        "tally": shown.tally(poll, options, voted=bool(chosen)),
        "other_url": poll.vote_url_in(other_language(request.page_language)),
    }
    response = answer(request, PAGE, context, status=status)
    response[OWN] = "1"
    return response
