"""An entry that the desk made gets an owner: he says so, confirms his address, and a moderator decides."""

from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from korner.moderation import writers
from korner.moderation.models import State
from korner.moderation.steps import submit
from korner.visitors.counting import count_new
from widgets.directory.models import Firm, FirmAddress, FirmClaim
from widgets.directory.owning import judging, letters, links
from widgets.directory.owning.holding import hold_cases

DECIDED = (State.REFUSED, State.SPAM)


def receive(form, firm, language):
    """Store what a valid ClaimForm brings, and send its letter. The page says the same whatever was there before.

    Raises korner.visitors.counting.TooMany.
    """
    given = form.cleaned_data
    judgement, kept = judging.judged(form, given["words"])
    key = writers.key_of_month(writers.month_of(timezone.now()))
    try:
        with transaction.atomic():
            # The firm's row is held: claims of one firm come one after the other.
            hold_cases(firm.pk)
            firm = Firm.objects.select_for_update().get(pk=firm.pk)
            claim = FirmClaim.objects.filter(firm=firm, email=given["owner_email"]).first()
            if firm.owner_email or (claim and stands(claim, given)):
                return
            count_new(form.request, replace(form.visitor, known=False), key, "firm")
            if judgement.state != State.PENDING:
                keep_aside(claim, firm, given, language, judgement, kept)
                return
            letters.make_room(given["owner_email"])
            if claim is not None and claim.confirmed_at is not None:  # refused before: he tries once more
                claim.delete()
                claim = None
            claim = claim or FirmClaim(firm=firm, email=given["owner_email"])
            claim.words, claim.phone, claim.judged = given["words"], given["phone"], kept
            claim.language, claim.created_at = language, timezone.now()
            claim.save()
            letters.send(letters.confirm_claim, claim)
    except IntegrityError:
        if not FirmClaim.objects.filter(firm=firm, email=given["owner_email"]).exists():
            raise


def keep_aside(claim, firm, given, language, judgement, kept):
    """Let what a machine has sent stand in the queue as such, unless there is a claim of this address; nobody is written to."""
    if claim is None:
        words = {"words": given["words"], "phone": given["phone"], "language": language}
        submit(FirmClaim(firm=firm, email=given["owner_email"], **words), judgement, marks=judging.marks_in(kept))


def stands(claim, given):
    """Whether there is nothing to do: it is with the moderators, or the very same words wait for the letter."""
    if claim.confirmed_at is not None:
        return claim.state not in DECIDED
    return (claim.words, claim.phone) == (given["words"], given["phone"])


def waiting(token):
    """The claim that a letter's link opens, or None."""
    return links.row_of("claim", token, FirmClaim.objects.select_related("firm"), links.confirm_ends())


def confirm(claim):
    """He has answered: the claim goes into the queue, once."""
    with transaction.atomic():
        claim = FirmClaim.objects.select_for_update(of=["self"]).select_related("firm").get(pk=claim.pk)
        if claim.confirmed_at is None:
            kept, claim.judged, claim.confirmed_at = claim.judged, {}, timezone.now()
            claim.save(update_fields=["judged", "confirmed_at"])
            submit(claim, judging.judgement_in(kept), marks=judging.marks_in(kept), save=False)
        return claim


def decided(claim, before):
    """Called in the decision's transaction: who is approved owns the entry. Raises ValidationError where somebody does."""
    firm = Firm.objects.select_for_update().get(pk=claim.firm_id)
    if claim.state == State.APPROVED:
        if firm.owner_email and firm.owner_email != claim.email:
            raise ValidationError(
                _("This entry has an owner already: refuse the claim, or write to both."), code="owned"
            )
        own(firm, claim.email, claim.language)
    elif before == State.APPROVED and firm.owner_email == claim.email:
        own(firm, "", "")
    if claim.state in (State.APPROVED, State.REFUSED):
        letters.send(letters.claim_decided, claim)


def own(firm, email, language, *, moved=None):
    """Give `firm` an owner, or none; links to whoever had it before end, and so does a change of his address (but `moved`)."""
    FirmAddress.objects.filter(firm=firm).exclude(pk=moved and moved.pk).delete()
    firm.owner_email, firm.owner_language = email, language
    firm.confirmed_at, firm.asked_at = timezone.now() if email else None, None
    firm.link_number += 1
    firm.save(update_fields=["owner_email", "owner_language", "confirmed_at", "asked_at", "link_number"])


def forget(now=None):
    """Delete claims whose letter nobody has answered in time, and those approved long ago; returns how many."""
    now = now or timezone.now()
    silent = FirmClaim.objects.filter(
        confirmed_at=None, created_at__lte=now - timedelta(hours=settings.FIRM_CONFIRM_HOURS)
    )
    done = FirmClaim.objects.filter(state=State.APPROVED, confirmed_at__lte=now - timedelta(days=settings.REFUSED_DAYS))
    return sum(claim.delete()[0] > 0 for rows in (silent, done) for claim in rows)
