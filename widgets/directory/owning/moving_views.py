"""The pages on which an owner's links go to another address: asking for it, answering from the new one, stopping it."""

from korner.visitors.counting import TooMany
from widgets.directory.owning import links, moving
from widgets.directory.owning.owner_views import owners
from widgets.directory.owning.short_forms import AddressForm, ButtonForm
from widgets.directory.owning.views import ENDED, WRONG, haste, hushed, on, other, page, typed_in, unindexed, wait


@owners
def address(request, firm, token):
    """The form for another address; a POST writes to both (303), or comes back with its mistakes (422), or 429."""
    row = moving.moving(firm)
    context = {
        "firm": firm,
        "token": token,
        "row": row,
        "new": links.veiled(row.email) if row else "",
        "may_ask": moving.may_ask(firm),
        "free_at": row.confirmed_at + moving.stop_ends() if row and row.confirmed_at else None,
        "other_url": other(request, "firm-address", token=token),
    }

    def shown(form, status=200, **more):
        return page(request, "address", {**context, "form": form, **more}, status)

    if request.method != "POST" or not context["may_ask"]:
        return shown(AddressForm(request, firm))
    seconds = haste(request)
    if not seconds:
        form = AddressForm(request, firm, request.POST)
        if not form.is_valid():
            return shown(form, WRONG)
        try:
            if not form.trapped:
                moving.ask(firm, form, request.page_language)
            return on(request, "firm-address", token=token)
        except TooMany as many:
            seconds = many.seconds
    form = AddressForm(request, firm, initial=typed_in(request, AddressForm))
    return wait(shown(form, 429, wait=seconds), seconds)


def pressed(request, kind, token, act, template, name):
    """A page with one button behind a letter's link; opening it changes nothing, whoever opens it."""
    row = moving.row_behind(kind, token)
    if row is None:
        return unindexed(page(request, "address_ended", {}, ENDED))
    form = ButtonForm(request, request.POST or None)
    context = {
        "firm": row.firm,
        "row": row,
        "new": links.veiled(row.email),
        "form": form,
        "other_url": other(request, name, token=token),
    }
    if kind == "address" and row.confirmed_at:  # pressed before
        return unindexed(page(request, template, {**context, "done": True}))
    if request.method != "POST" or not form.is_valid():
        return unindexed(page(request, template, context, WRONG if request.method == "POST" else 200))
    act(row)
    return unindexed(page(request, template, {**context, "done": True}))


@hushed
def confirm(request, token):
    """The new address answers."""
    return pressed(request, "address", token, moving.confirm, "address_confirm", "firm-address-confirm")


@hushed
def stop(request, token):
    """The former address says no."""
    return pressed(request, "address-stop", token, moving.stop, "address_stop", "firm-address-stop")
