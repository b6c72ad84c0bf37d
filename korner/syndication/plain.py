"""Which letters may stand in XML, and how an address is written out in full."""

import re
from urllib.parse import urlsplit

from django.conf import settings

# Everything the XML 1.0 recommendation (production 2, Char) does not allow.
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text):
    """Return `text` without the characters that no XML document may hold, not even escaped."""
    return NOT_IN_XML.sub("", str(text))


def absolute(path):
    """Return the whole address of a path of the paper; an address that is whole already passes unchanged."""
    return f"{settings.SITE_URL}{path}" if path.startswith("/") else path


def lasting_id(kind, number):
    """Return an id (RFC 4151 tag URI) that outlives every change of slug, section, scheme: tag:host,2026:story/7."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:{kind}/{number}"
