"""What is kept of those who own a firm in the directory, why, and until when."""

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.functional import lazystr
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from korner.privacy import Kept
from widgets.directory.models import Firm, FirmAddress, FirmClaim
from widgets.directory.owning import adding, claiming, moving, pictures, reminding, removing, values
from widgets.directory.owning.holding import hold


class HowLong:
    """How long entries are kept, in the language of the page, with the numbers the house has set."""

    def __str__(self):
        return gettext(
            "As long as the entry stands; you delete it by your link whenever you like. Unconfirmed: %(hours)d hours. Once in "
            "%(year)d days we ask whether all is true; unanswered for %(answer)d days it is hidden, and deleted %(year)d days "
            "later. Refused: %(refused)d days."
        ) % {
            "hours": settings.FIRM_CONFIRM_HOURS,
            "year": settings.FIRM_REMINDER_DAYS,
            "answer": settings.FIRM_ANSWER_DAYS,
            "refused": settings.REFUSED_DAYS,
        }


class ClaimsHowLong:
    """How long claims are kept."""

    def __str__(self):
        return gettext("%(hours)d hours without your answer to our letter, %(refused)d days once it is decided.") % {
            "hours": settings.FIRM_CONFIRM_HOURS,
            "refused": settings.REFUSED_DAYS,
        }


class AddressesHowLong:
    """How long changes of an owner's address are kept."""

    def __str__(self):
        return gettext("%(hours)d hours without an answer of the new address, %(days)d days after it has answered.") % {
            "hours": settings.FIRM_CONFIRM_HOURS,
            "days": settings.FIRM_ADDRESS_DAYS,
        }


def firms_of(email):
    """The firms of this owner, whatever became of them."""
    rows = Firm.objects.filter(owner_email=email.lower()).exclude(owner_email="")
    return rows.select_related("place").prefetch_related("trades")


def told_firm(firm):
    """A firm as plain data for its owner."""
    names = values.Names.of_firm(firm)
    said = {str(label): words for label, words in values.rows(values.now(firm), names)}
    return {
        **said,
        "owner_email": firm.owner_email,
        "sent": firm.created_at.isoformat(),
        "confirmed": firm.confirmed_at.isoformat() if firm.confirmed_at else None,
        "state": firm.get_state_display(),
        "hidden": firm.hidden_at.isoformat() if firm.hidden_at else None,
        "pictures": firm.pictures.count() + firm.sent_pictures.count(),
        "changes": firm.changes.count(),
    }


@transaction.atomic
def erase_firm(firm):
    """Delete a firm, unless somebody else owns it by now."""
    if hold(firm.pk, Firm.objects.filter(owner_email=firm.owner_email)) is not None:
        removing.remove(firm)


def claims_of(email):
    """The claims that were sent with this address."""
    return FirmClaim.objects.filter(email=email.lower()).select_related("firm")


def told_claim(claim):
    """A claim as plain data for who sent it."""
    return {
        "firm": claim.firm.name,
        "email": claim.email,
        "words": claim.words,
        "phone": claim.phone,
        "sent": claim.created_at.isoformat(),
        "confirmed": claim.confirmed_at.isoformat() if claim.confirmed_at else None,
        "state": claim.get_state_display(),
    }


def erase_claim(claim):
    """Delete a claim with its case; an entry that it gave him is deleted as a firm."""
    claim.delete()


def shown_of(email):
    """The entries of the desk that show this address to customers; those of owners are told as theirs."""
    return Firm.objects.filter(email__iexact=email, owner_email="").exclude(email="")


def told_shown(firm):
    """What such an entry shows of a person."""
    return {"firm": firm.name, "email": firm.email}


@transaction.atomic
def erase_shown(firm):
    """Take the address out of the entry, which stays; an entry that has gone or shows another one by now is left alone."""
    held = hold(firm.pk, Firm.objects.filter(email=firm.email))
    if held is not None:
        held.email = ""
        held.save(update_fields=["email"])


def addresses_of(email):
    """The changes of an owner's address that begin or end at this one."""
    same = Q(email=email.lower()) | Q(former=email.lower())
    return FirmAddress.objects.filter(same).select_related("firm")


def told_address(row):
    """Such a change as plain data for whoever has one of the two addresses: of the other one he knows enough."""
    return {
        "firm": row.firm.name,
        "asked": row.asked_at.isoformat(),
        "confirmed": row.confirmed_at.isoformat() if row.confirmed_at else None,
    }


@transaction.atomic
def erase_address(row):
    """Forget such a change: one that waits does not come about, one that counts can be taken back no more."""
    hold(row.firm_id)
    FirmAddress.objects.filter(pk=row.pk).delete()


def forget(now=None):
    """Delete what is over: unconfirmed firms, pictures of unsent forms, entries hidden for long; returns how many firms."""
    pictures.forget_drafts(now)
    return adding.forget_unconfirmed(now) + reminding.forget(now)


KEPT = [
    Kept(
        "firms",
        what=_(
            "Your firm’s entry in the business directory with its pictures (without their metadata), which everybody sees, "
            "and your own e-mail address, which nobody does; your changes until they are decided."
        ),
        why=_("So that customers find you, and only you change the entry."),
        how_long=lazystr(HowLong()),
        of=firms_of,
        told=told_firm,
        erase=erase_firm,
        forget=forget,
    ),
    Kept(
        "firm-claims",
        what=_(
            "That you say an entry of the directory is your firm’s: your e-mail address, your words, your telephone."
        ),
        why=_("So that a moderator can tell whose entry it is."),
        how_long=lazystr(ClaimsHowLong()),
        of=claims_of,
        told=told_claim,
        erase=erase_claim,
        forget=claiming.forget,
    ),
    Kept(
        "firm-new-addresses",
        what=_("Your e-mail address before and after, when the links to your entry are to go to another one."),
        why=_("So that the one before can stop it."),
        how_long=lazystr(AddressesHowLong()),
        of=addresses_of,
        told=told_address,
        erase=erase_address,
        forget=moving.forget,
    ),
    Kept(
        "firm-addresses",
        what=_("Your e-mail address where an entry of the newsroom shows it to customers."),
        why=_("So that customers reach the firm."),
        how_long=_("As long as the entry stands, or until you have it deleted."),
        of=shown_of,
        told=told_shown,
        erase=erase_shown,
    ),
]
