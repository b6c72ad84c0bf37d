"""A form that comes back is known again: it carries a signed secret, under which waits what was sent with it before."""

import secrets

from django.core import signing

AGE = 24 * 3600  # as long as the token of the form


class Sending:
    """The secrets of one kind of form; `salt` keeps them apart from those of others."""

    def __init__(self, salt):
        self.salt = salt

    def new(self):
        """What one opened form carries: a secret, signed, with its time."""
        return signing.dumps(secrets.token_urlsafe(18), salt=self.salt)

    def secret_of(self, carried):
        """The secret in what a form carried, or None for one that is too old or not ours."""
        try:
            return signing.loads(carried or "", salt=self.salt, max_age=AGE)
        except signing.BadSignature:
            return None

    def carry(self, form, data):
        """Let `form`, filled in with `data` (None: just opened), carry its secret in the field "sending".

        Returns (the secret, whether it came back with it).
        """
        carried = (form.initial if data is None else data).get("sending")
        known = self.secret_of(carried)
        sending = carried if known else self.new()
        if data is not None and not known:
            form.data = form.data.copy()
            form.data["sending"] = sending
        form.initial["sending"] = sending
        return known or self.secret_of(sending), bool(known)
