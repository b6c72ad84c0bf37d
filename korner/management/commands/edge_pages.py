"""What the edge shows while the paper cannot be reached, written as files because nobody can be asked then."""

import re
from pathlib import Path
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.handlers.wsgi import WSGIRequest
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from korner.env import VAR
from korner.languages import FRENCH, TURKISH
from korner.site.errors import unavailable

# What gives every answer of the paper its headers, from outside to inside (settings.MIDDLEWARE has them all).
HEADERS = (
    "korner.middleware.PolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)
FRONT_PAGES = {TURKISH: "/", FRENCH: "/fr/"}
# What deploy/varnish/korner.vcl finds again.
PART = re.compile(r"(?:css|icons)/[a-z0-9-]+\.(?:css|svg)")


def answer(path):
    """The 503 for `path` as a reader would get it, with all its headers."""
    environ = {"PATH_INFO": path, "wsgi.url_scheme": "https" if settings.SECURE else "http"}
    setup_testing_defaults(environ)
    view = unavailable
    for name in reversed(HEADERS):
        view = import_string(name)(view)
    return view(WSGIRequest(environ))


def as_vcl(headers):
    """Return a subroutine of VCL that sets `headers` (a mapping). Raises CommandError for a value it cannot hold."""
    lines = []
    for name, value in headers.items():
        if '"}' in value or "\n" in value:
            raise CommandError(f"{name} cannot be written down for Varnish: {value}")
        lines.append(f'    set resp.http.{name} = {{"{value}"}};\n')
    return "# Written by `manage.py edge_pages`.\nsub trouble_headers {\n" + "".join(lines) + "}\n"


def parts(page):
    """Return {path: content} of the static files that `page` (bytes) asks for."""
    wanted = re.findall(f'"{re.escape(settings.STATIC_URL)}([^"]+)"', page.decode())
    found = {name: finders.find(name) for name in wanted if PART.fullmatch(name)}
    return {f"static/{name}": Path(path).read_bytes() for name, path in found.items() if path}


class Command(BaseCommand):
    help = "Write the pages which the edge shows while the paper cannot be reached (deploy/varnish)."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=VAR / "edge")

    def handle(self, *args, folder, **options):
        files, headers = {}, {}
        for language, path in FRONT_PAGES.items():
            response = answer(path)
            files[f"503.{language}.html"] = response.content
            files |= parts(response.content)
            del response["Expires"]  # a moment of today; no-store says it better
            headers = dict(response.items())
        files["trouble.vcl"] = as_vcl(headers).encode()
        for name, content in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = target.with_name(f"{target.name}.new")
            fresh.write_bytes(content)
            fresh.replace(target)  # an edge that reads at this moment reads the old or the new one whole
        self.stdout.write(f"{len(files)} files in {folder}")
