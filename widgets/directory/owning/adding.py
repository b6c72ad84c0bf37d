"""How a firm comes in: stored unconfirmed, seen by nobody; in the queue once its owner has answered the letter."""

from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from korner.moderation import writers
from korner.moderation.ladder import Judgement
from korner.moderation.models import State
from korner.moderation.steps import submit
from korner.text.folding import fold
from korner.visitors.counting import count_new, hashed
from widgets.directory.firms import settle
from widgets.directory.models import Firm, FirmSentPicture
from widgets.directory.owning import judging, letters, links, pictures, values
from widgets.directory.owning.claiming import own
from widgets.directory.owning.holding import hold
from widgets.directory.owning.removing import remove

AT_ONCE = 200


class SentAlready(Exception):
    """The very same form has just come in: nothing is stored or counted for this one."""


def same_firm(email, wanted):
    """What stands for this firm of this address: the same name in the same place is one, however often it is sent."""
    key = writers.key_of_month(writers.month_of(timezone.now()))
    return key, hashed(key, "firm", email, " ".join(fold(wanted["name"]).split()), str(wanted["place"]))


def receive(form, language, *, refused=False):
    """Store what a valid AddForm brings, and send its letter. `refused`: it is kept, and nobody is written to (a ban).

    The same form sent again is the same firm. An unconfirmed firm that is sent once more is what was sent last; of a firm
    that is with us already its owner is told by letter, and the page says the same as ever.
    Raises korner.visitors.counting.TooMany, sent.NoRoom.
    """
    wanted, email = form.values(), form.cleaned_data["owner_email"]
    key, same = same_firm(email, wanted)
    there = Firm.objects.filter(same=same).first()
    if there is not None and there.judged.get("form") == form.draft:
        return
    judgement, kept = judging.judged(form, text_of(wanted), name=wanted["name"])
    kept["form"] = form.draft
    if refused:
        judgement = Judgement(State.REFUSED, judgement.risk, ("banned", *judgement.reasons))
    new = pictures.store_all(form.copies)
    try:
        with transaction.atomic():
            # Each one counts, who came back or not: it makes us write to somebody. Those of one address come one by one here.
            count_new(form.request, replace(form.visitor, known=False), key, "firm")
            there = Firm.objects.select_for_update().filter(same=same).first()
            if there is not None and there.judged.get("form") == form.draft:
                raise SentAlready
            if judgement.state != State.PENDING:
                keep_aside(form, wanted, email, language, judgement, kept, new)
                return
            letters.make_room(email)
            if there is not None and there.is_confirmed:
                pictures.drop_files(new)
                letters.send(letters.known, there)
                return
            firm = there or Firm(same=same, state=State.PENDING)
            write(firm, form, wanted, email, language, kept, new)
            letters.send(letters.confirm, firm)
    except SentAlready:
        pictures.drop_files(new)
    except IntegrityError:
        # The same firm, sent twice at once: the other one was quicker.
        pictures.drop_files(new)
        if not Firm.objects.filter(same=same).exists():
            raise
    except BaseException:
        pictures.drop_files(new)
        raise


def text_of(wanted):
    """The words the ladder looks at."""
    return "\n".join(filter(None, (wanted[name] for name in ("name", "address", "about_tr", "about_fr"))))


def write(firm, form, wanted, email, language, kept, new):
    """Save `firm` with all that came with the form, unconfirmed."""
    firm.language = firm.owner_language = language
    firm.owner_email, firm.judged, firm.created_at = email, kept, timezone.now()
    values.put(firm, wanted)
    # What was sent with the same firm before is replaced.
    FirmSentPicture.objects.filter(firm=firm).exclude(pk__in=form.kept_numbers()).delete()
    FirmSentPicture.objects.filter(pk__in=form.kept_numbers()).update(firm=firm, draft="")
    FirmSentPicture.objects.filter(pk__in=form.left_out).delete()
    for picture in new:
        picture.firm = firm
    FirmSentPicture.objects.bulk_create(new)


def keep_aside(form, wanted, email, language, judgement, kept, new):
    """Let what a machine or somebody banned has sent stand in the queue as such; nobody is written to."""
    firm = Firm(state=judgement.state)
    write(firm, form, wanted, email, language, kept, new)
    submit(firm, judgement, marks=judging.marks_in(kept), save=False)


def waiting(token):
    """The firm that a letter's link opens, confirmed or not, or None."""
    return links.row_of("confirm", token, Firm.objects.select_related("place"), links.confirm_ends())


def confirm(firm):
    """The owner has answered: the firm goes into the queue, once. One that was approved before is shown now."""
    with transaction.atomic():
        firm = Firm.objects.select_for_update().get(pk=firm.pk)
        if firm.is_confirmed or firm.state in (State.REFUSED, State.SPAM):
            return firm
        firm.confirmed_at = timezone.now()
        if firm.state == State.APPROVED:
            firm.hidden_at = None
            firm.judged = {}
            firm.save(update_fields=["confirmed_at", "hidden_at", "judged"])
            pictures.show(firm)
            letters.send(letters.approved, firm)
            settle(firm)
            return firm
        kept = judging.with_twins(firm.judged, judging.twins_of(firm))
        firm.judged = {"twins": kept["twins"]}  # the rest stands in the case from here on
        firm.save(update_fields=["confirmed_at", "judged"])
        submit(firm, judging.judgement_in(kept), marks=judging.marks_in(kept), save=False)
        return firm


def unconfirmed(now=None):
    """Firms whose letter nobody has answered in time.

    One that a moderator took out of the spam got its letter when it was approved, and is hidden since then.
    """
    limit = (now or timezone.now()) - timedelta(hours=settings.FIRM_CONFIRM_HOURS)
    sent = Q(state=State.PENDING, created_at__lte=limit)
    approved = Q(state=State.APPROVED, hidden_at__lte=limit)
    # Shown by the desk all the same: its last word on the entry counts.
    shown = Q(state=State.APPROVED, hidden_at=None, updated_at__lte=limit)
    return Firm.objects.filter(sent | approved | shown, confirmed_at=None).exclude(owner_email="")


def forget_unconfirmed(now=None):
    """Delete them, with their pictures; of one that the desk shows the address alone. Returns how many."""
    number = 0
    rows = unconfirmed(now)
    while waiting := list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        for pk in waiting:
            with transaction.atomic():
                firm = hold(pk, rows)
                if firm is None:  # he has answered just now
                    continue
                if firm.is_visible:
                    own(firm, "", "")
                else:
                    remove(firm)
                number += 1
    return number


def keep(form):
    """Keep the pictures of a form with mistakes until it is sent again; `form.kept` names them all then. Raises sent.NoRoom."""
    new = pictures.store_all(form.copies, draft=form.draft)
    with transaction.atomic():
        FirmSentPicture.objects.filter(pk__in=form.left_out, firm=None, change=None).delete()
        for picture in new:
            picture.save()
    form.kept += new
    form.copies = []
