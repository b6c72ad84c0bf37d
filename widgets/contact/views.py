"""The page "Contact": where the paper is reached, and a form that reaches the right desk."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render

from korner import limits
from korner.addresses import ABOUT_PAGE, letter_about, reverse_in
from korner.languages import other_language
from korner.moderation import bans
from korner.site.models import SiteSettings, StandingPage
from korner.visitors.acting import readers_form
from korner.visitors.counting import TooMany
from widgets.contact import sending
from widgets.contact.forms import ContactForm, own_path

TYPED = ("topic", "name", "email", "text", "page")


def page(request, form, status=200, **context):
    """The page with the form; what the house has written for it (a standing page of that role) stands above."""
    standing = StandingPage.objects.filter(role=StandingPage.Role.CONTACT, published=True).first()
    offered = form.fields["topic"].queryset.exists()
    context |= {"form": form, "standing": standing, "offered": offered, "days": settings.CONTACT_DAYS}
    if form["page"].value():
        context["other_url"] = letter_about(form["page"].value(), other_language(request.page_language))
    return render(request, "contact/contact.html", context, status=status)


@readers_form
def contact(request):
    """The page; a POST leads to the thanks (303), or comes back with its mistakes (422), 403 or 429."""
    if request.method != "POST":
        about = request.GET.get(ABOUT_PAGE[request.page_language], "")
        return page(request, ContactForm(request, initial={"page": own_path(about)}))
    seconds = limits.seconds_to_wait(request, "letter", settings.ACTS_PER_MINUTE)
    if seconds:
        typed = {name: request.POST[name] for name in TYPED if name in request.POST}
        return wait(request, ContactForm(request, initial=typed), seconds)
    form = ContactForm(request, request.POST)
    if not form.is_valid():
        return page(request, form, 422)
    banned = bans.banned(request, form.visitor, form.cleaned_data["name"])
    if banned and SiteSettings.current().tells_banned:
        return page(request, form, 403, banned=True)
    try:
        sending.receive(form, request.page_language, refused=bool(banned))
    except TooMany as refusal:
        return wait(request, form, refusal.seconds)
    return HttpResponseRedirect(reverse_in(request.page_language, "contact-sent"), status=303)


def wait(request, form, seconds):
    """The form as it was filled in, with words on when it may be sent again."""
    response = page(request, form, 429, wait=seconds, hours=round(seconds / 3600))
    response["Retry-After"] = str(seconds)
    return response


def sent(request):
    """The thanks: what happens now. It says nothing of the letter, and is the same for everybody."""
    response = render(request, "contact/sent.html")
    response["Cache-Control"] = "no-store"
    return response
