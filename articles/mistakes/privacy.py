"""What is kept of readers who report mistakes, and when it ends."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.mistakes.models import MistakeReport
from korner.privacy import Kept


def of(email):
    """The reports sent with this address."""
    return MistakeReport.objects.filter(email__iexact=email).select_related("article")


def told(report):
    """A report as its writer is told of it."""
    return {
        "sent": report.created_at.isoformat(),
        "story": report.article.source_headline,
        "passage": report.passage,
        "text": report.text,
        "email": report.email,
    }


def erase(report):
    """Delete the report, its case and what was decided on it."""
    report.delete()


def forget(now=None):
    """Delete the reports whose time is over; returns how many."""
    over = list(MistakeReport.objects.filter(delete_after__lte=now or timezone.now()))
    for report in over:
        report.delete()
    return len(over)


KEPT = [
    Kept(
        name="mistakes",
        what=_("What you reported as a mistake, and your e-mail address if you gave it."),
        why=_("So that we can look into it, ask you, and correct the story."),
        how_long=_("Half a year, then all of it is deleted. A correction that came of it stays, without you."),
        of=of,
        told=told,
        erase=erase,
        forget=forget,
    )
]
