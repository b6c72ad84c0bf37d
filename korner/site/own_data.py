"""A person's own data: asked for by e-mail, seen, saved and deleted by the link in the letter."""

import hashlib
import json
import secrets
from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.cache import cache
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from korner.accounts.letters import mail
from korner.addresses import reverse_in
from korner.languages import other_language
from korner.limits import seconds_to_wait
from korner.privacy import everything_kept
from korner.site.errors import too_many
from korner.site.models import OwnDataLink, SiteSettings
from korner.tasks import enqueue, task
from korner.visitors.acting import answer, readers_form
from korner.visitors.forms import ReaderForm

ONE_LETTER = timedelta(
    hours=1
)  # by the clock; whoever asks for a stranger's data again and again fills nobody's letter box
ASKED_PER_MINUTE = 5
LOOKS = 4  # how often it is looked for more


class AskForm(ReaderForm):
    """The address under which something may be kept."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("The address you gave when you wrote to us."),
        error_messages={
            "required": _("Please give the address: without it we cannot write to you."),
            "invalid": _("This is not an e-mail address."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class DeleteForm(ReaderForm):
    """The word that all of it is to go."""

    sure = forms.BooleanField(
        label=_("Yes, delete all of it"),
        error_messages={"required": _("Please tick this box: what is deleted does not come back.")},
    )


@readers_form
def ask(request):
    """The form; whether anything is kept under an address is said to its owner alone, by the letter."""
    context = {"other_url": reverse_in(other_language(request.page_language), "own-data")}
    if request.method != "POST":
        return answer(request, "site/own_data.html", {**context, "form": AskForm(request)})
    seconds = seconds_to_wait(request, "own-data", ASKED_PER_MINUTE)
    if seconds:
        return too_many(request, seconds)
    form = AskForm(request, request.POST)
    if not form.is_valid():
        return answer(request, "site/own_data.html", {**context, "form": form}, status=422)
    email = form.cleaned_data["email"]
    if not form.trapped and first_within_the_hour(email):
        enqueue(letter, email, request.page_language)
    return answer(request, "site/own_data_asked.html", {**context, "hours": settings.OWN_DATA_HOURS})


def first_within_the_hour(email):
    """Whether nobody has asked for the data of this address in this hour of the clock."""
    hour = int(timezone.now().timestamp() // ONE_LETTER.total_seconds())
    who = salted_hmac("korner.own_data", f"{hour} {email.lower()}", algorithm="sha256").hexdigest()[:32]
    return cache.add(f"own-data:{who}", 1, ONE_LETTER.total_seconds())


@task
def letter(email, language):
    """Send the link to `email`, if anything is kept under it."""
    if not any(rows for _kept, rows in rows_of(email)):
        return
    token = secrets.token_urlsafe(24)
    OwnDataLink.objects.create(email=email, link_hash=hash_of(token), expires_at=ends())
    paper = SiteSettings.current()
    name = getattr(paper, f"name_{language}") or paper.name_tr
    link = settings.SITE_URL + reverse_in(language, "own-data-found", token=token)
    mail("own_data", email, language, {"paper_name": name, "link": link, "hours": settings.OWN_DATA_HOURS})


def ends():
    """When a link made now ends."""
    return timezone.now() + timedelta(hours=settings.OWN_DATA_HOURS)


def hash_of(token):
    """What is kept of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def email_behind(token):
    """The address whose data the link opens. Raises Http404 for an ended, unknown or invented one alike."""
    link = OwnDataLink.objects.filter(link_hash=hash_of(token), expires_at__gt=timezone.now()).first()
    if link is None:
        raise Http404
    return link.email


def rows_of(email):
    """[(Kept, [rows])] of all that is kept under an address."""
    return [(kept, list(kept.of(email))) for kept in everything_kept() if kept.of]


def told(email):
    """What is kept under an address as plain data: {name of a kind: [rows]}."""
    return {kept.name: [kept.told(row) for row in rows] for kept, rows in rows_of(email) if rows}


@readers_form
def found(request, token):
    """What is kept; a POST deletes all of it."""
    email = email_behind(token)
    form = DeleteForm(request, request.POST or None)
    deleted = None
    if request.method == "POST" and form.is_valid():
        deleted = delete_all(email)
    context = {
        "email": email,
        "kept": [(kept, [kept.told(row) for row in rows]) for kept, rows in rows_of(email) if rows],
        "form": form,
        "deleted": deleted,
        "token": token,
        "other_url": reverse_in(other_language(request.page_language), "own-data-found", token=token),
    }
    status = 422 if request.method == "POST" and deleted is None else 200
    response = answer(request, "site/own_data_found.html", context, status=status)
    response["Referrer-Policy"] = "same-origin"  # the address of this page is a key
    return response


def delete_all(email):
    """Delete what is kept under an address; returns how many things went.

    Each thing in a transaction of its own, in which its rows are held in the order in which a moderator's decision holds them:
    many in one would wait crosswise. What a decision of the same moment gave him meanwhile (the entry he had claimed) is
    found by looking once more. Whatever stops it, what is left is deleted by the next press.
    """
    number = 0
    for _look in range(LOOKS):
        found = [(kept, row) for kept, rows in rows_of(email) for row in rows]
        for kept, row in found:
            with transaction.atomic():
                kept.erase(row)
            number += 1
        if not found:
            break
    return number


@never_cache
def as_file(request, token):
    """What is kept, as a JSON file."""
    said = json.dumps(told(email_behind(token)), ensure_ascii=False, indent=2, cls=DjangoJSONEncoder)
    response = HttpResponse(said, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="korner.json"'
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response


def forget_links(now=None):
    """Delete links that have ended, with their addresses; returns how many."""
    return OwnDataLink.objects.filter(expires_at__lte=now or timezone.now()).delete()[0]
