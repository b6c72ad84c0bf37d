"""Rows are held in one order, that of a moderator's decision: cases first, then what they are about, then the firm."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from korner.moderation.models import Case
from widgets.directory.models import Firm, FirmChange, FirmClaim


def hold_cases(number):
    """Hold the cases of the firm with this number, of its changes and of its claims until the transaction ends.

    For whoever will hold the firm and delete any of these: korner.moderation.steps holds a case when it asks for the firm, and
    two that wait for each other wait for ever.
    """
    about = Q(kind=ContentType.objects.get_for_model(Firm), number=number)
    for model in (FirmChange, FirmClaim):
        numbers = model.objects.filter(firm=number).order_by().values("pk")
        about |= Q(kind=ContentType.objects.get_for_model(model), number__in=numbers)
    list(Case.objects.select_for_update().filter(about).order_by("pk").values_list("pk"))


def hold(number, rows=None):
    """The Firm with this number, held after its cases; None where it is not (any more) among `rows` (Firms)."""
    hold_cases(number)
    rows = Firm.objects.all() if rows is None else rows
    return rows.select_for_update().filter(pk=number).first()
