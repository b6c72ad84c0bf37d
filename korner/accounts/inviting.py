"""Asking somebody to the desk: a letter with a link that works once, for a week.

Steps: `invite` → `send` (again: `send_again`; no more: `withdraw`) → `accept`.
"""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from korner.accounts import author_pages
from korner.accounts.finding import address_taken
from korner.accounts.letters import link_to, mail
from korner.accounts.models import Invitation, User
from korner.accounts.signals import tell
from korner.tasks import enqueue, task


class NoInvitation(Exception):
    """The link was used, withdrawn, sent again since, is too old, or never was one: nobody is told which."""


def hash_of(secret):
    """What the row keeps of a link."""
    return sha256(secret.encode()).hexdigest()


def new_secret():
    """What makes a link: 256 bits nobody guesses."""
    return secrets.token_urlsafe(32)


def invite(*, by, email, first_name, last_name="", language, roles=(), author_page=None, account=None, request=None):
    """Ask the person at `email` to the desk; the letter is queued. Returns the Invitation.

    `roles` are Groups, `author_page` an Author without account, `account` the User who comes back.
    """
    with transaction.atomic():
        Invitation.objects.waiting().filter(email__iexact=email).update(withdrawn_at=timezone.now())
        invitation = Invitation.objects.create(
            email=email,
            first_name=first_name,
            last_name=last_name,
            language=language,
            author_page=getattr(author_page, "pk", None),
            account=account,
            invited_by=by,
            **fresh(),
        )
        invitation.roles.set(roles)
        names = ", ".join(sorted(group.name for group in roles))
        tell(by, "invited", invitation, names, request)
        enqueue(send, invitation.pk)
    return invitation


def fresh():
    """The columns of a letter that is about to be sent: its time runs from now, its link is not known to anybody yet."""
    now = timezone.now()
    return {
        "link_hash": hash_of(new_secret()),
        "sent_at": now,
        "expires_at": now + timedelta(days=settings.INVITATION_DAYS),
    }


@task
def send(number):
    """Write the letter of invitation `number` with a link made now, and send it. An older link is then worth nothing."""
    invitation = Invitation.objects.open().filter(pk=number).first()
    if invitation is None:
        return
    secret = new_secret()
    Invitation.objects.filter(pk=number).update(link_hash=hash_of(secret))
    link = link_to("invitation", secret=secret)
    mail("invitation", invitation.email, invitation.language, {"invitation": invitation, "link": link})


def send_again(invitation, *, by, request=None):
    """Send a new link; its week begins now. Raises NoInvitation when it was used or withdrawn."""
    with transaction.atomic():
        if not Invitation.objects.waiting().filter(pk=invitation.pk).update(**fresh()):
            raise NoInvitation
        tell(by, "invited-again", invitation, "", request)
        enqueue(send, invitation.pk)


def withdraw(invitation, *, by, request=None):
    """Make the link worth nothing. Raises NoInvitation when it was used or withdrawn already."""
    with transaction.atomic():
        if not Invitation.objects.waiting().filter(pk=invitation.pk).update(withdrawn_at=timezone.now()):
            raise NoInvitation
        tell(by, "invitation-withdrawn", invitation, "", request)


def find(secret):
    """The open invitation of this link. Raises NoInvitation."""
    found = Invitation.objects.open().filter(link_hash=hash_of(secret)).select_related("account").first()
    if found is None or (found.account and not found.account.is_active):
        raise NoInvitation
    if address_taken(found.email, by_other_than=found.account):
        raise NoInvitation  # a chief has made the account by hand in the meantime
    return found


def accept(secret, *, username, password, request=None):
    """Make the account (or give the old one its new password) and use the link up. Returns the User.

    Raises NoInvitation; of two who press the button at once one gets the account.
    """
    with transaction.atomic():
        invitation = find(secret)
        taken = Invitation.objects.open().filter(pk=invitation.pk, link_hash=hash_of(secret))
        if not taken.update(used_at=timezone.now()):
            raise NoInvitation
        person = invitation.account or User(
            username=username,
            first_name=invitation.first_name,
            last_name=invitation.last_name,
            email=invitation.email,
            language=invitation.language,
            is_staff=True,
        )
        person.set_password(password)
        person.save()
        if invitation.account is None:
            person.groups.set(invitation.roles.all())
            author_pages.join(person, invitation.author_page)
        tell(person, "invitation-accepted", person, "", request)
    return person
