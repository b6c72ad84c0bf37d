"""What a picture says to those who do not see it, and what it lacks before it may be printed.

Whether a picture is decorative is said of the picture, not of each use: the desk decides once, and `alt` is then empty
wherever it stands.
"""

import re

from django.utils import formats
from django.utils.translation import gettext as _

from korner.images.models import Asset

# What cameras, telephones and programs call their files; a person would say what is to be seen.
FILE_NAME = re.compile(
    r"""
    .*\.(jpe?g|png|gif|webp|avif|hei[cf]|tiff?|bmp|svg|raw|dng)
    | (img|dsc[nf]?|dscf|pxl|dji|gopr|mvi|vid|wa|p|image|images|photo|foto|fotograf|fotoğraf|resim|g[öo]rsel|scan|adsız
       |unnamed|untitled|sans[ _-]titre|screenshot|screen[ _-]shot|ekran[ _-](resmi|g[öo]r[üu]nt[üu]s[üu])
       |capture[ _-]d.?[ ]?[ée]cran|whatsapp[ _-]image)[\W\d_]*((at|à|saat)?[\W\d_]+)*
    | [\d\W_]+                  # figures only
    | [0-9a-f]{8}[0-9a-f-]{8,}  # a program's number
    | \S*_\S*                   # one word with an underscore
    """,
    re.IGNORECASE | re.VERBOSE,
)
# These ask that somebody is named.
NAMED_LICENCES = {
    Asset.Licence.AGENCY,
    Asset.Licence.PRESS,
    Asset.Licence.CC_BY,
    Asset.Licence.CC_BY_SA,
    Asset.Licence.COURTESY,
}


def is_file_name(text):
    """Whether `text` is the name of a file and not words on what a picture shows."""
    return bool(text and FILE_NAME.fullmatch(text.strip()))


def lacks_description(asset, language):
    """Whether `asset` says nothing, in `language`, to those who do not see it, though it is not marked decorative."""
    alt = (getattr(asset, f"alt_{language}") or "").strip()
    return not asset.decorative and (not alt or is_file_name(alt))


def picture_problems(assets, languages):
    """What `assets` lack before they are printed in `languages`: a list of sentences in the active language.

    None among `assets` and pictures named twice are passed over. Asks the database nothing.
    """
    found = []
    for asset in {asset.pk: asset for asset in assets if asset is not None}.values():
        found += [words % {"name": asset} for words in problems_of(asset, languages)]
    return found


def problems_of(asset, languages):
    """The sentences of `picture_problems` for one picture, with %(name)s where it is named."""
    found = []
    if "tr" in languages and lacks_description(asset, "tr"):
        found.append(_("The picture “%(name)s” has no alternative text in Turkish and is not marked decorative."))
    if "fr" in languages and lacks_description(asset, "fr"):
        found.append(_("The picture “%(name)s” has no alternative text in French and is not marked decorative."))
    if asset.is_expired():
        found.append(_("The rights of the picture “%(name)s” have ended."))
    if asset.licence in NAMED_LICENCES and not asset.credit:
        found.append(_("The picture “%(name)s” has no credit, and its licence asks for one."))
    return found


def ended_on(asset):
    """Words on a picture whose rights have ended, with the day; "" for others."""
    if not asset.is_expired():
        return ""
    return _("Usable until %(day)s: it cannot be chosen any more.") % {"day": day(asset.expires_on)}


def day(date):
    """A date as the desk writes it."""
    return formats.date_format(date, "DATE_FORMAT")
