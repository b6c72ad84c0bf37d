"""The paper's own things of an archive: settings, standing pages, menus, old addresses. What the desk has set stays."""

from articles.archiving.shelves import LANGUAGES, keep, same_slug, words
from articles.archiving.values import moment
from articles.models import Category, Tag, Topic
from authors.models import Author
from korner.addresses import MENU_NAMES
from korner.site.models import SOCIAL, MenuItem, Redirect, SiteSettings, StandingPage

TRANSLATED = ("description", "publisher", "responsible_editor", "address", "about")
SETTINGS = (
    *(f"{name}_{language}" for name in TRANSLATED for language in LANGUAGES),
    *SOCIAL, "company_number", "email", "phone", "founded",
)  # fmt: skip
KINDS = {"category": Category, "topic": Topic, "tag": Tag, "author": Author, "page": StandingPage}


def fill_settings(archive, shelves, report):
    """Take the paper's name, line and facts where nobody has set them yet."""
    site = archive.site
    titles = words(site, "title", everywhere=True)
    if not titles["tr"] or SiteSettings.objects.exists():
        return
    paper = SiteSettings()
    given = dict(site.get("settings") or {})
    for language in LANGUAGES:
        given[f"name_{language}"] = titles[language]
        given[f"tagline_{language}"] = words(site, "tagline")[language]
    for name in ("logo", "share_picture"):
        setattr(paper, f"{name}_id", shelves.images.get(site.get(name)))
    for name in (*SETTINGS, *(f"{name}_{language}" for name in ("name", "tagline") for language in LANGUAGES)):
        value = given.get(name)
        if not value:
            continue
        longest = SiteSettings._meta.get_field(name).max_length
        if name in SOCIAL:
            value = report.address(value, f"{name} of the paper", "site")
        elif name == "email":
            value = report.email(value, "site")
        elif longest:
            value = report.fit(value, longest, f"{name} of the paper", "site")
        setattr(paper, name, value)
    paper.save()


def fill_pages(archive, shelves, report):
    """Make the standing pages that are not there: one is known by its role, else by its slug."""
    for entry in archive.collection("pages"):
        names, slugs = words(entry, "name", everywhere=True), words(entry, "slug")
        role = entry.get("role") or ""
        found = StandingPage.objects.filter(role=role).first() if role else None
        condition = same_slug(names, slugs)
        if found is None and condition:
            found = StandingPage.objects.filter(condition).order_by("pk").first()
        shelves.pages[entry["key"]] = (found or make_page(entry, names, slugs, role, shelves, report)).pk


def make_page(entry, names, slugs, role, shelves, report):
    """A new standing page."""
    page = StandingPage(role=role, published=entry.get("published") is not False)
    for language in LANGUAGES:
        setattr(page, f"name_{language}", report.fit(names[language], 120, "title of a page", entry["key"]))
        setattr(page, f"slug_{language}", slugs[language])
        lead = report.fit(words(entry, "lead")[language], 300, "lead of a page", entry["key"])
        setattr(page, f"lead_{language}", lead or None)
        setattr(page, f"body_{language}", shelves.text(words(entry, "body")[language], entry["key"]))
    keep(page)
    report.made["standing page"] += 1
    return page


def fill_menus(archive, shelves, report):
    """Take the menus where the paper has none."""
    if MenuItem.objects.exists():
        return
    for number, entry in enumerate(archive.collection("menus")):
        item = MenuItem(menu=entry["menu"], order=entry.get("order") or 0)
        for name in ("starts", "ends"):
            setattr(item, name, moment(entry[name]) if entry.get(name) else None)
        for language, label in words(entry, "label").items():
            setattr(item, f"label_{language}", report.fit(label, 60, "label of a menu", f"menus[{number}]") or None)
        if entry.get("target"):
            kind = entry["target"]["kind"]
            item.target = KINDS[kind].objects.get(pk=target_of(shelves, kind, entry["target"]["key"]))
        elif entry.get("outside"):
            item.outside = report.address(entry["outside"], "menu entry", f"menus[{number}]")
        elif entry["named"] in MENU_NAMES:
            item.named = entry["named"]
        else:
            report.note("menu entry left out: this edition has no such page", entry["named"])
        if item.target or item.outside or item.named:
            item.save()
            report.made["menu entry"] += 1


def target_of(shelves, kind, key):
    """The id of what a menu entry points at."""
    if kind == "category":
        return shelves.categories[key].pk
    return {"topic": shelves.topics, "tag": shelves.tags, "author": shelves.authors, "page": shelves.pages}[kind][key]


def fill_redirects(archive):
    """Take the old addresses the paper does not have yet."""
    rows = [
        Redirect(old_path=entry["old"], new_path=entry.get("new") or "") for entry in archive.collection("redirects")
    ]
    Redirect.objects.bulk_create(
        [row for row in rows if row.old_path != row.new_path], ignore_conflicts=True, batch_size=500
    )
