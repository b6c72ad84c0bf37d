"""What is kept of those who send news, why, and until when."""

from django.conf import settings
from django.utils.functional import lazystr
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from korner.privacy import Kept
from widgets.tips import pictures
from widgets.tips.models import Tip

AT_ONCE = 200


class HowLong:
    """How long tips are kept, in the language of the page, with the number the house has set."""

    def __str__(self):
        return gettext(
            "%(days)d days after the newsroom was done with it; if it never was, as long after it came. Pictures of a form "
            "that was not sent: %(hours)d hours."
        ) % {"days": settings.TIP_DAYS, "hours": settings.TIP_DRAFT_HOURS}


def of(email):
    """The tips whose sender left this address."""
    return Tip.objects.filter(email__iexact=email).with_contents()


def told(tip):
    """A tip as plain data for its sender: what he sent and was asked; the desk's own notes are the desk's."""
    return {
        "sent": tip.created_at,
        "text": tip.text,
        "film": tip.film,
        "place": tip.place,
        "when": tip.happened,
        "name": tip.name,
        "email": tip.email,
        "phone": tip.phone,
        "may_be_named": tip.may_be_named,
        "pictures": len(tip.pictures.all()),
        "questions": [{"asked": one.text, "answer": one.answer} for one in tip.questions.all()],
        "deleted_after": tip.delete_after,
    }


def erase(tip):
    """Delete a tip with its pictures, questions, files and case. A story made of it is a story, and stays."""
    tip.delete()


def forget(now=None):
    """Delete all tips whose time is over, and what was never sent as a whole; returns how many tips."""
    pictures.forget_drafts(now)
    pictures.sweep(now)
    number = 0
    while rows := list(Tip.objects.to_forget(now).order_by("pk")[:AT_ONCE]):
        for tip in rows:
            erase(tip)
        number += len(rows)
    return number


KEPT = [
    Kept(
        "tips",
        what=_(
            "What you send the newsroom: text, pictures without their metadata, a link, place and time; name, e-mail and "
            "telephone only where you give them; our questions and your answers. No IP address, no browser, no cookie."
        ),
        why=_("So that the newsroom can look into it and ask you something."),
        how_long=lazystr(HowLong()),
        of=of,
        told=told,
        erase=erase,
        forget=forget,
    )
]
