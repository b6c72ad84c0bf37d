"""Which addresses are videos that a story may show, and of whom?"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

_YOUTUBE = {"youtube.com", "www.youtube.com", "m.youtube.com", "youtube-nocookie.com", "www.youtube-nocookie.com"}
_YOUTUBE_SHORT = {"youtu.be", "www.youtu.be"}
_VIMEO = {"vimeo.com", "www.vimeo.com", "player.vimeo.com"}
_YOUTUBE_ID = re.compile("[A-Za-z0-9_-]{11}")
_YOUTUBE_PATH = re.compile("/(?:embed|shorts|live|v)/([^/]+)/?")
_VIMEO_PATH = re.compile(r"/(?:video/|channels/[\w-]+/|groups/[\w-]+/videos/)?([1-9][0-9]{4,14})(?:/[0-9a-f]*)?/?")
_NEVER_IN_ADDRESS = re.compile(r"[\s\\\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Embed:
    """A video at a provider we know: its name, its id there, and the address where people watch it."""

    provider: str
    id: str
    watch_url: str


def embed_for(url: str) -> Embed | None:
    """The video behind `url`, or None.

    Judged by the parsed host alone: youtube.com.evil.test, somebody@host, a port, another scheme are refused. The
    address kept is https and made anew from the id, so nothing of what was pasted gets through.
    """
    url = url.strip()
    if url.startswith("//"):
        url = f"https:{url}"
    if not url.isascii() or _NEVER_IN_ADDRESS.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    host = parts.netloc.lower()
    if host in _YOUTUBE_SHORT:
        return _youtube(parts.path.strip("/"))
    if host in _YOUTUBE:
        in_path = _YOUTUBE_PATH.fullmatch(parts.path)
        if in_path:
            return _youtube(in_path[1])
        if parts.path.rstrip("/") == "/watch":
            return _youtube(parse_qs(parts.query).get("v", [""])[0])
    if host in _VIMEO:
        in_path = _VIMEO_PATH.fullmatch(parts.path)
        if in_path:
            return Embed("vimeo", in_path[1], f"https://vimeo.com/{in_path[1]}")
    return None


def _youtube(video: str) -> Embed | None:
    if not _YOUTUBE_ID.fullmatch(video) or video == "videoseries":
        return None
    return Embed("youtube", video, f"https://www.youtube.com/watch?v={video}")
