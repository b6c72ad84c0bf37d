"""The whole way of a story on two telephones: begun, sent back, approved, scheduled, out at its minute, corrected.

Nobody types an address here but that of the desk's door: each of the two touches what is on the screen.
"""

import re
from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article, Correction
from korner.images.models import Asset
from korner.publishing import Status
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.factories import PASSWORD, AuthorFactory, CategoryFactory, UserFactory, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)

HEADLINE = "Köprü on yıl sonra yayalara açıldı"
LEAD = "Komşular ilk akşam köprüde buluştu."
SENTENCE = "Akşam yedide kurdele kesildi, ardından müzik başladı."
ADDED = " Belediye geceleri ışık yanacağını duyurdu."
SHOWN = "Yayalar yeni köprüden geçiyor"
SLOW = 20_000  # what waits for a server, an editor or a check may take its time on a busy machine
WRONG = "Köprü on yıl değil, on iki yıl kapalı kaldı."


class Phone:
    """A telephone in somebody's hand: its pages are watched, and nothing on them may be wider than it."""

    WIDTH, HEIGHT = 360, 740

    def __init__(self, browser, house):
        size = {"width": self.WIDTH, "height": self.HEIGHT}
        self.house = house
        self.context = browser.new_context(viewport=size, has_touch=True, locale="en")
        self.watches = []
        self.context.on("page", lambda page: self.watches.append(Watch(page, house)))
        self.page = self.context.new_page()

    def sign_in(self, username):
        self.page.goto(f"{self.house}/admin/")
        self.page.get_by_label("Login").fill(username)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.touch("button", "Sign In")
        expect(self.page).to_have_url(f"{self.house}/admin/")
        self.fits()

    def touch(self, role, name, within=None):
        """Touch the button or link of that name."""
        (within or self.page).get_by_role(role, name=name, exact=isinstance(name, str)).tap()

    def press(self, name):
        """Touch a button that sends the form, and wait for the page that answers."""
        with self.page.expect_navigation():
            self.touch("button", name)
        self.fits()

    def go(self, name):
        """Open the menu and go where its entry `name` leads."""
        self.touch("button", "Menu")
        with self.page.expect_navigation():
            self.touch("link", name, self.page.locator("#nav-sidebar"))
        self.fits()

    def open(self, panel, headline):
        """Open a story from a panel of the start page."""
        self.go("Start")
        found = self.page.locator(".desk-start-panel").filter(has=self.page.get_by_role("heading", name=panel))
        with self.page.expect_navigation():
            self.touch("link", headline, found)
        self.fits()
        return found

    def panel(self, name):
        """A panel of the start page, which is open."""
        return self.page.locator(".desk-start-panel").filter(has=self.page.get_by_role("heading", name=name))

    def says(self, words):
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=SLOW)

    def fits(self):
        assert no_sideways_scroll(self.page, self.WIDTH), self.page.url
        self.page.set_viewport_size({"width": self.WIDTH, "height": self.HEIGHT})

    def assert_clean(self, **more):
        for watch in self.watches:
            watch.assert_clean(**more)


@pytest.fixture
def phone(house, browser):
    """Give somebody a telephone: phone() → Phone."""
    phones = []

    def give():
        phones.append(Phone(browser, house))
        return phones[-1]

    yield give
    for one in phones:
        one.context.close()


def test_a_story_goes_from_a_street_to_its_readers_and_is_corrected_there(house, phone):
    cache.clear()
    reporter = UserFactory(username="muhabir", role="journalist", language="en", first_name="Elif", last_name="Yalçın")
    UserFactory(username="editor", role="editor", language="en", first_name="Julien", last_name="Marchal")
    AuthorFactory(name="Elif Yalçın", account=reporter)
    CategoryFactory(name_tr="Gündem", name_fr="Actualité")
    writes, edits, reads = phone(), phone(), phone()

    begins(writes)
    sends_a_picture(writes)
    writes.page.get_by_label("Note", exact=True).fill("İki tanıkla konuştum.")
    writes.press("Send for review")
    writes.says("Sent for review. An editor reads it now.")
    story = Article.objects.get()
    assert (story.status, story.created_by, story.picture) == (Status.IN_REVIEW, reporter, Asset.objects.get())

    sends_it_back(edits)
    mends(writes)
    moment = approves_and_schedules(edits)
    address = f"{house}{story.url_in('tr')}"
    assert reads.page.request.get(address).status == 404

    with time_machine.travel(moment):  # no job runs: the clock alone brings it out
        reads_it(reads)
        corrects(edits)
        reads.page.reload()
        reads_the_correction(reads, moment)
    for one in (writes, edits, reads):
        one.assert_clean()


def begins(writes):
    """From the start page to a story with headline, lead and text."""
    writes.sign_in("muhabir")
    writes.touch("link", "New story")
    page = writes.page
    editor = page.locator("#panel-tr .ck-editor__editable")
    expect(editor).to_be_visible(timeout=SLOW)
    writes.fits()
    words = page.get_by_role("tabpanel")
    words.get_by_label("Headline", exact=True).fill(HEADLINE)
    words.get_by_label("Lead", exact=True).fill(LEAD)
    editor.tap()
    page.keyboard.type(SENTENCE)
    page.get_by_role("combobox", name="Section").tap()
    page.get_by_role("option", name="Gündem").tap()
    expect(page.locator("desk-autosave [data-said]")).to_contain_text("Kept as a draft at", timeout=SLOW)
    writes.fits()


def sends_a_picture(writes):
    """A picture from the telephone, and words for those who do not see it."""
    page = writes.page
    writes.touch("button", "Choose a picture", page.locator(".field-picture"))
    dialog = page.get_by_role("dialog", name="Pictures")
    with page.expect_file_chooser() as chooser:
        dialog.get_by_text("Send new pictures").tap()
    picture = {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": picture_bytes(1280, 800)}
    chooser.value.set_files([picture])
    expect(page.locator(".field-picture [data-preview] img")).to_be_visible(timeout=SLOW)
    writes.fits()
    problem = page.get_by_role("link", name="The lead picture has no Turkish alternative text.")
    expect(problem).to_be_visible(timeout=SLOW)
    with writes.context.expect_page() as opened:
        writes.touch("link", re.compile("Alternative text and rights"))
    tab = opened.value
    tab.locator("[name=alt_tr]").fill(SHOWN)
    tab.locator("[name=alt_fr]").fill("Des piétons traversent le nouveau pont")
    assert no_sideways_scroll(tab, Phone.WIDTH)
    with tab.expect_navigation():
        tab.get_by_role("button", name="Save", exact=True).tap()
    tab.close()
    page.bring_to_front()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # headless: every tab counts as seen
    expect(problem).to_have_count(0, timeout=SLOW)


def sends_it_back(edits):
    """The editor is told, finds what waits, and does not get rid of it without saying why."""
    edits.sign_in("editor")
    expect(edits.page.locator(".desk-bell-count")).to_have_text("1")
    expect(edits.panel("Waiting for you")).to_contain_text("handed in just now")
    edits.open("Waiting for you", HEADLINE)
    edits.says("İki tanıkla konuştum.")
    edits.press("Send back")
    note = edits.page.get_by_label("Note", exact=True)
    expect(note).to_be_focused()
    edits.says("Say in a note what is to be done: the writer reads it.")
    note.fill("Işıklandırmayı da yazın.")
    edits.press("Send back")
    edits.says("Sent back to its writer.")


def mends(writes):
    """The writer finds the note, changes the text, and hands it in again."""
    writes.go("Start")
    expect(writes.page.locator(".desk-bell-count")).to_have_text("1")
    expect(writes.panel("Sent back to you")).to_contain_text("Işıklandırmayı da yazın.")
    writes.open("Sent back to you", HEADLINE)
    editor = writes.page.locator("#panel-tr .ck-editor__editable")
    editor.locator("p").last.tap()
    writes.page.keyboard.press("Control+End")
    writes.page.keyboard.type(ADDED)
    writes.press("Send for review")
    writes.says("Sent for review. An editor reads it now.")
    writes.says("It is handed in: an editor has it now.")
    assert ADDED.strip() in Article.objects.get().body_tr


def approves_and_schedules(edits):
    """The editor approves, types a time, reads it in words and schedules; returns the moment."""
    page = edits.page
    edits.open("Waiting for you", HEADLINE)
    edits.press("Approve")
    edits.says("Approved. Readers see it once it is published.")
    edits.press("Schedule")
    edits.says("Fill in the publication time first.")
    zone = timezone.get_default_timezone()
    moment = datetime.combine(timezone.localdate() + timedelta(days=1), time(6, 30), tzinfo=zone)
    page.locator("[name=publish_at_0]").fill(f"{moment:%d/%m/%Y}")
    page.locator("[name=publish_at_1]").fill("06:30")
    page.locator("[name=publish_at_1]").press("Tab")
    expect(page.locator(".field-publish_at .desk-said")).to_have_text("tomorrow at 06:30, Brussels time", timeout=SLOW)
    edits.press("Schedule")
    edits.says("Scheduled: tomorrow at 06:30, Brussels time.")
    edits.go("Scheduled")
    expect(page.get_by_role("link", name=HEADLINE)).to_be_visible()
    edits.says("06:30")
    return moment


def reads_it(reads):
    """A reader finds the story on the first page, with its picture and whole."""
    page = reads.page
    page.goto(reads.house)
    reads.fits()
    page.get_by_role("link", name=HEADLINE).first.tap()
    expect(page.locator("h1")).to_have_text(HEADLINE)
    reads.fits()
    expect(page.locator("main")).to_contain_text(LEAD)
    expect(page.locator("main")).to_contain_text("Elif Yalçın")
    expect(page.locator(".text")).to_contain_text(SENTENCE + ADDED)
    picture = page.get_by_role("img", name=SHOWN)
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0


def corrects(edits):
    """The editor corrects the story that is out: with its kind, and not without words."""
    page = edits.page
    edits.go("Stories")
    with page.expect_navigation():
        edits.touch("link", re.compile(HEADLINE))
    edits.says("Published")
    edits.touch("link", "Write a correction")
    expect(page.get_by_label("Kind")).to_be_visible()
    edits.fits()
    edits.press("Save")
    assert not Correction.objects.exists()
    expect(page.locator(".field-text_tr .desk-error")).to_be_visible()
    page.get_by_label("Kind").select_option(label="Correction")
    page.locator("[name=text_tr]").fill(WRONG)
    edits.press("Save")
    made = Correction.objects.get()
    assert (made.kind, made.text_tr, made.made_by.username) == ("correction", WRONG, "editor")


def reads_the_correction(reads, moment):
    """It stands under the text, with its kind and its day."""
    page = reads.page
    correction = page.locator("section.correction")
    expect(correction.get_by_role("heading")).to_have_text("Düzeltme")
    expect(correction).to_contain_text(WRONG)
    expect(correction).to_contain_text(str(moment.year))
    correction.scroll_into_view_if_needed()
    reads.fits()
