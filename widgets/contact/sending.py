"""How a letter comes in: once, judged, and sent on after it is stored."""

from dataclasses import replace

from django.db import IntegrityError, transaction
from django.utils import timezone

from korner.moderation import ladder, writers
from korner.moderation.models import State
from korner.moderation.steps import submit
from korner.visitors.counting import count_new, hashed
from widgets.contact.models import ContactMessage

FIELDS = ("topic", "name", "email")


def same_letter(form):
    """What stands for this letter: the same words of the same sender about the same, within a month, are one."""
    key = writers.key_of_month(writers.month_of(timezone.now()))
    given = form.cleaned_data
    return key, hashed(key, "letter", str(given["topic"].pk), given["email"].lower(), form.letter())


def receive(form, language, *, refused=False):
    """Store what a valid ContactForm brings. `refused`: it is kept, and reaches nobody (a banned sender).

    Raises korner.visitors.counting.TooMany.
    """
    key, same = same_letter(form)
    given = {name: form.cleaned_data[name] for name in FIELDS}
    letter = ContactMessage(language=language, created_at=timezone.now(), same=same, text=form.letter(), **given)
    if ContactMessage.objects.filter(same=same).exists():
        return
    judgement = ladder.judge(form, form.cleaned_data["text"], name=letter.name, otherwise=State.APPROVED)
    if refused:
        judgement = ladder.Judgement(State.REFUSED, judgement.risk, judgement.reasons)
    try:
        with transaction.atomic():
            submit(letter, judgement, marks=writers.marks(form.request, form.visitor))
            # Each letter counts, who came back or not: it is mailed to somebody.
            count_new(form.request, replace(form.visitor, known=False), key, "letter")
    except IntegrityError:
        # The same letter, sent twice at once: the other one was quicker.
        if not ContactMessage.objects.filter(same=same).exists():
            raise
