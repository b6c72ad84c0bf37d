"""A letter goes on to the desk it is meant for, as an e-mail that can be answered.

The sender gets no copy: whoever fills in somebody else's address must not make the paper write to him.
"""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from korner.moderation.models import State
from korner.tasks import task
from korner.text.cleaning import clean_line
from widgets.contact.models import ContactMessage

PATIENCE = timedelta(minutes=10)  # the queue's own time; a worker that was killed leaves its task undone
AT_ONCE = 200


@task()
def mail_message(pk):
    """Send one letter on to its topic's address; one that was sent, refused or deleted meanwhile is left alone."""
    letter = ContactMessage.objects.select_related("topic").filter(pk=pk).first()
    if letter is None or not letter.waits_for_mail:
        return
    letter_mail(letter).send()
    ContactMessage.objects.filter(pk=pk).update(mailed_at=timezone.now())


def letter_mail(letter):
    """The EmailMessage for a letter: the sender answers to `reply_to`, never to the paper's own address."""
    with translation.override(letter.language):
        topic = letter.topic.name_in(letter.language) or str(letter.topic)
        subject = clean_line(_("Letter from the site: %(topic)s – %(name)s") % {"topic": topic, "name": letter.name})
        text = "\n\n".join(
            [
                letter.text,
                f"— {letter.name} <{letter.email}>",
                _("Written on the page “Contact” of the paper. An answer to this e-mail goes to the sender."),
            ]
        )
    return EmailMessage(
        subject, text + "\n", settings.DEFAULT_FROM_EMAIL, [letter.topic.email], reply_to=[letter.email]
    )


def queue_unsent(now=None):
    """Queue letters that have waited longer than PATIENCE; returns how many."""
    waiting = ContactMessage.objects.filter(
        state=State.APPROVED, mailed_at=None, topic__isnull=False, created_at__lt=(now or timezone.now()) - PATIENCE
    )
    ids = list(waiting.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    for pk in ids:
        mail_message.enqueue(pk)
    return len(ids)
