"""An owner's links go to another address: asked for behind his link, confirmed from the new one, stopped from the former one.

Whoever has a link may ask. So the former address is told at once and again when it counts, and can stop it by a press, for
FIRM_ADDRESS_DAYS after it counted, too; the desk can do so for longer, by writing the address back.
"""

from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from korner.moderation import writers
from korner.moderation.models import State
from korner.visitors.counting import count_new
from widgets.directory.models import Firm, FirmAddress, FirmClaim
from widgets.directory.owning import changing, letters, links
from widgets.directory.owning.claiming import own
from widgets.directory.owning.holding import hold


def stop_ends():
    """For how long a change that counts can be taken back from the former address."""
    return timedelta(days=settings.FIRM_ADDRESS_DAYS)


def moving(firm):
    """The change of address of `firm` that waits or can still be taken back, None for none."""
    row = FirmAddress.objects.filter(firm=firm).first()
    return row if row is not None and not is_over(row, timezone.now()) and fits(row, firm) else None


def is_over(row, now):
    """Whether nobody answered in time, or it can be taken back no more."""
    ends = row.confirmed_at + stop_ends() if row.confirmed_at else row.asked_at + links.confirm_ends()
    return ends <= now


def fits(row, firm):
    """Whether the entry still has the owner that the row speaks of: the desk may have given it another one."""
    return firm.owner_email == (row.email if row.confirmed_at else row.former)


def may_ask(firm):
    """Whether another address may be asked for: not while the last change can still be taken back, or it could be hidden
    behind a second one.
    """
    row = moving(firm)
    return row is None or row.confirmed_at is None


@transaction.atomic
def ask(firm, form, language):
    """Keep the address that a valid AddressForm brings, and write to both. One that waited is replaced.

    Raises korner.visitors.counting.TooMany.
    """
    email = form.cleaned_data["owner_email"]
    firm = hold(firm.pk, Firm.objects.filter(owner_email=firm.owner_email))
    if firm is None or not may_ask(firm):
        return
    there = moving(firm)
    if there is not None and (there.email, there.language) == (email, language) and is_fresh(there):
        return  # the same form sent twice
    # It makes us write to a stranger, perhaps: counted as that of a new firm is.
    key = writers.key_of_month(writers.month_of(timezone.now()))
    count_new(form.request, replace(form.visitor, known=False), key, "firm")
    for address in (email, firm.owner_email):
        letters.make_room(address)
    FirmAddress.objects.filter(firm=firm).delete()
    row = FirmAddress.objects.create(
        firm=firm, email=email, former=firm.owner_email, language=language, asked_at=timezone.now()
    )
    letters.send(letters.confirm_address, row)
    letters.send(letters.address_asked, row)


def is_fresh(row):
    """Whether it was asked for just now."""
    return timezone.now() - row.asked_at < timedelta(minutes=1)


def row_behind(kind, token):
    """The FirmAddress that a letter's link opens ("address" for the new one, "address-stop" for the former), or None."""
    ends = links.confirm_ends() + (stop_ends() if kind == "address-stop" else timedelta(0))
    row = links.row_of(kind, token, FirmAddress.objects.select_related("firm"), ends)
    return row if row is not None and not is_over(row, timezone.now()) and fits(row, row.firm) else None


def held(row):
    """(firm, row) as they stand now, held as a decision holds them; (None, None) where it is over."""
    firm = hold(row.firm_id)
    row = FirmAddress.objects.select_for_update().filter(pk=row.pk).first()
    if firm is None or row is None or is_over(row, timezone.now()) or not fits(row, firm):
        return None, None
    return firm, row


@transaction.atomic
def confirm(row):
    """The new address has answered: from now on it is the owner's, and all links that were sent before end. Counts once."""
    firm, row = held(row)
    if firm is None or row.confirmed_at is not None:
        return
    changing.answered(firm)
    own(firm, row.email, row.language, moved=row)
    row.confirmed_at = timezone.now()
    row.save(update_fields=["confirmed_at"])
    follow(firm, row.former, row.email)
    letters.send(letters.address_changed, row)
    letters.send_links(firm, row.language)


@transaction.atomic
def stop(row):
    """The former address says no: it stays, or is back, and all links end but a new one to it."""
    firm, row = held(row)
    if firm is None:
        return
    if row.confirmed_at is None:
        row.delete()
        firm.link_number += 1
        firm.save(update_fields=["link_number"])
    else:
        follow(firm, row.email, row.former)
        own(firm, row.former, firm.letters_in)
    letters.send_links(firm, firm.letters_in)


def follow(firm, before, after):
    """Let a claim by which `before` owns the entry be that of `after`: who takes the claim back takes the entry back."""
    claims = FirmClaim.objects.filter(firm=firm)
    if claims.filter(email=before, state=State.APPROVED).exists():
        claims.filter(email=after).delete()
        claims.filter(email=before).update(email=after)


def forget(now=None):
    """Delete what nobody answered in time, and what can be taken back no more; returns how many."""
    now = now or timezone.now()
    silent = Q(confirmed_at=None, asked_at__lte=now - links.confirm_ends())
    return FirmAddress.objects.filter(silent | Q(confirmed_at__lte=now - stop_ends())).delete()[0]
