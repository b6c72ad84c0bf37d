"""Rows for the door (signing in, passwords, the second factor, invitations) and for the links of outsiders."""

from tests.desk.every_address.acts import EVERYBODY, NOBODY, Act, read, send
from tests.factories import PASSWORD

START, LOGIN = "/admin/", "/admin/hesap/login/"
AGAIN = "/admin/hesap/reauthenticate/"  # who has been in for long is asked for his password once more
NEW = "Uzun bir cümle paroladır"


def open_page(address, things="", signed_in=200, stranger=200, sends=None, **more):
    """A page that needs no sign-in; who is in may be led elsewhere."""
    return read(address, EVERYBODY, things, answer=signed_in, stranger=stranger, sends=sends, **more)


DOOR = [
    open_page("account_login", signed_in=START),
    send("account_login", EVERYBODY, "", {"login": "nobody", "password": "wrong"}, START, stranger=200, stranger_changes="desk_auditentry"),
    open_page("admin:login", signed_in=START, stranger=LOGIN),
    send("admin:login", EVERYBODY, "", {"username": "nobody", "password": "wrong"}, START, stranger=LOGIN),
    open_page("account_logout", stranger=LOGIN),
    send("account_logout", EVERYBODY, "", None, LOGIN, changes="django_session", stranger=LOGIN),
    open_page("desk-sign-out", stranger=LOGIN),
    send("desk-sign-out", EVERYBODY, "", None, LOGIN, changes="django_session", stranger=LOGIN),
    open_page("account_inactive"),
    send("account_inactive", NOBODY, refused=405, stranger=405),
    open_page("account_signup", signed_in=START),  # it says that accounts are given
    send("account_signup", EVERYBODY, "", {"username": "yeni", "password1": PASSWORD, "email": "a@b.example"}, START, stranger=200),
    read("account_reauthenticate", EVERYBODY),
    send("account_reauthenticate", EVERYBODY, "", {"password": "wrong"}, 200, changes="desk_auditentry"),
    open_page("admin/password_change/", signed_in="/admin/hesap/password/change/", stranger="/admin/hesap/password/change/"),
    send("admin/password_change/", EVERYBODY, "", None, "/admin/hesap/password/change/", stranger="/admin/hesap/password/change/"),
    read("admin:password_change_done", EVERYBODY),
    send("admin:password_change_done", NOBODY, refused=405),
    read("account_change_password", EVERYBODY),
    send(
        "account_change_password", EVERYBODY, "", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}, 302,
        changes="accounts_user",
    ),
    send("account_change_password", EVERYBODY, "", {"oldpassword": "wrong", "password1": NEW, "password2": NEW}, 200),
    open_page("account_reset_password"),
    send(
        "account_reset_password", EVERYBODY, "", {"email": "a@example.org"}, "/admin/hesap/password/reset/done/",
        stranger="/admin/hesap/password/reset/done/",
    ),
    open_page("account_reset_password_done"),
    send("account_reset_password_done", NOBODY, refused=405, stranger=405),
    open_page("account_reset_password_from_key", "1 no-such-key"),
    send("account_reset_password_from_key", EVERYBODY, "1 no-such-key", {"password1": NEW, "password2": NEW}, 200, stranger=200),
    open_page("account_reset_password_from_key_done"),
    send("account_reset_password_from_key_done", NOBODY, refused=405, stranger=405),
]  # fmt: skip

CODE = {"code": "000000"}
# To change the second factor one gives the password again.
FACTOR = [
    read("mfa_index", EVERYBODY),
    send("mfa_index", NOBODY, refused=405),
    read("mfa_list_webauthn", EVERYBODY),
    send("mfa_list_webauthn", NOBODY, refused=405),
    read("mfa_authenticate", EVERYBODY, answer=START),  # it stands between the password and the desk
    send("mfa_authenticate", EVERYBODY, "", CODE, START),
    # Nobody in this newspaper has a factor.
    read("mfa_reauthenticate", EVERYBODY, answer=AGAIN),
    send("mfa_reauthenticate", EVERYBODY, "", CODE, AGAIN),
    read("mfa_reauthenticate_webauthn", EVERYBODY, answer=AGAIN),
    send("mfa_reauthenticate_webauthn", EVERYBODY, "", CODE, AGAIN),
    read("mfa_deactivate_totp", NOBODY, refused=404),
    send("mfa_deactivate_totp", NOBODY, "", CODE, refused=404),
    read("mfa_view_recovery_codes", NOBODY, refused=404),
    send("mfa_view_recovery_codes", NOBODY, "", CODE, refused=405),
    read("mfa_download_recovery_codes", NOBODY, refused=404),
    send("mfa_download_recovery_codes", NOBODY, "", CODE, refused=404),
    *(
        act
        for name, things in (
            ("mfa_activate_totp", ""),
            ("mfa_add_webauthn", ""),
            ("mfa_edit_webauthn", "1"),
            ("mfa_remove_webauthn", "1"),
            ("mfa_generate_recovery_codes", ""),
        )
        for act in (
            read(name, EVERYBODY, things, answer=AGAIN),
            send(name, EVERYBODY, things, CODE, AGAIN),
        )
    ),
]

INVITED = {"username": "davetli", "password1": NEW, "password2": NEW}
LETTERS = [
    open_page("invitation", "secret"),
    send(
        "invitation", EVERYBODY, "secret", INVITED, START, changes="accounts_user", stranger=START, stranger_changes="accounts_user",
    ),
    open_page("invitation", "no-such-secret", signed_in=404, stranger=404),
    send("invitation", EVERYBODY, "no-such-secret", INVITED, 404, stranger=404),
]  # fmt: skip

LINK = "desk_previewlink"
OUTSIDERS = [
    act
    for language in ("tr", "fr")
    for act in (
        open_page(f"{language}:preview", "token", changes=LINK, stranger_changes=LINK),  # that it was opened is noted
        open_page(f"{language}:preview", "no-such-token", signed_in=404, stranger=404),
        send(f"{language}:preview", NOBODY, "token", refused=405, stranger=405),
        open_page(f"{language}:preview-picture", "token lead rest"),
        open_page(f"{language}:preview-picture", "token picture rest", signed_in=404, stranger=404),
        send(f"{language}:preview-picture", NOBODY, "token lead rest", refused=405, stranger=405),
    )
]

ACTS: list[Act] = [*DOOR, *FACTOR, *LETTERS, *OUTSIDERS]
