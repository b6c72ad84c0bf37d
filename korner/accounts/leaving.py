"""Leaving the paper, and coming back. The author's page and the texts stay as they are."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from korner.accounts import second_factor, sessions
from korner.accounts.inviting import invite
from korner.accounts.models import Invitation, User
from korner.accounts.roles import CHIEF
from korner.accounts.signals import tell


class NotAllowed(Exception):
    """This account may not be closed or opened so; the text says why."""


LAST_CHIEF = _("The paper needs a chief editor: give somebody else the role first.")


def is_last_chief(person):
    """Whether `person` is the only open account with the role of a chief."""
    chiefs = User.objects.filter(groups__name=CHIEF, is_active=True)
    return chiefs.filter(pk=person.pk).exists() and not chiefs.exclude(pk=person.pk).exists()


def hold_chiefs():
    """Let no other transaction change who is chief until this one ends: two chiefs may not remove each other at once."""
    Group.objects.select_for_update().filter(name=CHIEF).first()


def leave(person, *, by, request=None):
    """Close the account of `person`: no way in, nothing that would let him in again. Raises NotAllowed."""
    if person.pk == by.pk:
        raise NotAllowed(_("Nobody closes his own account."))
    with transaction.atomic():
        hold_chiefs()
        if is_last_chief(person):
            raise NotAllowed(LAST_CHIEF)
        person.is_active = False
        person.left_at = timezone.now()
        person.set_unusable_password()
        person.save(update_fields=["is_active", "left_at", "password"])
        sessions.end(person)
        second_factor.take_away(person)
        EmailAddress.objects.filter(user=person).delete()
        letters = Invitation.objects.waiting().filter(account=person)
        if person.email:
            letters = letters | Invitation.objects.waiting().filter(email__iexact=person.email)
        letters.update(withdrawn_at=timezone.now())
        tell(by, "left", person, "", request)


def come_back(person, *, by, email, request=None):
    """Open the account of `person` again: a letter to `email` lets him choose a password. Raises NotAllowed."""
    if person.is_active:
        raise NotAllowed(_("This account is open."))
    with transaction.atomic():
        person.is_active, person.left_at, person.email = True, None, email
        person.save(update_fields=["is_active", "left_at", "email"])
        tell(by, "came-back", person, "", request)
        return invite(
            by=by,
            email=email,
            first_name=person.first_name or person.username,
            last_name=person.last_name,
            language=person.language,
            account=person,
            request=request,
        )


def forget_addresses():
    """Clear the e-mail addresses of those who left long ago, and all that was typed about people never accepted."""
    limit = timezone.now() - timedelta(days=settings.LEFT_EMAIL_DAYS)
    gone = User.objects.filter(is_active=False, left_at__lt=limit).exclude(email="")
    EmailAddress.objects.filter(user__in=gone).delete()
    Invitation.objects.filter(expires_at__lt=limit).delete()
    return gone.update(email="")
