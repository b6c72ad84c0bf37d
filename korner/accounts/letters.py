"""Letters of the desk to its people: in their language, sent by the queue after the answer.

A letter with a link that opens something is written by the queue's worker: the link stands in the letter alone, not in
the row of the task.
"""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from korner.accounts.models import User
from korner.tasks import enqueue, task


def mail(template, address, language, context):
    """Write `templates/emails/<template>.txt` (first line: the subject) in `language` and send it now."""
    with translation.override(language):
        subject, _, text = render_to_string(f"emails/{template}.txt", context).strip().partition("\n")
    EmailMessage(" ".join(subject.split()), text.strip() + "\n", to=[address]).send()


def link_to(name, **kwargs):
    """The whole address of a page of the desk."""
    return settings.SITE_URL + reverse(name, kwargs=kwargs)


@task
def new_password(address, language):
    """Send a link for a new password to whoever has this address, if anybody has; `language` is that of the asking page.

    The page that asks queues this for every address and looks nothing up: neither its words nor its time tell who works
    here.
    """
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str

    for person in User.objects.filter(email__iexact=address, is_active=True).exclude(email=""):
        key = default_token_generator.make_token(person)
        link = link_to("account_reset_password_from_key", uidb36=user_pk_to_url_str(person), key=key)
        mail("new_password", person.email, person.language or language, {"person": person, "link": link})


CHANGES = {
    "password": gettext_noop("Your password was changed."),
    "factor-added": gettext_noop("A second factor was added to your account."),
    "factor-removed": gettext_noop("A second factor was taken from your account."),
    "codes": gettext_noop("New recovery codes were made for your account; the old ones are worth nothing now."),
    "address": gettext_noop("The e-mail address of your account was changed."),
}


@task
def account_changed(address, language, name, change):
    """Tell somebody at `address` what was changed of his account: `change` is a word of CHANGES."""
    with translation.override(language):
        words = gettext(CHANGES[change])
    mail("account_changed", address, language, {"name": name, "words": words, "desk": link_to("desk-account")})


def tell_change(person, change, address=""):
    """Queue the letter about a change to `person`, at the address he has (or had: `address`)."""
    if address or person.email:
        enqueue(account_changed, address or person.email, person.language, str(person), change)
