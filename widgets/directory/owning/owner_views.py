"""The owner's pages behind his link: how his entry stands, changing it, bringing it back, deleting it; a new link."""

from django.utils.translation import gettext as _

from korner.images.sent import NoRoom
from korner.tasks import enqueue
from korner.visitors.counting import TooMany
from widgets.directory.models import Firm
from widgets.directory.owning import adding, changing, letters, links, removing, values
from widgets.directory.owning.forms import OwnerForm, initial_of
from widgets.directory.owning.short_forms import ButtonForm, DeleteForm, LinkForm
from widgets.directory.owning.views import (
    ENDED,
    FULL,
    WRONG,
    haste,
    hushed,
    on,
    other,
    page,
    typed_in,
    unindexed,
    wait,
)


def firm_behind(token):
    """The firm whose owner's link this is, or None."""
    rows = Firm.objects.select_related("place").filter(confirmed_at__isnull=False)
    return links.row_of("owner", token, rows, links.owner_ends())


def ended(request):
    """The words for a link that has ended, with the form for a new one."""
    return unindexed(page(request, "link", {"form": LinkForm(request), "has_ended": True}, ENDED))


def owners(view):
    """A page behind an owner's link: `view(request, firm, token)`; whoever comes with another one may ask for a new link."""

    @hushed
    def behind(request, token):
        firm = firm_behind(token)
        return ended(request) if firm is None else unindexed(view(request, firm, token))

    return behind


@owners
def mine(request, firm, token):
    """How the entry stands, and what its owner may do. A POST says that all is still true: a hidden entry is back."""
    form = ButtonForm(request, request.POST or None)
    status = 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            changing.answer(firm)
            return on(request, "firm-owner", token=token)
    waiting = changing.waiting_for(firm)
    names = values.Names.of([waiting.values] if waiting else [])
    names.add(firm)
    now = values.now(firm)
    context = {
        "firm": firm,
        "token": token,
        "form": form,
        "rows": values.rows(now, names),
        "waiting": waiting,
        "differences": values.differences(now, waiting.wanted(), names) if waiting else [],
        "came": waiting.sent_pictures.count() if waiting else 0,
        "address": values.address_of(firm, request.page_language),
        "other_url": other(request, "firm-owner", token=token),
    }
    return page(request, "mine", context, status)


@owners
def edit(request, firm, token):
    """All fields, filled in with what stands or with the change that waits; a POST lets them wait for a moderator."""
    waiting = changing.waiting_for(firm)

    def shown(form, status=200, **context):
        context |= {"form": form, "firm": firm, "token": token, "waiting": waiting}
        return page(request, "edit", {**context, "other_url": other(request, "firm-edit", token=token)}, status)

    if request.method != "POST":
        stands = values.proposed(firm, waiting)
        return shown(OwnerForm(request, firm, waiting, initial=initial_of(stands, request.page_language)))
    seconds = haste(request)
    if seconds:
        form = OwnerForm(request, firm, waiting, initial=typed_in(request, OwnerForm))
        return wait(shown(form, 429, wait=seconds), seconds)
    form = OwnerForm(request, firm, waiting, request.POST, request.FILES)
    try:
        if not form.is_valid():
            adding.keep(form)
            return shown(form, WRONG)
        changing.propose(firm, form, request.page_language)
    except changing.Meanwhile as meanwhile:
        form.begin_anew(*meanwhile.args)
        adding.keep(form)
        return shown(form, WRONG)
    except NoRoom:
        form.add_error("pictures", _("We cannot store pictures at the moment. Please try later, or send it without."))
        return shown(form, FULL)
    return on(request, "firm-owner", token=token)


@owners
def delete(request, firm, token):
    """The question whether all of it is to go; a POST deletes it, everywhere and for good."""
    form = DeleteForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        removing.remove(firm)
        return page(request, "deleted", {"name": firm.name})
    context = {"form": form, "firm": firm, "token": token, "other_url": other(request, "firm-delete", token=token)}
    return page(request, "delete", context, WRONG if request.method == "POST" else 200)


@hushed
def new_link(request):
    """Ask for a new link by the address; whether there is a firm is said to its owner alone, by letter."""
    context = {"other_url": other(request, "firm-link")}
    if request.method != "POST":
        return page(request, "link", {**context, "form": LinkForm(request)})
    form = LinkForm(request, request.POST)
    seconds = haste(request)
    if not seconds and form.is_valid():
        email = form.cleaned_data["owner_email"]
        try:
            letters.make_room(email)
        except TooMany as many:
            seconds = many.seconds
        else:
            if not form.trapped:
                # Numbers, no address, stand in the task; an unknown address makes a task of none, which takes as long.
                enqueue(letters.owners_links, letters.entries_of(email), request.page_language)
            return page(request, "link", {**context, "sent": True})
    if seconds:
        form = LinkForm(request, initial={"owner_email": request.POST.get("owner_email", "")})
        return wait(page(request, "link", {**context, "form": form, "wait": seconds}, 429), seconds)
    return page(request, "link", {**context, "form": form}, WRONG)
