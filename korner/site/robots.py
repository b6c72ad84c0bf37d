"""What machines ask for at fixed addresses: robots.txt, the web app's manifest, the icon."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.utils import translation

from korner.addresses import reverse_in
from korner.site import frame


def robots(request):
    """Everything public may be read; the desk and the search pages are not for robots."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /ara/",
        "Disallow: /fr/recherche/",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        f"Sitemap: {settings.SITE_URL}/news-sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def manifest(request, language):
    """The paper as an app on a telephone's home screen, in one language."""
    with translation.override(language):
        paper = frame.current(language)
    data = {
        "name": paper["name"],
        "short_name": paper["name"][:16],
        "description": paper["tagline"],
        "lang": language,
        "start_url": reverse_in(language, "home"),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#fcfaf5",
        "theme_color": "#fcfaf5",
        "icons": [
            {"src": static("icons/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("icons/icon-512.png"), "sizes": "512x512", "type": "image/png"},
            {
                "src": static("icons/icon-maskable-512.png"),
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
        ],
    }
    response = JsonResponse(data)
    response["Content-Type"] = "application/manifest+json; charset=utf-8"
    return response


def favicon(request):
    """Browsers that ask for /favicon.ico by habit are sent to the hashed file."""
    return HttpResponseRedirect(static("icons/favicon.ico"))
