"""What the desk asks of the library: send one from the editor, look one up, see an original."""

import mimetypes

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import FileResponse, Http404, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from korner.desk.base import variants
from korner.images.intake import take_in
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
    """Take one picture in: {"url", "id", "alt"}, or {"error": {"message"}} with 400 (the editor's own protocol)."""
    file = request.FILES.get("upload")
    if file is None:
        return refused(_("No picture was sent."))
    try:
        asset = take_in(file, by=request.user, name=name_of(file))
    except ValidationError as error:
        return refused(" ".join(error.messages))
    ratio, width = asset.best("free", 960)
    return JsonResponse({"url": asset.rendition_url(ratio, width), "id": asset.pk, "name": str(asset)})


def name_of(file):
    """A first name for a picture in the library: that of its file, without what names its kind."""
    return clean_line(file.name.rsplit(".", 1)[0])[:120]


def refused(words):
    """The editor shows these words to the person."""
    return JsonResponse({"error": {"message": words}}, status=400)


@staff_with("images.view_asset")
@require_GET
def library(request):
    """A page of the library as a fragment for the dialog: ?q= words, ?p= page."""
    words = request.GET.get("q", "")[:200]
    page = Paginator(find(words), PAGE).get_page(request.GET.get("p", "1")[:6])
    for asset in page:
        best = asset.best("free", 960)
        asset.editor_url = asset.rendition_url(*best) if best else ""
    return render(request, "admin/images/asset/_library.html", {"page": page, "words": words})


def find(words):
    """Pictures whose name, words, or credit hold every one of `words`."""
    found = Asset.objects.all()
    for word in words.replace("\x00", " ").split()[:8]:
        condition = Q()
        for field in ("name", "alt_tr", "alt_fr", "credit"):
            for variant in variants(word):
                condition |= Q(**{f"{field}__icontains": variant})
        found = found.filter(condition)
    return found


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
