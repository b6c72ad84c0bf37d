"""How a tip comes in: whole, once, and without a trace of who sent it; and what is kept while its form is not whole yet."""

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from korner.accounts.models import User
from korner.desk.notices import tell
from korner.moderation import ladder
from korner.moderation.models import State
from korner.moderation.steps import submit
from widgets.tips import pictures, receipts
from widgets.tips.models import Tip, TipPicture, TipQuestion

FIELDS = ("text", "film", "place", "happened", "name", "email", "phone", "may_be_named")


def readers_of_tips():
    """The accounts that may read tips: editors and chiefs."""
    return User.objects.with_perm(
        "tips.change_tip", include_superusers=False, backend="django.contrib.auth.backends.ModelBackend"
    )


def receive(form, language):
    """Store what a valid TipForm brings and tell the editors; returns the receipt.

    The same form sent again is the same tip, and gets the same receipt. No address, browser or cookie is written down.
    Raises NoRoom; then nothing is stored.
    """
    receipt = receipts.receipt_of(form.secret)
    tip = Tip(
        receipt=receipts.kept(receipt),
        language=language,
        created_at=timezone.now(),
        **{name: form.cleaned_data[name] for name in FIELDS},
    )
    if Tip.objects.filter(receipt=tip.receipt).exists():
        return receipt
    # What the file store does is done before the transaction begins: nobody's save waits for it.
    new = pictures.store_all(form.copies)
    try:
        with transaction.atomic():
            submit(tip, ladder.judge(form, tip.text, otherwise=State.PENDING), marks=None)
            drop(form.left_out)
            TipPicture.objects.filter(pk__in=[kept.pk for kept in form.kept]).update(tip=tip, draft="")
            for picture in new:
                picture.tip = tip
            TipPicture.objects.bulk_create(new)
            if tip.state != State.SPAM:
                tell_editors(tip, "tip-arrived")
    except IntegrityError:
        # The same form, sent twice at once: the other one was quicker.
        pictures.remove_files(name for picture in new for name in picture.names())
        if not Tip.objects.filter(receipt=tip.receipt).exists():
            raise
    except BaseException:
        pictures.remove_files(name for picture in new for name in picture.names())
        raise
    return receipt


def keep(form):
    """Keep the pictures of a TipForm with mistakes until it is sent again; `form.kept` names them all then. Raises NoRoom."""
    new = pictures.store_all(form.copies, draft=form.draft)
    with transaction.atomic():
        drop(form.left_out)
        for picture in new:
            picture.save()
    form.kept += new
    form.copies = []


def drop(numbers):
    """Delete pictures that the sender left out."""
    if numbers:
        TipPicture.objects.filter(pk__in=numbers, tip=None).delete()


def tell_editors(tip, verb):
    """Tell those who read tips that there is something, and not a word of what it is (checklist S3)."""
    tell(
        [tip.reader] if tip.reader_id and tip.reader.is_active else readers_of_tips(),
        by=None,
        verb=verb,
        thing=tip,
        title=str(tip),
        link=reverse("admin:tips_tip_change", args=[tip.pk]),
    )


def find(number):
    """The tip of a receipt as it was typed, or None."""
    return Tip.objects.filter(receipt__in=receipts.known_as(number)).with_contents().first()


def answer(tip, question, text):
    """Store the sender's answer to the open question of that number; False where it is answered or was taken back."""
    with transaction.atomic():
        answered = TipQuestion.objects.filter(pk=question, tip=tip, answered_at=None).update(
            answer=text, answered_at=timezone.now()
        )
        if answered:
            tell_editors(tip, "tip-answered")
    return bool(answered)
