"""Links for outsiders: made for a while, found by their token alone, withdrawn at once, forgotten when they end."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.desk.models import PreviewLink

LIVES = {
    "hour": (timedelta(hours=1), gettext_lazy("1 hour")),
    "day": (timedelta(days=1), gettext_lazy("1 day")),
    "three-days": (timedelta(days=3), gettext_lazy("3 days")),
    "week": (timedelta(days=7), gettext_lazy("7 days")),
}
TOKEN_BYTES = 24  # 192 random bits
LONGEST_TOKEN = 64
MOST = 20  # live links of one thing: nobody keeps an eye on more
NOTED_EVERY = timedelta(minutes=1)


def hash_of(token):
    """What is kept of a token. It is random enough that a plain hash cannot be turned back."""
    return sha256(token.encode()).hexdigest()


def make(thing, *, by, life, languages, note, now=None):
    """Make a link to `thing`: (PreviewLink, token). The token is told this once. Raises ValidationError with words."""
    now = now or timezone.now()
    if live_links(thing, now).count() >= MOST:
        raise ValidationError(
            _("There are %d links to this story already. Withdraw one first.") % MOST, code="too_many"
        )
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = PreviewLink.objects.create(
        content_type=ContentType.objects.get_for_model(thing),
        object_id=thing.pk,
        token_hash=hash_of(token),
        languages=languages,
        note=note,
        made_by=by,
        made_at=now,
        ends_at=now + LIVES[life][0],
    )
    return link, token


def live(model, now=None):
    """The links that open things of `model` at `now`. With an account that is closed end the links it made."""
    kind = ContentType.objects.get_for_model(model)
    now = now or timezone.now()
    return PreviewLink.objects.filter(content_type=kind, ends_at__gt=now, made_by__is_active=True)


def live_links(thing, now=None):
    """The links to `thing` that open it at `now`, the newest first."""
    return live(type(thing), now).filter(object_id=thing.pk).select_related("made_by").order_by("-pk")


def find(token, model, now=None):
    """The live link to a thing of `model` with this token, or None: ended, withdrawn and unknown are all the same."""
    if not token or len(token) > LONGEST_TOKEN or not token.isascii():
        return None
    return live(model, now).filter(token_hash=hash_of(token)).first()


def note_opened(link, now=None):
    """Note when a link was opened last: the time, nothing of who it was. At most one short write a minute."""
    now = now or timezone.now()
    if link.opened_at is None or now - link.opened_at >= NOTED_EVERY:
        PreviewLink.objects.filter(pk=link.pk).update(opened_at=now)


def forget_ended(now=None):
    """Delete the links that have ended; returns how many."""
    return PreviewLink.objects.filter(ends_at__lte=now or timezone.now()).delete()[0]
