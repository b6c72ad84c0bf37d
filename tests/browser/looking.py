"""How a page of the desk is looked at: by axe, on both screens, in light or in dark."""

from korner.accounts.models import User
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_desk_pages import AXE, RULES, sign_in
from tests.factories import UserFactory


def found_by_axe(page):
    """All that axe finds, of whatever weight, in short: (rule, places)."""
    page.evaluate(AXE.read_text())
    faults = page.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
    return [(fault["id"], fault["impact"], [node["html"][:160] for node in fault["nodes"]][:3]) for fault in faults]


def seats(house, browser, scheme):
    """Yields sit(role) → (page, look); what `look` found wrong is told at the end."""
    contexts, faults = [], []

    def sit(role, language="en"):
        if not User.objects.filter(username=role).exists():
            UserFactory(username=role, role=role, language=language)
        contexts.append(browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900}))
        page = contexts[-1].new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        sign_in(page, house, role)
        watch = Watch(page, house)

        def look(name, path=None):
            page.set_viewport_size({"width": 1280, "height": 900})
            if path is not None:
                page.goto(f"{house}/admin/{path}", wait_until="load")
            page.wait_for_timeout(300)
            faults.extend(f"{name}: {fault}" for fault in found_by_axe(page))
            if not no_sideways_scroll(page, 360):
                faults.append(f"{name}: wider than a telephone")
            faults.extend(f"{name} on a telephone: {fault}" for fault in found_by_axe(page))
            page.set_viewport_size({"width": 1280, "height": 900})

        look.watch = watch
        return page, look

    yield sit
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)
