"""Kept pages as people meet them: the second look costs Django nothing, a correction at the desk is on the next reload."""

import pytest
from playwright.sync_api import expect

from korner.caching import stores
from korner.caching.door import Door
from tests.browser.test_main_job import sign_in
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asked_of_django(house, live_server, settings, tmp_path):
    """The paths of which Django was asked, with the door before it as in every start."""
    settings.PAGE_STORE_URL, settings.PAGES_ROOT = "", tmp_path / "pages"
    stores.forget()
    server = live_server.thread.httpd
    django, paths = server.get_app(), []

    def application(environ, start_response):
        paths.append(environ["PATH_INFO"])
        return django(environ, start_response)

    server.set_app(Door(application))
    yield paths
    server.set_app(django)
    stores.forget()


def test_second_look_is_kept_and_a_correction_is_on_the_next_reload(asked_of_django, house, page, context):
    UserFactory(role="editor", username="editor")
    story = ArticleFactory(headline_tr="Kanalda yeni köprü", headline_fr="Un nouveau pont")
    reader = context.browser.new_context().new_page()
    path = story.url_in("tr")
    reader.goto(house + path)
    expect(reader.locator("h1")).to_have_text("Kanalda yeni köprü")
    reader.goto(f"{house}/")
    reader.reload()
    reader.goto(house + path)
    expect(reader.locator("h1")).to_have_text("Kanalda yeni köprü")
    assert asked_of_django.count(path) == 1
    assert asked_of_django.count("/") == 1

    sign_in(page, house, "editor")
    page.goto(f"{house}/admin/articles/article/{story.pk}/change/")
    page.fill("[name=headline_tr]", "Kanaldaki köprü bugün açılıyor")
    with page.expect_navigation():  # the form asks first whether its session still holds
        page.locator("[name=_continue], [name=_save]").first.click()

    reader.reload()
    expect(reader.locator("h1")).to_have_text("Kanaldaki köprü bugün açılıyor")
    reader.goto(f"{house}/")
    expect(reader.get_by_role("link", name="Kanaldaki köprü bugün açılıyor").first).to_be_visible()
    asked = len(asked_of_django)
    reader.reload()
    assert (
        len([path for path in asked_of_django[asked:] if not path.startswith(("/static/", "/media/", "/admin/"))]) == 0
    )


def test_editor_who_is_signed_in_gets_pages_made_for_him_alone(asked_of_django, house, page):
    UserFactory(role="editor", username="editor")
    ArticleFactory()
    sign_in(page, house, "editor")
    page.goto(f"{house}/")
    page.goto(f"{house}/")
    assert asked_of_django.count("/") == 2
