"""What the start page tells of pictures: those in use whose rights have ended, or end within days."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from korner.images.describing import day
from korner.images.models import Asset

SHOWN = 6
AHEAD = timedelta(days=14)


def panels(request):
    """One panel for those who answer for every picture, and only while there is something to say."""
    if not request.user.has_perm("images.edit_every_asset"):
        return []
    today = timezone.localdate()
    ending = Asset.objects.used_or_not().filter(expires_on__lte=today + AHEAD).order_by("expires_on", "pk")
    rows = list(ending.only("name", "alt_tr", "alt_fr", "expires_on")[: SHOWN + 1])
    if not rows:
        return []
    items = [
        {
            "title": str(asset),
            "language": "",
            "note": (_("Rights ended on %s") if asset.is_expired(today) else _("Usable until %s"))
            % day(asset.expires_on),
            "link": reverse("admin:images_asset_change", args=[asset.pk]),
            "moment": None,
        }
        for asset in rows[:SHOWN]
    ]
    return [
        {
            "title": _("Expired pictures in use"),
            "icon": "image_not_supported",
            "items": items,
            "more": reverse("admin:images_asset_changelist") + "?rights=expired&use=used" if len(rows) > SHOWN else "",
            "empty": "",
            "order": 55,
        }
    ]
