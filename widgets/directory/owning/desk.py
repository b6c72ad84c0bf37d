"""A picture an owner sent, for who decides on it: kept by nobody, and nothing in it runs."""

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from widgets.directory.owning.models import FirmSentPicture


@staff_member_required(login_url="account_login")
@require_safe
def picture(request, number, size):
    """One picture, "small" or "whole". The right is asked before the number: numbers tell nothing."""
    if not request.user.has_perm("directory.change_firm"):
        raise PermissionDenied
    found = FirmSentPicture.objects.filter(pk=number).first()
    if found is None or size not in ("small", "whole"):
        raise Http404
    try:
        response = FileResponse(found.open(small=size == "small"), content_type="image/jpeg")
    except FileNotFoundError:
        raise Http404 from None
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Content-Disposition"] = f'inline; filename="firm-{number}.jpg"'
    return response
