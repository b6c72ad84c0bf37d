"""The demo's settings and standing pages. The menus point at sections, so the newsroom's demo makes them."""

from pathlib import Path

from korner.demo_content import both, read
from korner.images.demo import drawn
from korner.search import indexing
from korner.site.models import SiteSettings, StandingPage

FOLDER = Path(__file__).parent
SHARE = "skyline/rain/9"
SHARE_WORDS = {
    "alt_tr": "Yağmurlu bir günde Brüksel evleri ve belediye kulesi",
    "alt_fr": "Maisons bruxelloises et beffroi sous la pluie",
    "credit": "Korner",
}


def fill():
    """Write the settings and the pages that are missing."""
    if not SiteSettings.objects.exists():
        given = read(FOLDER / "settings.toml")
        given["founded"] = 2015
        address = f"{given.pop('address')}, {given.pop('postal')}"
        for field, value in (("publisher", given.pop("publisher")), ("address", address)):
            given[f"{field}_tr"] = given[f"{field}_fr"] = value
        editor = given.pop("responsible_editor")
        given["responsible_editor_tr"] = given["responsible_editor_fr"] = editor
        given["description_tr"], given["description_fr"] = given["about_tr"][:300], given["about_fr"][:300]
        given["share_picture"] = drawn.pictures({SHARE: SHARE_WORDS})[SHARE]
        SiteSettings.objects.create(**given)
    roles = {"gizlilik": StandingPage.Role.PRIVACY, "iletisim": StandingPage.Role.CONTACT}
    pages = read(FOLDER / "pages.toml")["page"]
    for page in pages:
        for language in ("tr", "fr"):
            page[language]["name"] = page[language].get("title")
        row, _ = StandingPage.objects.get_or_create(
            role=roles[page["key"]], defaults=both(page, "name", "lead", "body")
        )
        indexing.write(row)
    return f"settings and {len(pages)} pages"
