"""The picture library in a browser: several dropped at once, one of them broken; the focal point by keyboard; readable by all."""

import base64
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from korner.images.models import Asset
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_desk_pages import grave, sign_in
from tests.factories import ArticleFactory, AssetFactory, UserFactory, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)

DROP = """([selector, files]) => {
  const data = new DataTransfer();
  for (const [name, text] of files) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    data.items.add(new File([bytes], name, { type: 'image/jpeg' }));
  }
  const zone = document.querySelector(selector);
  for (const name of ['dragenter', 'dragover', 'drop'])
    zone.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""
COLOURS = {"meydan.jpg": (20, 90, 140), "köprü.jpg": (140, 90, 20)}


def drop(page, selector, files):
    """Drop `files` ({name: bytes}) on what `selector` finds."""
    coded = [[name, base64.b64encode(data).decode()] for name, data in files.items()]
    page.evaluate(DROP, [selector, coded])


@pytest.fixture
def desk(house, browser):
    """A page of the desk, signed in as an editor: (page, watch, address of the desk)."""
    UserFactory(username="editor", role="editor", language="en")
    page = browser.new_context().new_page()
    watch = Watch(page, house)
    sign_in(page, house, "editor")
    yield page, watch, f"{house}/admin"
    page.context.close()


def test_of_three_dropped_the_broken_one_is_named_and_the_others_go_on(desk):
    page, watch, home = desk
    page.goto(f"{home}/images/asset/")
    page.locator(".desk-send summary").click()
    page.fill("[name=credit] >> nth=0", "Şükrü Özgür")
    good = {name: picture_bytes(colour=colour) for name, colour in COLOURS.items()}
    drop(page, "desk-drop", {"meydan.jpg": good["meydan.jpg"], "bozuk.jpg": b"no", "köprü.jpg": good["köprü.jpg"]})
    lines = page.locator("desk-drop .desk-sent")
    expect(lines).to_have_count(3)
    expect(page.locator("desk-drop .desk-sent.is-done")).to_have_count(2)
    expect(page.locator("desk-drop .is-refused")).to_contain_text("bozuk.jpg")
    expect(page.locator("desk-drop .is-refused")).to_contain_text("not a picture")
    expect(page.locator("desk-drop [data-sum]")).to_contain_text("2")
    assert sorted(Asset.objects.values_list("name", "credit")) == [("köprü", "Şükrü Özgür"), ("meydan", "Şükrü Özgür")]
    expect(page.locator("desk-drop .is-done a").first).to_have_attribute(
        "href", f"/admin/images/asset/{pk_of('meydan')}/change/"
    )
    watch.assert_clean(expected=("400",))


def pk_of(name):
    return Asset.objects.get(name=name).pk


def test_cut_line_is_said_and_the_picture_goes_when_it_is_tried_again(desk):
    page, _watch, home = desk
    page.goto(f"{home}/images/asset/add/")
    page.route("**/pictures/upload/", lambda route: route.abort())
    drop(page, "desk-drop", {"meydan.jpg": picture_bytes()})
    expect(page.locator("desk-drop .is-refused")).to_contain_text("line is down")
    page.unroute("**/pictures/upload/")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("desk-drop .is-done")).to_have_count(1)
    assert Asset.objects.count() == 1


def test_too_large_a_file_is_not_even_sent(desk, settings):
    settings.PICTURE_MAX_BYTES = 1024 * 1024
    page, _watch, home = desk
    page.goto(f"{home}/images/asset/")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "upload" in request.url else None)
    drop(page, "desk-drop", {"dev.jpg": picture_bytes() + bytes(2 * 1024 * 1024)})
    expect(page.locator("desk-drop .is-refused")).to_contain_text("1 MB")
    assert asked == []


def test_a_name_with_marks_of_direction_shows_as_it_ends(desk):
    page, _watch, home = desk
    page.goto(f"{home}/images/asset/")
    drop(page, "desk-drop", {"foto\u202egpj.exe": b"no"})
    expect(page.locator("desk-drop .desk-sent bdi")).to_have_text("fotogpj.exe")


def test_picker_takes_several_and_lets_one_be_chosen_by_its_words(desk):
    page, watch, home = desk
    expired = AssetFactory(name="Süresi geçmiş", expires_on=timezone.localdate() - timedelta(days=1))
    story = ArticleFactory(draft=True)
    page.goto(f"{home}/articles/article/{story.pk}/change/")
    page.locator(".field-picture [data-choose]").click()
    expect(page.locator(f"dialog[open] [data-pick='{expired.pk}']")).to_be_disabled()
    drop(page, "dialog[open]", {name: picture_bytes(colour=colour) for name, colour in COLOURS.items()})
    expect(page.locator("dialog[open] .desk-sent.is-done")).to_have_count(2)
    expect(page.locator("dialog[open] [data-pick]")).to_have_count(3)
    page.locator("dialog[open] [name=q]").fill("kopru")
    expect(page.locator("dialog[open] [data-pick]")).to_have_count(1)
    page.locator("dialog[open] [data-pick]").click()
    expect(page.locator("[name=picture]")).to_have_value(str(pk_of("köprü")))
    expect(page.locator(".field-picture [data-choose]")).to_be_focused()
    watch.assert_clean()


def positions(page):
    """Where each cut stands now."""
    return page.eval_on_selector_all(".desk-cut img", "all => all.map(one => getComputedStyle(one).objectPosition)")


def test_focal_point_moves_by_the_arrow_keys_and_the_cuts_with_it(desk):
    page, watch, home = desk
    asset = AssetFactory()
    page.goto(f"{home}/images/asset/{asset.pk}/change/")
    before = positions(page)
    assert len(before) == 4
    page.locator(".desk-focal-point").focus()
    for _time in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#id_focus_x")).to_have_value("0.8")
    expect(page.locator("#id_focus_y")).to_have_value("0.49")
    expect(page.locator("desk-focal [data-status]")).to_have_text("Focal point: 80% from the left, 49% from the top")
    after = positions(page)
    # 640 × 400 is broader than 4:3 and 1:1: these move across; 16:9 and the share card are flatter: they move up.
    assert all(one != other for one, other in zip(before, after, strict=True))
    page.locator("[name=_save]").click()
    page.wait_for_load_state()
    moved = Asset.objects.get(pk=asset.pk)
    assert (moved.focus_x, moved.focus_y) == (0.8, 0.49)
    assert moved.token != asset.token
    watch.assert_clean()


def test_focal_point_goes_where_it_is_clicked(desk):
    page, _watch, home = desk
    asset = AssetFactory()
    page.goto(f"{home}/images/asset/{asset.pk}/change/")
    box = page.locator(".desk-focal-whole img").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.75)
    assert abs(float(page.input_value("#id_focus_x")) - 0.25) < 0.01
    assert abs(float(page.input_value("#id_focus_y")) - 0.75) < 0.01


def test_several_are_sent_without_script(house, browser):
    UserFactory(username="muhabir", role="journalist", language="en")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    sign_in(page, house, "muhabir")
    page.goto(f"{house}/admin/images/asset/")
    files = [
        {"name": name, "mimeType": "image/jpeg", "buffer": picture_bytes(colour=colour)}
        for name, colour in COLOURS.items()
    ]
    page.set_input_files(
        "[name=pictures]", files=[*files, {"name": "bozuk.jpg", "mimeType": "image/jpeg", "buffer": b"no"}]
    )
    page.locator("[data-without-script] button").click()
    expect(page.locator(".desk-error")).to_contain_text("bozuk.jpg")
    assert Asset.objects.count() == 2
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_library_picture_dialog_and_delete_page_are_readable_by_all_and_fit_a_telephone(scheme, house, browser):
    UserFactory(username="sef", role="chief")
    gone = AssetFactory(name="Süresi geçmiş", expires_on=timezone.localdate() - timedelta(days=1), alt_fr="")
    story = ArticleFactory(draft=True, picture=gone)
    free = AssetFactory(credit="Belga")
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sign_in(page, house, "sef")
    faults = []

    def look(what):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.wait_for_timeout(200)
        faults.extend(f"{what}: {fault}" for fault in grave(page))
        if not no_sideways_scroll(page, 360):
            faults.append(f"{what}: wider than a telephone")
        faults.extend(f"{what} on a telephone: {fault}" for fault in grave(page))

    page.goto(f"{house}/admin/images/asset/?use=used&since=x")
    look("library, all questions")
    page.goto(f"{house}/admin/images/asset/")
    drop(page, "desk-drop", {"bozuk.jpg": b"no", "meydan.jpg": picture_bytes(colour=(9, 9, 9))})
    expect(page.locator("desk-drop .is-done")).to_have_count(1)
    look("library, after sending")
    for asset in (gone, free):
        page.goto(f"{house}/admin/images/asset/{asset.pk}/change/")
        look(f"picture {asset}")
        page.goto(f"{house}/admin/images/asset/{asset.pk}/delete/")
        look(f"delete {asset}")
    page.goto(f"{house}/admin/images/asset/")
    for box in page.locator("[name=chosen]").all():
        box.check()
    page.locator(".desk-chosen button[type=submit]").click()
    look("delete several")
    page.goto(f"{house}/admin/articles/article/{story.pk}/change/")
    page.locator(".field-picture [data-choose]").click()
    expect(page.locator("dialog[open] [data-pick]").first).to_be_visible()
    look("dialog")
    context.close()
    assert faults == []
