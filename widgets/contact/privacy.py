"""What is kept of those who write to the paper, why, and until when."""

from django.conf import settings
from django.utils.functional import lazystr
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from korner.privacy import Kept
from widgets.contact.models import ContactMessage, letters_to_forget

AT_ONCE = 200


class HowLong:
    """How long letters are kept, in the language of the page, with the number the house has set."""

    def __str__(self):
        return gettext(
            "%(days)d days after it came. The copy in the mailbox of the desk follows that mailbox’s own rules."
        ) % {"days": settings.CONTACT_DAYS}


def of(email):
    """The letters from this address."""
    return ContactMessage.objects.filter(email__iexact=email).select_related("topic")


def told(letter):
    """A letter as plain data for its writer."""
    return {
        "sent": letter.created_at,
        "topic": str(letter.topic or ""),
        "name": letter.name,
        "email": letter.email,
        "text": letter.text,
    }


def erase(letter):
    """Delete a letter with its case."""
    letter.delete()


def forget(now=None):
    """Delete all letters whose time is over; returns how many."""
    number = 0
    while rows := list(letters_to_forget(now).order_by("pk")[:AT_ONCE]):
        for letter in rows:
            erase(letter)
        number += len(rows)
    return number


KEPT = [
    Kept(
        "letters",
        what=_("Your letter to the paper: topic, name, e-mail and text."),
        why=_("So that the right desk can answer you."),
        how_long=lazystr(HowLong()),
        of=of,
        told=told,
        erase=erase,
        forget=forget,
    )
]
