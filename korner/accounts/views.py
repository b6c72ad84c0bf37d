"""The page behind the link of an invitation."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib.auth import logout
from django.db import IntegrityError
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from korner.accounts.forms import NAME_TAKEN, NewAccountForm
from korner.accounts.inviting import NoInvitation, accept, find


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, secret):
    """Choose a name and a password; the account is made and the person is in, with the second factor as the next step.

    A link that was used, is too old, was withdrawn or never existed gets one and the same answer.
    """
    try:
        found = find(secret)
    except NoInvitation:
        return render(request, "account/no_invitation.html", status=404)
    request.answer_language = found.language
    with translation.override(found.language):
        form = NewAccountForm(request.POST or None, invitation=found)
        if request.method == "POST" and form.is_valid():
            try:
                person = accept(
                    secret,
                    username=form.cleaned_data.get("username", ""),
                    password=form.cleaned_data["password1"],
                    request=request,
                )
            except NoInvitation:
                return render(request, "account/no_invitation.html", status=404)
            except IntegrityError:  # of two who took one name in the same moment
                form.add_error("username", NAME_TAKEN)
            else:
                return come_in(request, person)
        return render(request, "account/invitation.html", {"form": form, "invitation": found})


def come_in(request, person):
    """Sign `person` in as if he had typed the password he has just chosen; whoever sat here before is signed out."""
    if request.user.is_authenticated and request.user.pk != person.pk:
        logout(request)
    login = Login(user=person, redirect_url=reverse("admin:index"))
    return perform_password_login(request, {"username": person.username}, login)
