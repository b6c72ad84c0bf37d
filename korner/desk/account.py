"""What everybody at the paper may change of his own account: name, e-mail, language of the desk."""

from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _

from korner.desk.people import AccountForm


@staff_member_required(login_url="account_login")
def account(request):
    """Show and save one's own account. The answer to a change already speaks the new language."""
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        person = form.save()
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
