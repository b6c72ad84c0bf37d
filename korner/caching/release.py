"""Which release is served: a hash of all that makes the pages look as they do besides the database."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

PACKAGES = ("korner", "authors", "articles", "widgets")


def sources(root: Path):
    """The files whose change may change a page: code, templates, words, the list of static files."""
    for package in PACKAGES:
        yield from sorted((root / package).rglob("*.py"))
    yield from sorted((root / "korner" / "locale").rglob("*.po"))
    yield from sorted(path for path in (root / "templates").rglob("*") if path.is_file())
    yield Path(settings.STATIC_ROOT) / "staticfiles.json"


@cache
def release() -> bytes:
    """16 bytes that are the same for all processes of one release under one address."""
    digest = blake2b(digest_size=16)
    digest.update(repr((settings.SITE_URL, settings.DEMO, settings.TIME_ZONE)).encode())
    for path in sources(settings.BASE_DIR):
        try:
            content = path.read_bytes()
        except OSError:
            continue
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.digest()
