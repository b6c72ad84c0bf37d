"""Every kind of public page, in both languages, as a reader's browser meets it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import newspaper
from tests.browser.conftest import Watch, no_sideways_scroll

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = pytest.mark.django_db(transaction=True)


def violations(page):
    """What axe finds, in short."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
    return [(v["id"], [node["html"][:160] for node in v["nodes"]][:3]) for v in found]


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_every_kind_of_page_is_accessible_quiet_and_fits(house, browser, language):
    pages = newspaper.make()[language]
    faults = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        for kind, path in pages.items():
            watch = Watch(page, house)
            page.goto(house + path, wait_until="load")
            faults += [f"{kind} {scheme}: {fault}" for fault in violations(page)]
            faults += [f"{kind}: foreign {address}" for address in watch.foreign]
            faults += [
                f"{kind}: console {words}" for words in watch.complaints if "404" not in words and "410" not in words
            ]
            assert page.locator("h1").count() == 1, kind
            assert page.locator("html").get_attribute("lang") == language, kind
            if scheme == "light":
                faults += [
                    f"{kind}: wider than {width}" for width in (320, 360, 768) if not no_sideways_scroll(page, width)
                ]
                page.set_viewport_size({"width": 1280, "height": 900})
            page.remove_listener("request", watch.request)
        assert context.cookies() == []
        context.close()
    assert not faults, "\n".join(faults)


def test_pages_are_readable_without_script(house, browser):
    pages = newspaper.make()["tr"]
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(house + pages["article"])
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_text("Karar ne getiriyor?")).to_be_visible()
    page.goto(house + "/")
    assert page.locator("main h2 a, main h3 a").count() > 20


def test_the_longest_date_fits_the_narrowest_telephone(house, page):
    page.goto(f"{house}/fr/")
    page.locator(".strip .today time").evaluate("time => { time.textContent = 'mercredi 30 septembre 2026'; }")
    assert no_sideways_scroll(page, 320)


def test_text_size_is_kept_by_the_browser(house, page):
    path = newspaper.make()["tr"]["article"]
    page.goto(house + path)
    size = "getComputedStyle(document.querySelector('.story-body p, .body p, article p')).fontSize"
    page.get_by_role("button", name="A+").first.click()
    larger = page.evaluate(size)
    page.reload()
    assert page.evaluate(size) == larger
    assert page.context.cookies() == []


def test_film_asks_no_foreign_host_before_a_click(house, page):
    path = newspaper.make()["fr"]["article"]
    watch = Watch(page, house)
    page.goto(house + path, wait_until="networkidle")
    assert watch.foreign == []
    page.route("**/*", lambda route: route.abort() if "youtube" in route.request.url else route.continue_())
    page.locator("a[data-embed], .film a, a.film").first.click()
    expect(page.locator("iframe[src*='youtube-nocookie.com']")).to_have_count(1)
