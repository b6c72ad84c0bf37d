"""A picture an owner sent, for who decides on it: kept by nobody, and nothing in it runs."""

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.views.decorators.http import require_safe

from korner.images.sent import shown_to_desk
from widgets.directory.owning.models import FirmSentPicture


@staff_member_required(login_url="account_login")
@require_safe
def picture(request, number, size):
    """One picture, "small" or "whole". The right is asked before the number: numbers tell nothing."""
    if not request.user.has_perm("directory.change_firm"):
        raise PermissionDenied
    found = FirmSentPicture.objects.filter(pk=number).first()
    return shown_to_desk(found, size, f"firm-{number}.jpg")
