"""From the letter to the desk in a browser: password, second factor, recovery code, passkey; on a telephone, for everybody."""

import os

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from playwright.sync_api import expect

from korner.accounts.inviting import invite
from korner.accounts.models import User
from korner.desk import audit
from tests.accounts.door import app_for, code, factors, link_in
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_desk_pages import grave
from tests.factories import PASSWORD, TagFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

NEW = "yagmurlu bir sabah"
PICTURES = os.environ.get("SCREENSHOTS")  # a folder, for who wants to look


@pytest.fixture(autouse=True)
def second_factor_and_post_at_once(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default"]}}


def letter_for(role="journalist", **more):
    """The path in the letter to somebody whom a chief has invited."""
    words = {"email": "ayse@example.org", "first_name": "Ayşe", "last_name": "Demir", "language": "tr", **more}
    chief = UserFactory(role="chief")
    invite(by=chief, roles=Group.objects.filter(name=role), **words)
    return link_in(mail.outbox[-1])


def password(page, house, login, words=PASSWORD):
    page.goto(f"{house}/admin/")
    page.fill("[name=login]", login)
    page.fill("[name=password]", words)
    page.locator("main form button[type=submit]").first.click()


def press(page):
    page.locator("main form button[type=submit]").first.click()


def test_from_the_letter_to_the_desk_and_back_in_with_a_recovery_code(house, browser):
    path = letter_for()
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, locale="tr")
    page = context.new_page()
    watch = Watch(page, house)
    page.goto(house + path)
    page.fill("[name=username]", "ayse")
    page.fill("[name=password1]", NEW)
    page.fill("[name=password2]", NEW)
    press(page)
    expect(page).to_have_url(f"{house}/admin/hesap/2fa/totp/activate/")
    page.fill("[name=code]", code(page.input_value("#authenticator_secret")))
    press(page)
    expect(page.locator(".door-codes li")).to_have_count(10)
    spare = page.locator(".door-codes li").first.inner_text()
    page.goto(f"{house}/admin/")
    expect(page).to_have_url(f"{house}/admin/")
    watch.assert_clean()
    assert User.objects.get(username="ayse").roles == {"journalist"}
    context.clear_cookies()
    password(page, house, "ayse", NEW)
    expect(page).to_have_url(f"{house}/admin/hesap/2fa/authenticate/")
    page.fill("[name=code]", spare)
    press(page)
    expect(page).to_have_url(f"{house}/admin/")
    context.close()


def test_a_passkey_is_added_and_opens_the_desk(house, browser):
    person = UserFactory(role="editor")
    context = browser.new_context(locale="fr")
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    watch = Watch(page, house)
    password(page, house, person.username)
    expect(page).to_have_url(f"{house}/admin/hesap/2fa/totp/activate/")
    page.locator(".door-foot a").first.click()
    page.fill("[name=name]", "Telefonum")
    page.click("#mfa_webauthn_add")
    expect(page.locator(".door-codes li")).to_have_count(10)
    assert factors(person) == {"webauthn", "recovery_codes"}
    context.clear_cookies()
    password(page, house, person.username)
    page.click("#mfa_webauthn_authenticate")
    expect(page).to_have_url(f"{house}/admin/")
    watch.assert_clean()
    context.close()


def test_a_passkey_that_is_broken_off_says_so_in_words(house, browser):
    person = UserFactory(role="editor", language="en")
    page = browser.new_context(locale="en").new_page()
    watch = Watch(page, house)
    password(page, house, person.username)
    page.goto(f"{house}/admin/hesap/2fa/webauthn/add/")
    page.evaluate(
        "void (navigator.credentials.create = () => Promise.reject(new DOMException('no', 'NotAllowedError')))"
    )
    page.click("#mfa_webauthn_add")
    expect(page.locator("[data-passkey-trouble]")).to_be_visible()
    watch.assert_clean()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_about_people_are_quiet_readable_by_all_and_fit_a_telephone(scheme, house, browser):
    path = letter_for()
    chief = UserFactory(username="sef", role="chief")
    person = UserFactory(role="journalist")
    app_for(chief)
    audit.note(chief, "changed", TagFactory(name_tr="çok uzun bir etiket adı, belki de fazla uzun"), "…")
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900}, locale="tr")
    page = context.new_page()
    faults = []

    def look(name, address=None):
        watch = Watch(page, house)
        page.set_viewport_size({"width": 1280, "height": 900})
        if address:
            page.goto(house + address, wait_until="load")
        faults.extend(f"{name}: {fault}" for fault in grave(page))
        faults.extend(f"{name}: {words}" for words in (*watch.complaints, *watch.foreign) if "404" not in words)
        if PICTURES:
            page.screenshot(path=f"{PICTURES}/{name}-{scheme}-1280.png", full_page=True)
        if not no_sideways_scroll(page, 360):
            faults.append(f"{name}: wider than a telephone")
        if PICTURES:
            page.screenshot(path=f"{PICTURES}/{name}-{scheme}-360.png", full_page=True)

    look("invitation", path)
    look("no-invitation", "/admin/hesap/davet/x/")
    look("sign-in", "/admin/hesap/login/")
    look("forgotten", "/admin/hesap/password/reset/")
    password(page, house, "sef")
    look("code")
    page.fill("[name=code]", code())
    press(page)
    expect(page).to_have_url(f"{house}/admin/")
    for name, address in {
        "sessions": "/admin/my-account/sessions/",
        "account": "/admin/my-account/",
        "audit": "/admin/audit/",
        "invitations": "/admin/invitations/",
        "person": f"/admin/accounts/user/{person.pk}/change/",
        "left": f"/admin/people/{person.pk}/left/",
        "factors": "/admin/hesap/2fa/",
        "reauthenticate": "/admin/hesap/2fa/recovery-codes/generate/",
    }.items():
        look(name, address)
    page.fill("[name=password], [name=code]", PASSWORD)
    press(page)
    look("codes-generate", "/admin/hesap/2fa/recovery-codes/generate/")
    press(page)
    look("codes")
    look("passkey-add", "/admin/hesap/2fa/webauthn/add/")
    look("passkeys", "/admin/hesap/2fa/webauthn/")
    look("give-up", "/admin/hesap/2fa/totp/deactivate/")
    context.close()
    assert faults == []
