"""The pages on which somebody says that an entry is his firm's, and answers the letter about it."""

from django.http import Http404

from korner.moderation import bans
from korner.site.models import SiteSettings
from korner.visitors.counting import TooMany
from widgets.directory.models import Firm
from widgets.directory.owning import claiming, values
from widgets.directory.owning.short_forms import ButtonForm, ClaimForm
from widgets.directory.owning.views import (
    BANNED,
    WRONG,
    ended,
    haste,
    hushed,
    on,
    other,
    page,
    typed_in,
    unindexed,
    wait,
)


@hushed
def claim(request, pk):
    """The form for one entry; of one that has an owner it says so, kindly."""
    firm = Firm.objects.visible().select_related("place").filter(pk=pk).first()
    if firm is None:
        raise Http404
    context = {
        "firm": firm,
        "place": values.called(firm.place),
        "address": values.address_of(firm, request.page_language),
        "other_url": other(request, "firm-claim", pk=pk),
    }
    if firm.owner_email:
        return unindexed(page(request, "claim", {**context, "owned": True}, 409 if request.method == "POST" else 200))
    if request.method != "POST":
        return unindexed(page(request, "claim", {**context, "form": ClaimForm(request)}))
    seconds = haste(request)
    if not seconds:
        form = ClaimForm(request, request.POST)
        if not form.is_valid():
            return unindexed(page(request, "claim", {**context, "form": form}, WRONG))
        if bans.banned(request, form.visitor):
            if SiteSettings.current().tells_banned:
                return unindexed(page(request, "claim", {**context, "form": form, "banned": True}, BANNED))
            return on(request, "firm-claim-sent")
        try:
            claiming.receive(form, firm, request.page_language)
            return on(request, "firm-claim-sent")
        except TooMany as many:
            seconds = many.seconds
    form = ClaimForm(request, initial=typed_in(request, ClaimForm))
    return wait(unindexed(page(request, "claim", {**context, "form": form, "wait": seconds}, 429)), seconds)


@hushed
def sent(request):
    """The thanks: what happens now; the same for everybody."""
    return unindexed(page(request, "claimed", {"other_url": other(request, "firm-claim-sent")}))


@hushed
def confirm(request, token):
    """A button that sends the claim on; opening the page changes nothing."""
    found = claiming.waiting(token)
    if found is None:
        return ended(request)
    form = ButtonForm(request, request.POST or None)
    status = 200
    if request.method == "POST" and found.confirmed_at is None:
        status = WRONG
        if form.is_valid():
            claiming.confirm(found)
            return on(request, "firm-claim-confirm", token=token)
    context = {"claim": found, "form": form, "other_url": other(request, "firm-claim-confirm", token=token)}
    return unindexed(page(request, "claim_confirm", context, status))
