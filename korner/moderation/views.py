"""The moderators' queue: reading it, deciding, taking back, notes. By script in place, without it by plain forms."""

from functools import wraps

from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from korner.moderation import entries, reasons, steps, waiting
from korner.moderation import queue as lists
from korner.moderation.cases import models_for
from korner.moderation.models import Case, CaseNote, State
from korner.text.cleaning import clean_line, clean_text
from korner.text.numbers import whole_number

ACTS = {
    "approve": State.APPROVED,
    "refuse": State.REFUSED,
    "hold": State.HELD,
    "spam": State.SPAM,
    "wait": State.PENDING,
}
NOTE_LENGTH = 1000


def for_moderators(view):
    """A page for people who may open the queue: others get 403, whoever is not signed in goes to the door."""

    @wraps(view)
    @staff_member_required(login_url="account_login")
    def guarded(request, *args, **kwargs):
        if not request.user.has_perm("moderation.open_queue"):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def by_script(request):
    """Whether a script asked, which puts the answer into the page by itself."""
    return request.headers.get("X-Requested-With") == "fetch"


def case_for(request, number):
    """The case with this number, of a kind the person decides on. Raises Http404: one does not learn of others."""
    number = whole_number(str(number or ""))
    case = number and Case.objects.select_related("kind", "decided_by", "proposed_by").filter(pk=number).first()
    if not case:
        raise Http404
    if not steps.may_decide(request.user, case):
        raise Http404
    return case


def list_name(given):
    """The name of the list that is asked for. Raises Http404 for no list."""
    if given not in lists.LISTS:
        raise Http404
    return given


# --- reading ---------------------------------------------------------------------------------------------------------
@for_moderators
@require_safe
def queue(request):
    """One list: ?list=held|decided|spam&after=<place>. With ?part=1 only its cases; header X-More says where it goes on."""
    name = list_name(request.GET.get("list", ""))
    found, more = lists.page_of(request.user, name, request.GET.get("after", ""))
    context = {"entries": found, "more": more, "name": name, **card_context(request)}
    if request.GET.get("part"):
        return part(request, context)
    now = waiting.standing(request.user)
    context |= {
        **frame(request, _("Moderation")),
        "lists": [
            {"name": key, "words": words, "number": now.numbers.get(key, "")} for key, words in lists.LISTS.items()
        ],
        "waiting": now.sentence,
        "oldest": now.since,
        "waited": waiting.waited_in_words(waiting.waiting_times(request.user)),
        "after": request.GET.get("after", ""),
        "nothing_to_decide": not models_for(request.user),
    }
    return TemplateResponse(request, "admin/moderation/queue.html", context)


def part(request, context):
    """The cases alone, for a script that goes on with the list."""
    answer = TemplateResponse(request, "admin/moderation/_cases.html", context)
    answer["X-More"] = context["more"]
    return answer


def frame(request, title):
    """The frame of a page of the desk."""
    return {**admin.site.each_context(request), "title": title}


def card_context(request):
    """What every case needs besides itself."""
    return {"why": list(reasons.WHY.items()), "csrf_token": get_token(request), "here": request.get_full_path()}


def card(request, case):
    """The case as HTML, "" where its thing is gone."""
    here = request.POST.get("back", "")
    context = {"entries": entries.entries_of([case]), **card_context(request), "here": here}
    return render_to_string("admin/moderation/_cases.html", context).strip()


# --- deciding --------------------------------------------------------------------------------------------------------
@for_moderators
@require_POST
def decide(request):
    """Decide on one case: `case`, `version`, `act` (a word of ACTS, with "refuse:<code>" a reason), `reason` in own words."""
    case = case_for(request, request.POST.get("case"))
    state, why = asked_act(request)
    version = whole_number(request.POST.get("version", ""))
    try:
        decision = steps.decide(
            case, state, by=request.user, seen=version, why=why, reason=clean_line(request.POST.get("reason", ""))
        )
    except ValidationError as refusal:
        words = steps.sentence(refusal)
        now = case_now(case)
        if now is not None and now.decided_by and now.decided_by != request.user:
            words += "".join(f" {step.words}." for step in entries.history([now.pk])[now.pk][:1])
        # It stays in the list where it still stands as the person saw it: with a colleague's proposal, for example.
        return told(request, words, status=409, stays=[now] if now and now.state == request.POST.get("state") else [])
    if decision.proposes:
        words = _("Proposed: %s. A second moderator decides.") % entries.PROPOSES[state]
        return told(request, words, stays=[case_now(case)])
    return told(request, f"{entries.SAID[state]}.")


@for_moderators
@require_POST
def several(request):
    """Decide the same on several cases: `case` as often as wanted, `version_<number>` for each, `act`, `reason`."""
    state, why = asked_act(request)
    seen = {}
    for number in request.POST.getlist("case"):
        pk = whole_number(number)
        if pk is not None:
            seen[pk] = whole_number(request.POST.get(f"version_{pk}", "")) or 0
    reason = clean_line(request.POST.get("reason", ""))
    taken, refused = steps.decide_several(seen, state, by=request.user, why=why, reason=reason)
    proposed = [decision.case for decision in taken if decision.proposes]
    done = ngettext("%(number)d decided.", "%(number)d decided.", len(taken)) % {"number": len(taken)}
    words = [f"{entries.SAID[state]}: {done}"] if taken else []
    if proposed:
        words = [_("Proposed: %s. A second moderator decides.") % entries.PROPOSES[state]]
    words += sorted({sentence for _case, sentence in refused})
    if not seen:
        words = [_("Choose at least one.")]
    stays = [now for now in map(case_now, [*proposed, *(case for case, _sentence in refused)]) if now]
    stays = [case for case in stays if steps.may_decide(request.user, case)]
    return told(
        request, " ".join(words), status=200 if taken else 409, stays=stays, done=[one.case_id for one in taken]
    )


@for_moderators
@require_POST
def undo(request):
    """Take one's own last decision back, with all that was decided in the same act."""
    back, words = [], ""
    for decision in steps.last_of(request.user):
        try:
            steps.undo(decision, by=request.user)
        except steps.REFUSALS as refusal:
            words = steps.sentence(refusal)
        else:
            back.append(case_now(decision.case))
    back = [case for case in back if case]
    if back:
        words = _("Taken back.")
    return told(request, words or _("There is nothing to take back."), status=200 if back else 409, stays=back)


@for_moderators
@require_POST
def note(request, number):
    """Write a note on a case (`text`)."""
    case = case_for(request, number)
    text = clean_text(request.POST.get("text", ""))
    if not text:
        return told(request, _("Write something first."), status=422, stays=[case])
    if len(text) > NOTE_LENGTH:
        return told(request, _("A note has at most %d letters.") % NOTE_LENGTH, status=422, stays=[case])
    CaseNote.objects.create(case=case, by=request.user, text=text)
    return told(request, _("Your note was written down."), stays=[case])


def asked_act(request):
    """(State, code of the reason) that a form asks for. Raises Http404 for no such act."""
    act, _colon, why = request.POST.get("act", "").partition(":")
    if act not in ACTS:
        raise Http404
    return ACTS[act], why


def case_now(case):
    """The case as it stands, None when it is gone."""
    return Case.objects.select_related("kind", "decided_by", "proposed_by").filter(pk=case.pk).first()


def told(request, words, *, status=200, stays=(), done=()):
    """Say what was done: to a script with the cases that stay in the list, to a person by going back there."""
    if by_script(request):
        now = waiting.standing(request.user)
        answer = {
            "words": words,
            "stays": [{"case": case.pk, "html": card(request, case)} for case in stays],
            "done": list(done),
            "counts": {name or "waiting": number for name, number in now.numbers.items()},
            "waiting": now.sentence,
        }
        return JsonResponse(answer, status=status)
    (messages.success if status == 200 else messages.error)(request, words)
    return redirect(back_to(request))


def back_to(request):
    """The page of the queue that a form came from, the queue itself where it names none of ours."""
    start = reverse("desk-moderation")
    back = request.POST.get("back", "")
    fits = back.startswith(start) and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if fits else start
