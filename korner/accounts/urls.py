"""The addresses of the desk's door, under /admin/hesap/: those of allauth that the house uses, and the invitation.

The library also offers pages to add e-mail addresses and to sign up: an account has one address, and is given.
"""

from allauth.account.urls import urlpatterns as library
from django.urls import include, path

from korner.accounts.views import invitation

USED = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",  # says that accounts are given
    "account_reauthenticate",
    "account_change_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}

urlpatterns = [
    *(entry for entry in library if entry.name in USED),
    path("2fa/", include("allauth.mfa.urls")),
    path("davet/<str:secret>/", invitation, name="invitation"),
]
