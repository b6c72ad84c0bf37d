"""Links that stand in letters and open something: signed, with an end, and worth nothing once what they stand on has changed.

A link names its row, and is signed together with the e-mail address it was sent to and the number of the row's owners so far.
Another address, another owner, a deleted row: the signature does not fit any more. Nothing of it is stored.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing

from korner.addresses import reverse_in
from korner.text.numbers import whole_number

SEP = "."


def signer(kind, row, email):
    """The signer of links of this kind to `row`."""
    number = getattr(row, "link_number", 0)
    return signing.TimestampSigner(salt=f"widgets.directory.{kind} {number} {email.lower()}", sep=SEP)


def email_of(row):
    """The address a row's links are sent to."""
    return row.owner_email if hasattr(row, "owner_email") else row.email


def token_for(kind, row):
    """What stands in a link of `kind` ("confirm", "owner", "claim") to `row`."""
    return signer(kind, row, email_of(row)).sign(str(row.pk))


def row_of(kind, token, rows, ends):
    """The row of the queryset `rows` that a link opens, None for one that ended (after timedelta `ends`) or is none of ours."""
    number = whole_number(token.partition(SEP)[0])
    row = rows.filter(pk=number).first() if number and number < 2**63 else None
    if row is None or not email_of(row):
        return None
    try:
        signer(kind, row, email_of(row)).unsign(token, max_age=ends)
    except signing.BadSignature:
        return None
    return row


def confirm_ends():
    """For how long a letter may be answered."""
    return timedelta(hours=settings.FIRM_CONFIRM_HOURS)


def owner_ends():
    """For how long an owner's link works."""
    return timedelta(days=settings.FIRM_LINK_DAYS)


def link(language, name, **parts):
    """A whole address for a letter."""
    return settings.SITE_URL + reverse_in(language, name, **parts)


def veiled(email):
    """An address of which its owner knows which one it is, and nobody else: "s…@example.org"."""
    name, _at, host = email.partition("@")
    return f"{name[:1]}…@{host}"
