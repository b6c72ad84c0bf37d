"""What the desk asks of the library: send one, look one up, see an original."""

import mimetypes

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from korner.images.describing import ended_on
from korner.images.finding import Wanted, narrow, page_of
from korner.images.forms import KINDS, RightsForm, sending
from korner.images.intake import receive
from korner.images.models import Asset
from korner.text.cleaning import clean_line

PAGE = 24


def staff_with(permission):
    """Let a view be seen by staff with `permission`; others are sent to sign in, or refused."""

    def decorate(view):
        def checked(request, *args, **kwargs):
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return lambda request, *args, **kwargs: admin.site.admin_view(checked)(request, *args, **kwargs)

    return decorate


@staff_with("images.add_asset")
@require_POST
def upload(request):
    """Take one picture in, with its rights: see `told`, or {"error": {"message"}} with 400 (the editor's own protocol).

    The same bytes sent again are answered with the picture that is there.
    """
    file = request.FILES.get("upload")
    if file is None:
        return refused(_("No picture was sent."))
    form = RightsForm({"licence": Asset.Licence.OWN, **request.POST.dict()})
    if not form.is_valid():
        return refused(" ".join(words for errors in form.errors.values() for words in errors))
    try:
        asset, new = receive(file, by=request.user, name=name_of(file), **form.rights)
    except ValidationError as error:
        return refused(" ".join(error.messages))
    if new:
        admin.site._registry[Asset].log_addition(request, asset, [{"added": {}}])
    return JsonResponse(told(asset, new=new))


def told(asset, *, new):
    """What is told of a picture taken in: url, id, name, link (its page), known (words, when it was there before)."""
    best = asset.best("free", 960)
    return {
        "url": asset.rendition_url(*best) if best else "",
        "id": asset.pk,
        "name": str(asset),
        "link": reverse("admin:images_asset_change", args=[asset.pk]),
        "known": "" if new else already(asset),
    }


def already(asset):
    """Words on a picture that was sent a second time."""
    return _("Already in the library as “%s”: that one is used.") % asset


def name_of(file):
    """A first name for a picture in the library: that of its file, without what names its kind."""
    return clean_line(file.name.rsplit(".", 1)[0])[:120]


def refused(words):
    """The editor shows these words to the person."""
    return JsonResponse({"error": {"message": words}}, status=400)


@staff_with("images.view_asset")
@require_GET
def library(request):
    """The library for the dialog: its frame (?frame=1), or a page of pictures as a fragment, by the questions of Wanted."""
    wanted = Wanted(request.GET)
    if "frame" in request.GET:
        may_send = request.user.has_perm("images.add_asset")
        context = {"wanted": Wanted({}), "sending": sending() if may_send else None, "kinds": KINDS}
        return render(request, "admin/images/asset/_dialog.html", context)
    rows = narrow(Asset.objects.all(), wanted, request.user)
    page = page_of(rows, request.GET, PAGE, by_day=wanted.of_days)
    for asset in page.pictures:
        best = asset.best("free", 960)
        asset.editor_url = asset.rendition_url(*best) if best else ""
        asset.ended = ended_on(asset)
    return render(request, "admin/images/asset/_library.html", {"page": page, "wanted": wanted})


@staff_with("images.view_asset")
@require_GET
def original(request, pk):
    """The original of a picture, to be saved: it is kept privately and never runs in a browser."""
    asset = get_object_or_404(Asset, pk=pk)
    kind = mimetypes.guess_type(asset.original.name)[0] or "application/octet-stream"
    name = f"korner-{asset.pk}.{asset.original.name.rsplit('.', 1)[-1]}"
    try:
        file = asset.original.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, content_type=kind, as_attachment=True, filename=name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
