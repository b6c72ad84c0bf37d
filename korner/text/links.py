"""Where may a link in a story lead, and how is that address written?"""

import re
from urllib.parse import urlsplit

_SCHEME = re.compile("(https?|mailto|tel):", re.IGNORECASE)
_HOST = re.compile(r"[\w.-]+(?::[0-9]{1,5})?")
_PHONE = re.compile(r"\+?[0-9][0-9().-]{1,30}")
_NOT_IN_ADDRESS = re.compile(r'[\s"<>^`{|}\[\]\x00-\x20\x7f]|%(?![0-9A-Fa-f]{2})')


def clean_href(href: str) -> str:
    """`href` as it may be stored, or "" when a story may not link there.

    Taken: http, https, mailto, tel, and paths of the own site ("/…"). Refused: other schemes, backslashes (browsers
    read them as slashes), names before the host (https://known.example@other.example). What no address may contain
    is written as %XX; idempotent.
    """
    href = href.strip()
    if "\\" in href:
        return ""
    if href.startswith("//"):
        href = f"https:{href}"
    if href.startswith("/"):
        return _written(href)
    scheme = _SCHEME.match(href)
    if not scheme:
        return ""
    kind, rest = scheme[1].lower(), href[scheme.end() :].strip()
    if kind == "tel":
        number = re.sub(r"\s", "", rest)
        return f"tel:{number}" if _PHONE.fullmatch(number) else ""
    if kind == "mailto":
        return f"mailto:{_written(rest)}" if "@" in rest else ""
    address = _written(f"{kind}:{rest}")
    return address if _has_plain_host(address) else ""


def _has_plain_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(_HOST.fullmatch(parts.netloc))


def _written(address: str) -> str:
    address = _NOT_IN_ADDRESS.sub(lambda char: "".join(f"%{byte:02X}" for byte in char[0].encode()), address)
    start, mark, fragment = address.partition("#")
    return start + mark + fragment.replace("#", "%23")
