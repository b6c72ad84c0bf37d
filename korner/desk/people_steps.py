"""The pages where a chief asks people to the desk, closes and opens accounts, and helps who has lost his telephone."""

from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from korner.accounts import inviting, leaving, second_factor, sessions
from korner.accounts.letters import tell_change
from korner.accounts.models import Invitation, User
from korner.desk.audit import note
from korner.desk.people import ROLE_NAMES, ComeBackForm, InvitationForm

MOST_LETTERS = 100


def chief_page(permission):
    """A view for people with `permission`: others get 403, whoever is not signed in goes to the door."""

    def decorate(view):
        @staff_member_required(login_url="account_login")
        def guarded(request, *args, **kwargs):
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def page(request, template, title, **context):
    """A page of the desk with its frame."""
    return TemplateResponse(request, template, {**admin.site.each_context(request), "title": title, **context})


@chief_page("accounts.add_user")
def invitations(request):
    """Ask somebody to the desk; below, the letters that wait for an answer."""
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = inviting.invite(by=request.user, request=request, **form.cleaned_data)
        messages.success(request, _("The invitation goes to %s.") % found.email)
        return redirect("desk-invitations")
    letters = Invitation.objects.waiting().select_related("invited_by").prefetch_related("roles")[:MOST_LETTERS]
    lines = [
        {"letter": letter, "roles": ", ".join(str(ROLE_NAMES.get(role.name, role.name)) for role in letter.roles.all())}
        for letter in letters
    ]
    return page(request, "admin/desk/invitations.html", _("Invitations"), form=form, lines=lines)


@require_POST
@chief_page("accounts.add_user")
def send_again(request, number):
    """Send a fresh link; the one before is worth nothing."""
    letter = get_object_or_404(Invitation, pk=number)
    try:
        inviting.send_again(letter, by=request.user, request=request)
    except inviting.NoInvitation:
        messages.error(request, _("This invitation was used or withdrawn in the meantime."))
    else:
        messages.success(request, _("The invitation goes to %s.") % letter.email)
    return redirect("desk-invitations")


@require_POST
@chief_page("accounts.add_user")
def withdraw(request, number):
    """Make the link worth nothing."""
    letter = get_object_or_404(Invitation, pk=number)
    try:
        inviting.withdraw(letter, by=request.user, request=request)
    except inviting.NoInvitation:
        messages.error(request, _("This invitation was used or withdrawn in the meantime."))
    else:
        messages.success(request, _("The invitation of %s was withdrawn.") % letter.email)
    return redirect("desk-invitations")


def person_to_touch(request, number):
    """The account `number`, if this person may touch it. Raises Http404 or PermissionDenied."""
    person = get_object_or_404(User, pk=number)
    if person.is_superuser and not request.user.is_superuser:
        raise PermissionDenied
    return person


def asking(request, person, title, words, button, *, form=None, danger=False):
    """The page that asks before an act; the answer is a POST to the same address."""
    return page(
        request,
        "admin/desk/person_act.html",
        title,
        person=person,
        words=words,
        button=button,
        form=form,
        danger=danger,
    )


@chief_page("accounts.change_user")
def leave(request, number):
    """Has left the paper: close the account."""
    person = person_to_touch(request, number)
    if request.method == "POST":
        try:
            leaving.leave(person, by=request.user, request=request)
        except leaving.NotAllowed as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The account of %s is closed.") % person)
        return redirect("admin:accounts_user_change", person.pk)
    words = [
        _("The account is closed at once: %s cannot sign in any more and is signed out everywhere.") % person,
        _("Password, second factor and open invitations are gone; notices end; the e-mail address is cleared later."),
        _("The author page, the texts and their history stay as they are. You can open the account again."),
    ]
    return asking(request, person, _("%s has left the paper") % person, words, _("Close the account"), danger=True)


@chief_page("accounts.change_user")
def come_back(request, number):
    """Has come back: open the account, and let a letter bring the new password."""
    person = person_to_touch(request, number)
    form = ComeBackForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            leaving.come_back(person, by=request.user, email=form.cleaned_data["email"], request=request)
        except leaving.NotAllowed as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The invitation goes to %s.") % form.cleaned_data["email"])
        return redirect("admin:accounts_user_change", person.pk)
    words = [
        _("The account is opened with the roles it had; look at them afterwards."),
        _("A letter with a link goes to this address: a new password is chosen there, then a second factor."),
    ]
    return asking(request, person, _("%s has come back") % person, words, _("Open the account"), form=form)


@chief_page("accounts.change_user")
def take_second_factor(request, number):
    """For somebody who has lost telephone and recovery codes: he sets up a new second factor at the next sign-in."""
    person = person_to_touch(request, number)
    if person.pk == request.user.pk:
        raise PermissionDenied  # one's own is changed where the factor itself is asked for
    if request.method == "POST":
        with transaction.atomic():
            second_factor.take_away(person)
            sessions.end(person)
            note(request.user, "factor-taken", person, request=request)
            tell_change(person, "factor-removed")
        messages.success(request, _("%s sets up a new second factor at the next sign-in.") % person)
        return redirect("admin:accounts_user_change", person.pk)
    words = [
        _("For somebody who has lost the telephone and the recovery codes. Make sure that it is really %s who asks.")
        % person,
        _("All sessions end; the password stays; a letter says what was done."),
    ]
    title = _("Take the second factor from %s") % person
    return asking(request, person, title, words, _("Take the second factor"), danger=True)
