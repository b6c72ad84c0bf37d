"""Which addresses there are. The apps are named as text: the ground floor imports nobody above it."""

from importlib import import_module

from django.contrib import admin
from django.urls import include, path, register_converter

from korner import converters
from korner.images.serving import rendition
from korner.methods import reading
from korner.site import health, robots
from korner.visitors import acting

register_converter(converters.Year, "yyyy")
register_converter(converters.TwoDigits, "mm")

# In this order; `sections` of the newsroom stand flat at the root and therefore come last.
PUBLIC = [
    *("korner.site.urls", "korner.search.urls", "authors.urls", "articles.urls"),
    *("articles.comments.urls", "articles.reactions.urls", "articles.mistakes.urls"),
    *("widgets.polls.urls", "widgets.tips.urls", "widgets.contact.urls"),
    *("widgets.pharmacies.urls", "widgets.directory.urls", "widgets.markets.urls", "widgets.weather.urls"),
]
LAST = ["articles.urls"]


def tree(language):
    """All public paths in `language`; they are read, and nothing is sent to them but readers' forms."""
    paths = [entry for name in PUBLIC for entry in import_module(name).public(language)]
    return reading(paths + [entry for name in LAST for entry in import_module(name).sections(language)])


FIXED = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", robots.robots, name="robots"),
    path("manifest.webmanifest", robots.manifest, {"language": "tr"}, name="manifest"),
    path("fr/manifest.webmanifest", robots.manifest, {"language": "fr"}, name="manifest-fr"),
    path("favicon.ico", robots.favicon, name="favicon"),
    path("parca/bilet/", acting.token, name="token"),
    path("media/renditions/<slug:folder>/<str:name>", rendition, name="rendition"),
    *import_module("articles.sitemap_urls").urlpatterns,
]

urlpatterns = [
    *reading(FIXED),
    path("admin/hesap/", include("korner.accounts.urls")),
    path("admin/", include("korner.desk.urls")),
    path("admin/", include("korner.moderation.urls")),
    path("admin/", include("korner.fetching.urls")),
    path("admin/", include("articles.desk_urls")),
    path("admin/", include("widgets.directory.desk_urls")),
    path("admin/", admin.site.urls),
    path("fr/", include((tree("fr"), "fr"), namespace="fr")),
    path("", include((tree("tr"), "tr"), namespace="tr")),
]

handler400 = "korner.site.errors.bad_request"
handler403 = "korner.site.errors.forbidden"
handler404 = "korner.site.errors.not_found"
handler500 = "korner.site.errors.server_error"
