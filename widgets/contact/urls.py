"""The addresses of this app, for one language at a time."""

from korner.addresses import localized
from widgets.contact import views

SENT = {"tr": "tesekkurler/", "fr": "merci/"}


def public(language):
    """The public paths in `language`."""
    return [
        localized(language, "contact", views.contact, word_name="contact"),
        localized(language, "contact-sent", views.sent, word_name="contact", rest=SENT[language]),
    ]
