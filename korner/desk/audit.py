"""Who did what to which thing: one line for each act, in the transaction of the act itself.

    from korner.desk import audit
    audit.note(request.user, "published", story, "…")

What is saved, begun and deleted in a DeskAdmin is noted by its base; sign-ins and all about accounts are heard
(audit_listening.py). A step that belongs to neither notes itself, with a verb it has named by `say()`.
"""

import json
from datetime import timedelta

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from korner.desk.models import AuditEntry
from korner.text.casing import with_capital

VERBS = {
    "added": pgettext_lazy("audit", "added"),
    "changed": pgettext_lazy("audit", "changed"),
    "deleted": pgettext_lazy("audit", "deleted"),
    "exported": pgettext_lazy("audit", "exported"),
    "signed-in": pgettext_lazy("audit", "signed in"),
    "signed-out": pgettext_lazy("audit", "signed out"),
    "sign-in-refused": pgettext_lazy("audit", "sign-in refused: wrong name or password"),
    "factor-refused": pgettext_lazy("audit", "sign-in refused: wrong code"),
    "factor-added": pgettext_lazy("audit", "set up a second factor"),
    "factor-removed": pgettext_lazy("audit", "gave up a second factor"),
    "factor-taken": pgettext_lazy("audit", "took the second factor from"),
    "codes-made": pgettext_lazy("audit", "made new recovery codes"),
    "password-changed": pgettext_lazy("audit", "changed the password"),
    "password-set": pgettext_lazy("audit", "set the password of"),
    "sessions-ended": pgettext_lazy("audit", "ended sessions"),
    "role-given": pgettext_lazy("audit", "gave a role"),
    "role-taken": pgettext_lazy("audit", "took a role"),
    "invited": pgettext_lazy("audit", "invited"),
    "invited-again": pgettext_lazy("audit", "sent the invitation again"),
    "invitation-withdrawn": pgettext_lazy("audit", "withdrew the invitation"),
    "invitation-accepted": pgettext_lazy("audit", "accepted the invitation"),
    "left": pgettext_lazy("audit", "closed the account of"),
    "came-back": pgettext_lazy("audit", "opened the account again of"),
}
TOLD = {}  # verb: what makes its noted words readable, where they are data


def say(verb, words, told=None):
    """Name a verb of your own: what the audit page says for it (lazy translation).

    `told` makes of the words noted with it (a str) those that the page shows, in the language of who reads it.
    """
    VERBS[verb] = words
    if told is not None:
        TOLD[verb] = told


def note(person, verb, thing=None, words="", *, request=None, kind=""):
    """Write one line of the audit and return it.

    `person` is a User or None (nobody known), `verb` a word of VERBS or one named by `say`, `thing` a model instance or
    None (of many things of one kind only `kind`, "polls.poll"), `words` what more there is to say: plain text, or the JSON
    that the admin writes about a change. With `request` a
    keyed hash of its network address is kept, to tell that two acts came from one place.
    """
    known = person if getattr(person, "pk", None) else None
    return AuditEntry.objects.create(
        at=timezone.now(),
        person=known,
        who=str(known or "")[:310],
        verb=verb,
        kind=thing._meta.label_lower if thing is not None else kind,
        number=str(thing.pk or "")[:64] if thing is not None else "",
        thing=str(thing)[:300] if thing is not None else "",
        words=str(words)[:10_000],
        trace=trace_of(request) if request is not None else "",
    )


def trace_of(request):
    """A short keyed hash of the request's network address; "" where there is none."""
    address = request.META.get("REMOTE_ADDR", "")
    return salted_hmac("korner.desk.audit", address, algorithm="sha256").hexdigest()[:16] if address else ""


def words_of(entry):
    """What an entry says beside its verb, in the language of the page: changes of fields, names of roles, plain words."""
    if entry.words.startswith("[{"):
        return LogEntry(change_message=in_our_words(entry.words)).get_change_message()
    if entry.verb in ("role-given", "role-taken", "invited"):
        from korner.desk.people import ROLE_NAMES

        return ", ".join(str(ROLE_NAMES.get(role, role)) for role in entry.words.split(", ") if role)
    told = TOLD.get(entry.verb)
    return told(entry.words) if told else entry.words


def in_our_words(changes):
    """The admin's own record of changes (JSON) with the fields' labels as the catalogues know them.

    It keeps a label with the capital that forms give it; most catalogues' words have none.
    """
    parts = json.loads(changes)
    for part in parts:
        for told in part.values():
            if "fields" in told:
                told["fields"] = [in_our_language(label) for label in told["fields"]]
    return json.dumps(parts)


def in_our_language(label):
    """A field's label in the language of the page, whichever way its first letter is written in the catalogue."""
    known = _(label)
    small = label[:1].lower() + label[1:]
    return known if known != label else with_capital(_(small), get_language()) if _(small) != small else label


def forget():
    """The periodic job: personal data older than AUDIT_PERSONAL_DAYS go, here and in the admin's own log."""
    limit = timezone.now() - timedelta(days=settings.AUDIT_PERSONAL_DAYS)
    people = LogEntry.objects.filter(
        action_time__lt=limit, content_type__app_label="accounts", content_type__model="user"
    )
    people.exclude(object_repr="").update(object_repr="")
    return AuditEntry.objects.forget(limit)
