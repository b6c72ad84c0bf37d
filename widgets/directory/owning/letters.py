"""Letters to owners, in the language of their form. Written by the worker: a link stands in the letter alone.

A task knows the number of a row and nothing of its owner: of a deleted firm there is nothing left to send.
"""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac

from korner.accounts.letters import mail
from korner.limits import count
from korner.moderation.cases import case_of
from korner.moderation.models import Case, State
from korner.moderation.reasons import why_words
from korner.site.models import SiteSettings
from korner.tasks import enqueue, task
from korner.visitors.counting import TooMany
from widgets.directory.models import Firm, FirmAddress, FirmChange, FirmClaim
from widgets.directory.owning import links
from widgets.directory.owning.values import address_of

LETTERS_PER_HOUR = 5  # to one address, whatever is asked for: nobody fills a stranger's letter box
HOUR = timedelta(hours=1)


def send(letter, row):
    """Queue `letter` (a task of this module) for a row, once the running transaction is committed."""
    enqueue(letter, row.pk)


def make_room(email):
    """Count one letter to `email` that somebody asks for. Raises TooMany with the seconds until another may be asked for."""
    part, gone = divmod(timezone.now().timestamp(), HOUR.total_seconds())
    who = salted_hmac("widgets.directory.letters", f"{int(part)} {email.lower()}", algorithm="sha256").hexdigest()[:32]
    if count(who, HOUR.total_seconds()) > LETTERS_PER_HOUR:
        raise TooMany(max(1, round(HOUR.total_seconds() - gone)))


def owners_link(firm):
    """An owner's link to `firm` with all its days before it, as a whole address.

    The older ones work on until their own end: anybody may ask for a letter, and the owner may be typing just now. They end
    when the entry gets another owner (claiming.own).
    """
    return links.link(firm.letters_in, "firm-owner", token=links.token_for("owner", firm))


def paper_name(language):
    """What the paper calls itself."""
    paper = SiteSettings.current()
    return getattr(paper, f"name_{language}") or paper.name_tr


def write(template, email, language, **words):
    """Send one letter now."""
    contact = links.link(language, "contact")
    words |= {"paper_name": paper_name(language), "days": settings.FIRM_LINK_DAYS, "contact": contact}
    mail(template, email, language, words)


def to_owner(template, firm, **words):
    """Send a letter with an owner's link."""
    write(template, firm.owner_email, firm.letters_in, firm=firm, link=owners_link(firm), **words)


def owned(number):
    """The firm with this number if it has an owner to write to, else None."""
    return Firm.objects.filter(pk=number).exclude(owner_email="").first()


def why(row, language):
    """Why a row was refused, as the moderator put it, in `language`; "" where nothing was said."""
    try:
        decision = case_of(row).decisions.filter(after=State.REFUSED, proposes=False).first()
    except Case.DoesNotExist:
        return ""
    with translation.override(language):
        return why_words(decision.why, decision.reason) if decision else ""


# --- a new firm -----------------------------------------------------------------------------------------------------
@task
def confirm(number):
    """Ask whether it was he who sent the form."""
    firm = owned(number)
    if firm is None or firm.is_confirmed:
        return
    link = links.link(firm.letters_in, "firm-confirm", token=links.token_for("confirm", firm))
    words = {"firm": firm, "link": link, "hours": settings.FIRM_CONFIRM_HOURS}
    write("firm_confirm", firm.owner_email, firm.letters_in, **words)


@task
def known(number):
    """Tell who sends a firm again that it is with us already, and how he changes it."""
    firm = owned(number)
    if firm is not None and firm.is_confirmed:
        to_owner("firm_known", firm)


@task
def approved(number):
    """Tell the owner that readers see his entry, with his link."""
    firm = owned(number)
    if firm is not None and firm.is_visible:
        path = address_of(firm, firm.letters_in)
        to_owner("firm_approved", firm, address=settings.SITE_URL + path if path else "")


@task
def refused(number):
    """Tell the owner that his entry is not taken, and why."""
    firm = owned(number)
    if firm is not None and firm.state == State.REFUSED:
        words = {"firm": firm, "why": why(firm, firm.letters_in), "kept": settings.REFUSED_DAYS}
        write("firm_refused", firm.owner_email, firm.letters_in, **words)


# --- an entry that stands -------------------------------------------------------------------------------------------
@task
def change_decided(number):
    """Tell the owner what became of his change."""
    change = FirmChange.objects.select_related("firm").filter(pk=number).first()
    if change is None or not change.firm.owner_email or change.state not in (State.APPROVED, State.REFUSED):
        return
    firm = change.firm
    taken = change.state == State.APPROVED
    to_owner("firm_changed", firm, taken=taken, why="" if taken else why(change, firm.letters_in))


@task
def owners_links(numbers, language):
    """Send their owner links to the entries with these numbers, in one letter; nothing where there are none."""
    firms = {}
    for firm in with_links().filter(pk__in=numbers).order_by("pk"):
        firms.setdefault(firm.owner_email, []).append(firm)
    for email, theirs in firms.items():  # one, unless an entry has got another owner meanwhile
        entries = [{"firm": firm, "link": owners_link(firm)} for firm in theirs]
        write("firm_links", email, language, entries=entries)


def with_links():
    """The entries that an owner may open by a link."""
    rows = Firm.objects.filter(confirmed_at__isnull=False).exclude(owner_email="")
    return rows.exclude(state__in=[State.REFUSED, State.SPAM])


def entries_of(email):
    """The numbers of those of `email`."""
    return list(with_links().filter(owner_email=email.lower()).order_by("pk").values_list("pk", flat=True))


@task
def still_true(number):
    """Ask the owner once a year whether all is still true."""
    firm = owned(number)
    if firm is not None and firm.asked_at is not None and firm.hidden_at is None:
        to_owner("firm_still_true", firm, answer=settings.FIRM_ANSWER_DAYS)


@task
def hidden(number):
    """Tell the owner that his entry is not shown any more, and how it comes back."""
    firm = owned(number)
    if firm is not None and firm.is_unanswered:
        to_owner("firm_hidden", firm, kept=settings.FIRM_REMINDER_DAYS)


# --- another address ----------------------------------------------------------------------------------------------
def send_links(firm, language):
    """Queue a letter with a new link to `firm`, to whoever owns it once the running transaction is committed."""
    enqueue(owners_links, [firm.pk], language)


def of_moving(number, **state):
    """The FirmAddress with this number, with its firm, if it still stands so."""
    return FirmAddress.objects.select_related("firm").filter(pk=number, **state).first()


@task
def confirm_address(number):
    """Ask the new address whether the links are to go there."""
    row = of_moving(number, confirmed_at=None)
    if row is not None:
        link = links.link(row.language, "firm-address-confirm", token=links.token_for("address", row))
        words = {"firm": row.firm, "link": link, "hours": settings.FIRM_CONFIRM_HOURS}
        write("firm_address_confirm", row.email, row.language, **words)


@task
def address_asked(number):
    """Tell the former address that another one was asked for, and how that is stopped."""
    row = of_moving(number, confirmed_at=None)
    if row is not None:
        to_former("firm_address_asked", row)


@task
def address_changed(number):
    """Tell the former address that the links go elsewhere now, and how that is taken back."""
    row = of_moving(number, confirmed_at__isnull=False)
    if row is not None:
        to_former("firm_address_changed", row)


def to_former(template, row):
    """Send a letter with the link that stops a change of address, to where the links went before."""
    language = row.firm.letters_in
    link = links.link(language, "firm-address-stop", token=links.token_for("address-stop", row))
    words = {"firm": row.firm, "link": link, "new": links.veiled(row.email), "stop_days": settings.FIRM_ADDRESS_DAYS}
    write(template, row.former, language, **words)


# --- claims ---------------------------------------------------------------------------------------------------------
@task
def confirm_claim(number):
    """Ask whether it was he who claimed the entry."""
    claim = FirmClaim.objects.select_related("firm").filter(pk=number, confirmed_at=None).first()
    if claim is not None:
        link = links.link(claim.language, "firm-claim-confirm", token=links.token_for("claim", claim))
        words = {"firm": claim.firm, "link": link, "hours": settings.FIRM_CONFIRM_HOURS}
        write("firm_claim_confirm", claim.email, claim.language, **words)


@task
def claim_decided(number):
    """Tell who claimed an entry what became of it: an owner gets his link."""
    claim = FirmClaim.objects.select_related("firm").filter(pk=number).first()
    if claim is None:
        return
    firm = claim.firm
    if claim.state == State.APPROVED and firm.owner_email == claim.email:
        to_owner("firm_claimed", firm)
    elif claim.state == State.REFUSED:
        words = {"firm": firm, "why": why(claim, claim.language), "kept": settings.REFUSED_DAYS}
        write("firm_claim_refused", claim.email, claim.language, **words)
