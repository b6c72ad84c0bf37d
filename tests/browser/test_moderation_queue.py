"""The moderators' queue in a browser: twenty cases with few keys, by touch on a telephone, readable by all."""

import pytest
from playwright.sync_api import expect

from korner.moderation import steps
from korner.moderation.models import Case, Decision, State
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_desk_pages import grave, sign_in
from tests.factories import UserFactory
from tests.moderation.letters import letter, may_decide_on_letters, postcard

pytestmark = pytest.mark.django_db(transaction=True)

LONG = " ".join(f"Uzun bir mektubun {number}. cümlesi burada durur." for number in range(60))


@pytest.fixture
def moderator(house):
    return may_decide_on_letters(UserFactory(username="moderator", role="moderator", first_name="Ayşe", language="en"))


def send(number):
    """So many letters and postcards, each with another risk: the first one is the most doubtful."""
    return [letter(f"Mektup {n}", risk=99 - n) if n % 4 else postcard(f"Carte {n}", risk=99 - n) for n in range(number)]


def states():
    """How many cases stand where."""
    found = {}
    for state in Case.objects.values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found


def settled(page):
    """Wait until everything that was pressed has been answered."""
    page.evaluate("() => document.querySelector('moderation-queue').line")
    page.wait_for_load_state("networkidle")


def test_twenty_cases_are_decided_with_at_most_25_keys_and_no_page_load(moderator, house, page):
    send(35)
    watch = Watch(page, house)
    sign_in(page, house, "moderator")
    page.goto(f"{house}/admin/moderation/")
    loads = []
    page.on("request", lambda request: loads.append(request.url) if request.is_navigation_request() else None)
    keys = ["a", "r", "1", "a", "h", "s"] * 4  # five decisions with six keys
    assert len(keys) <= 25
    for key in keys:
        page.keyboard.press(key)
    settled(page)
    assert states() == {"approved": 8, "refused": 4, "held": 4, "spam": 4, "pending": 15}
    assert set(Decision.objects.filter(after="refused").values_list("why", flat=True)) == {"insult"}
    decided = Case.objects.exclude(state="pending").values_list("risk", flat=True)
    assert set(decided) == set(range(80, 100)), "the most doubtful ones first"
    assert loads == []
    expect(page.locator("[data-case]")).to_have_count(15)  # the second page came along by itself
    expect(page.locator("[data-waiting]")).to_have_text("15 wait")
    watch.assert_clean()


def test_a_key_takes_back_and_the_case_is_before_me_again(moderator, house, page):
    first = send(3)[0]
    sign_in(page, house, "moderator")
    page.goto(f"{house}/admin/moderation/")
    page.keyboard.press("s")
    expect(page.locator("[data-case]")).to_have_count(2)
    page.keyboard.press("u")
    expect(page.locator("[data-case]")).to_have_count(3)
    expect(page.locator("[data-case][aria-current]")).to_have_id(f"case-{first.pk}")
    assert states() == {"pending": 3}
    page.keyboard.press("j")
    page.keyboard.press("n")
    expect(page.locator("[data-case]").nth(2)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("[data-case]").nth(1)).to_be_focused()


def test_keys_are_letters_where_one_writes_and_can_be_switched_off(moderator, house, page):
    send(2)
    sign_in(page, house, "moderator")
    page.goto(f"{house}/admin/moderation/")
    page.keyboard.press("r")
    page.keyboard.press("r")  # once more: to the field for own words
    page.keyboard.type("saha as")
    assert states() == {"pending": 2}
    page.keyboard.press("Enter")
    settled(page)
    assert list(Decision.objects.values_list("after", "reason")) == [("refused", "saha as")]
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_be_visible()
    page.locator("dialog [data-keys]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    settled(page)
    assert states() == {"pending": 1, "refused": 1}


def test_somebody_who_decided_meanwhile_is_named(moderator, house, page):
    case, _other = send(2)
    sign_in(page, house, "moderator")
    page.goto(f"{house}/admin/moderation/")
    bora = may_decide_on_letters(UserFactory(role="moderator", first_name="Bora", last_name="Tan"))
    steps.decide(case, State.REFUSED, by=bora)
    page.keyboard.press("a")
    expect(page.locator("[data-said]")).to_contain_text("Bora Tan")
    expect(page.locator("[data-case]")).to_have_count(1)
    assert states() == {"pending": 1, "refused": 1}


def test_what_did_not_arrive_stands_in_the_queue_again(moderator, house, page):
    case = send(2)[0]
    sign_in(page, house, "moderator")
    page.goto(f"{house}/admin/moderation/")
    page.route("**/decide/", lambda route: route.abort())
    page.keyboard.press("a")
    expect(page.locator("[data-said].is-wrong")).to_be_visible()
    expect(page.locator("[data-case]").first).to_have_id(f"case-{case.pk}")
    assert states() == {"pending": 2}


def test_several_are_chosen_and_decided_by_keys(moderator, house, page):
    send(4)
    sign_in(page, house, "moderator")
    page.goto(f"{house}/admin/moderation/")
    for key in ("x", "j", "x"):
        page.keyboard.press(key)
    page.locator("[data-several] [value=spam]").click()
    expect(page.locator("[data-case]")).to_have_count(2)
    assert states() == {"pending": 2, "spam": 2}
    page.locator("[data-undo] button").click()
    expect(page.locator("[data-case]")).to_have_count(4)
    assert states() == {"pending": 4}


def test_on_a_telephone_five_are_decided_by_the_thumb(moderator, house, browser):
    send(6)
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    watch = Watch(page, house)
    sign_in(page, house, "moderator")
    page.goto(f"{house}/admin/moderation/")
    for act in ("approve", "spam", "hold"):
        button = page.locator(f"[data-case][aria-current] .queue-acts [value={act}]")
        box = button.bounding_box()
        assert box["y"] > 740 * 0.6, "within reach of the thumb"
        assert box["height"] >= 44
        assert box["width"] >= 44
        button.tap()
    page.locator("[data-case][aria-current] summary.queue-act").tap()
    page.locator("[data-case][aria-current] .queue-why button:not([hidden])").nth(1).tap()
    settled(page)
    assert states() == {"approved": 1, "spam": 1, "held": 1, "refused": 1, "pending": 2}
    assert no_sideways_scroll(page, 360)
    watch.assert_clean()
    context.close()


def test_without_script_the_same_buttons_decide(moderator, house, browser):
    send(2)
    with_script = browser.new_context()
    sign_in(with_script.new_page(), house, "moderator")
    context = browser.new_context(java_script_enabled=False, storage_state=with_script.storage_state())
    page = context.new_page()
    page.goto(f"{house}/admin/moderation/")
    page.locator("[data-case]").first.locator("[value=approve]").click()
    expect(page.locator("[data-case]")).to_have_count(1)
    page.locator("[data-case] summary.queue-act").click()
    page.locator("[data-case] .queue-why [name=reason]").fill("olmaz")
    page.keyboard.press("Enter")
    expect(page.locator("[data-case]")).to_have_count(0)
    assert states() == {"approved": 1, "refused": 1}
    page.locator("[data-undo] button").click()
    expect(page.locator("[data-case]")).to_have_count(1)
    context.close()
    with_script.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_the_queue_is_readable_by_all_and_fits_a_telephone(scheme, moderator, house, browser):
    send(3)
    case = letter(LONG, risk=100, reasons=["links", "words"], name="Ayşe " + "x" * 70)
    steps.decide(case, State.HELD, by=moderator, reason="sor")
    held = postcard(stamps=3, risk=40)
    steps.decide(letter(LONG, risk=80, reasons=["repeat"]), State.SPAM, by=moderator)
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sign_in(page, house, "moderator")
    faults = []
    for path in (
        "",
        "?list=held",
        "?list=decided",
        "?list=spam",
        f"{held.pk}/writer/",
        f"{case.pk}/writer/",
        "bans/",
        "words/",
    ):
        watch = Watch(page, house)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{house}/admin/moderation/{path}")
        page.wait_for_timeout(150)
        faults += [f"{path}: {fault}" for fault in grave(page)]
        faults += [f"{path}: {words}" for words in (*watch.complaints, *watch.foreign)]
        if not no_sideways_scroll(page, 360):
            faults.append(f"{path}: wider than a telephone")
    context.close()
    assert faults == []
