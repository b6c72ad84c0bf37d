"""What everybody at the paper sees to himself: name, e-mail, language of the desk, and where he is signed in."""

import json

from django.contrib import admin, messages
from django.contrib.admin.utils import construct_change_message
from django.contrib.admin.views.decorators import staff_member_required
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _

from korner.accounts import sessions
from korner.accounts.letters import tell_change
from korner.desk.audit import note
from korner.desk.people import AccountForm
from korner.text.numbers import whole_number


@staff_member_required(login_url="account_login")
def account(request):
    """Show and save one's own account. The answer to a change already speaks the new language."""
    address = request.user.email
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        person = form.save()
        if address and address != person.email:
            tell_change(person, "address", address=address)  # to the old one: who did not do it must hear of it
        if form.has_changed():
            note(person, "changed", person, json.dumps(construct_change_message(form, [], False)))
        with translation.override(person.language):
            messages.success(request, _("Your account was saved."))
        return redirect("desk-account")
    if request.method == "POST":
        request.user.refresh_from_db()  # what was not taken must not stand in the page's frame
    context = {
        **admin.site.each_context(request),
        "title": _("My account"),
        "form": form,
        "roles": request.user.groups.values_list("name", flat=True),
    }
    return TemplateResponse(request, "admin/desk/account.html", context)


@staff_member_required(login_url="account_login")
def own_sessions(request):
    """Where one is signed in; POST ends one (`number`) or all others. Only one's own are ever looked at."""
    here = request.session.session_key
    if request.method == "POST":
        number = whole_number(request.POST.get("number", ""))
        if number is None and "others" not in request.POST:
            return redirect("desk-sessions")
        ended = sessions.end(request.user, number=number, but=here)
        if ended:
            note(request.user, "sessions-ended", request.user)
        messages.success(request, _("Signed out there.") if ended else _("That session had ended already."))
        return redirect("desk-sessions")
    rows = sessions.of(request.user)
    context = {
        **admin.site.each_context(request),
        "title": _("Where you are signed in"),
        "rows": [{"session": row, "here": row.session_key == here} for row in rows],
        "others": sum(row.session_key != here for row in rows),
    }
    return TemplateResponse(request, "admin/desk/sessions.html", context)
