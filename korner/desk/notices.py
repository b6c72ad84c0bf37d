"""Telling people at the desk what concerns them: in the desk, and by e-mail where they want it.

    tell([person, …], by=request.user, verb="sent_back", thing=article, title=…, link=…, note=…)

What a verb says is kept by the app that uses it, in `VERBS` of its module `notices`: {key: words with %(actor)s}.
"""

from datetime import timedelta
from functools import cache
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.mail import send_mail
from django.utils import timezone, translation
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.desk.models import Notice
from korner.tasks import enqueue, task

KEPT = timedelta(days=90)
MOST_COUNTED = 99

# The desk's own verbs.
VERBS = {"mentioned": gettext_lazy("%(actor)s mentioned you")}


def tell(people, *, by, verb, title, link, thing=None, note="", language=""):
    """Tell each of `people` once that `by` (None: the house) did `verb` with `thing`; returns the notices.

    `by` himself and closed accounts are not told. Call it in the transaction of what is told: e-mail goes out after it.
    """
    kind = ContentType.objects.get_for_model(thing) if thing is not None else None
    told = {person.pk: person for person in people if person and person.is_active and person != by}
    title = " ".join(str(title).split())[:250]
    notices = Notice.objects.bulk_create(
        Notice(
            person=person,
            actor=by,
            verb=verb,
            content_type=kind,
            object_id=thing.pk if thing is not None else None,
            title=title,
            language=language,
            link=link,
            note=note,
            made_at=timezone.now(),
        )
        for person in told.values()
    )
    for notice in notices:
        if notice.person.mail_notices and notice.person.email:
            enqueue(mail_notice, notice.pk)
    return notices


@cache
def verbs():
    """{key: words} of all apps."""
    found = dict(VERBS)
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "notices"):
            found.update(getattr(import_module(f"{app.name}.notices"), "VERBS", {}))
    return found


def words(notice):
    """What happened, as a sentence without the thing's title."""
    words = verbs().get(notice.verb, gettext_lazy("%(actor)s: news"))
    return str(words) % {"actor": notice.actor or _("The newsroom")}


@task()
def mail_notice(pk):
    """Send one notice by e-mail, in its person's language: who did what, the note, the link. Never a word of the text."""
    notice = Notice.objects.select_related("person", "actor").filter(pk=pk, read_at__isnull=True).first()
    if notice is None or not (notice.person.is_active and notice.person.mail_notices and notice.person.email):
        return
    with translation.override(notice.person.language):
        subject = " ".join(f"{words(notice)}: {notice.title}".split())
        note = _("Note: %s") % notice.note if notice.note else ""
        why = _("You get this because you asked for notices by e-mail. Your account: %s") % address(
            "/admin/my-account/"
        )
        text = "\n\n".join(filter(None, [subject, note, address(notice.link), why]))
    send_mail(subject, text + "\n", settings.DEFAULT_FROM_EMAIL, [notice.person.email])


def address(path):
    """The whole address of a path at the desk."""
    return f"{settings.SITE_URL}{path}"


# --- what one has not read yet ---------------------------------------------------------------------------------------
def unread_rows(request):
    """The newest notices the person has not read, at most a hundred; the frame counts these then, and asks no more."""
    if not hasattr(request, "unread_notice_rows"):
        rows = Notice.objects.filter(person=request.user, read_at__isnull=True).select_related("actor")
        request.unread_notice_rows = list(rows.order_by("-pk")[: MOST_COUNTED + 1])
        request.unread_notices = len(request.unread_notice_rows)
    return request.unread_notice_rows


def unread(request):
    """How many notices the person has not read, as words: "", "1" … "99", "99+". Asked once a request."""
    if request.resolver_match and request.resolver_match.url_name == "index":
        unread_rows(request)  # the start page shows them
    if not hasattr(request, "unread_notices"):
        rows = Notice.objects.filter(person=request.user, read_at__isnull=True)
        request.unread_notices = len(rows.order_by().values_list("pk")[: MOST_COUNTED + 1])
    number = request.unread_notices
    return f"{MOST_COUNTED}+" if number > MOST_COUNTED else str(number or "")


def mark_read(person, pk=None):
    """Mark one notice of `person`, or all of his, as read; returns how many were not."""
    rows = Notice.objects.filter(person=person, read_at__isnull=True)
    return (rows.filter(pk=pk) if pk is not None else rows).update(read_at=timezone.now())


def trim(now=None):
    """Forget notices older than ninety days; returns how many."""
    return Notice.objects.filter(made_at__lt=(now or timezone.now()) - KEPT).delete()[0]
