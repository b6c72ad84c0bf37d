"""The pictures of a story that is not public yet: named by addresses that ask for a right, streamed by us.

Their public names are immutable and hold for ever (RULES.md 6): whoever has seen a preview must not have learnt them.
"""

import re

from django.conf import settings
from django.core.files.storage import storages
from django.http import FileResponse, Http404

from articles.models.states import LANGUAGES
from korner.images.models import FORMATS, Asset
from korner.syndication.excerpt import pictures_named_in

REST = re.compile(r"(free|16x9|4x3|1x1)-([0-9]{1,4})\.(avif|jpg)")


def numbers_of(story):
    """The numbers of the pictures of a story: the lead one, those for sharing, those in its texts."""
    own = {story.picture_id, story.share_picture_tr_id, story.share_picture_fr_id} - {None}
    return own | set(pictures_named_in(story.text("body", language) for language in LANGUAGES))


def private_pictures(html, story, path):
    """`html` with `path(number, rest of the name)` in the place of every public address of one of the story's pictures."""
    tokens = dict(Asset.objects.filter(pk__in=numbers_of(story)).values_list("token", "pk"))
    if not tokens:
        return html
    address = re.compile(
        rf"(?:{re.escape(settings.SITE_URL)})?{re.escape(settings.MEDIA_URL)}renditions/[0-9a-f]{{2}}/"
        rf"({'|'.join(tokens)})-({REST.pattern})"
    )
    return address.sub(lambda match: path(tokens[match[1]], match[2]), html)


def stream(asset, rest):
    """One rendition of `asset` as an answer; `rest` is what follows its token in the name. Raises Http404."""
    match = REST.fullmatch(rest)
    if not match or int(match[2]) not in asset.widths(match[1]):
        raise Http404
    name = asset.rendition_name(match[1], int(match[2]), match[3])
    for storage in (storages["default"], storages["private"]):
        try:
            response = FileResponse(storage.open(name), content_type=FORMATS[match[3]])
        except FileNotFoundError:
            continue
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return response
    raise Http404
