"""What the pages of owners have in common, and the pages on which a firm is added and its letter answered."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from korner import limits
from korner.addresses import reverse_in
from korner.images.sent import NoRoom
from korner.languages import other_language
from korner.moderation import bans
from korner.site.hushed import hushed
from korner.site.models import SiteSettings
from korner.visitors.counting import TooMany
from widgets.directory.owning import adding, values
from widgets.directory.owning.forms import AddForm
from widgets.directory.owning.short_forms import ButtonForm

WRONG, BANNED, ENDED, FULL = 422, 403, 410, 503


def page(request, template, context, status=200):
    """A page of owners; links lead nowhere but within the paper."""
    times = {
        "hours": settings.FIRM_CONFIRM_HOURS,
        "days": settings.FIRM_LINK_DAYS,
        "year": settings.FIRM_REMINDER_DAYS,
        "answer": settings.FIRM_ANSWER_DAYS,
    }
    return render(request, f"directory/{template}.html", {**times, **context}, status=status)


def unindexed(response):
    """The answer, which no search engine keeps."""
    response["X-Robots-Tag"] = "noindex"
    return response


def other(request, name, **parts):
    """The address of the same page in the other language."""
    return reverse_in(other_language(request.page_language), name, **parts)


def on(request, name, **parts):
    """On to another page after an act."""
    return HttpResponseRedirect(reverse_in(request.page_language, name, **parts), status=303)


def haste(request):
    """The seconds that somebody must wait who sends too much, else 0."""
    return limits.seconds_to_wait(request, "firm", settings.ACTS_PER_MINUTE) if request.method == "POST" else 0


def wait(response, seconds):
    """The answer with the time after which to try again."""
    response["Retry-After"] = str(seconds)
    return response


def typed_in(request, form_class):
    """What was typed, to be put into a form that is not judged now."""
    names = [name for name in form_class.base_fields if name not in ("token", "website", "pictures")]
    found = {name: request.POST[name] for name in names if name in request.POST}
    if "languages" in request.POST:
        found["languages"] = request.POST.getlist("languages")
    return found


# --- add ------------------------------------------------------------------------------------------------------------
def add_page(request, form, status=200, **context):
    """The form with the words on what happens next."""
    return page(request, "add", {"form": form, "other_url": other(request, "add-firm"), **context}, status)


@hushed
def add(request):
    """The form; a POST leads to the thanks (303), or comes back with its mistakes (422), 403, 429 or 503."""
    if request.method != "POST":
        return add_page(request, AddForm(request))
    seconds = haste(request)
    if seconds:
        form = AddForm(request, initial=typed_in(request, AddForm))
        return wait(add_page(request, form, 429, wait=seconds), seconds)
    form = AddForm(request, request.POST, request.FILES)
    try:
        if not form.is_valid():
            adding.keep(form)
            return add_page(request, form, WRONG)
        ban = bans.banned(request, form.visitor, form.cleaned_data["name"])
        if ban and SiteSettings.current().tells_banned:
            return add_page(request, form, BANNED, banned=True)
        adding.receive(form, request.page_language, refused=bool(ban))
    except NoRoom:
        form.add_error("pictures", _("We cannot store pictures at the moment. Please try later, or send it without."))
        return add_page(request, form, FULL)
    except TooMany as many:
        adding.keep(form)
        return wait(add_page(request, form, 429, wait=many.seconds), many.seconds)
    return on(request, "add-firm-sent")


@hushed
def sent(request):
    """The thanks: what happens now. It says nothing of the firm, and is the same for everybody."""
    return unindexed(page(request, "added", {"other_url": other(request, "add-firm-sent")}))


# --- the letter -----------------------------------------------------------------------------------------------------
def ended(request):
    """The words for a link that ended, was answered long ago, or is none of ours: all alike."""
    return unindexed(page(request, "ended", {}, ENDED))


@hushed
def confirm(request, token):
    """What was sent, and a button that sends it on; opening the page changes nothing, whoever opens it."""
    firm = adding.waiting(token)
    if firm is None:
        return ended(request)
    status = 200
    form = ButtonForm(request, request.POST or None)
    if request.method == "POST" and not firm.is_confirmed:
        status = WRONG
        if form.is_valid():
            adding.confirm(firm)
            return on(request, "firm-confirm", token=token)
    names = values.Names.of_firm(firm)
    context = {
        "firm": firm,
        "form": form,
        "rows": values.rows(values.now(firm), names),
        "pictures": firm.sent_pictures.count(),
        "other_url": other(request, "firm-confirm", token=token),
    }
    return unindexed(page(request, "confirm", context, status))
