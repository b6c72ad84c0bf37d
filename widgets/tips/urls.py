"""The addresses of this app, for one language at a time."""

from korner.addresses import localized
from widgets.tips import views

STATUS = {"tr": "durum/", "fr": "suivi/"}


def public(language):
    """The public paths in `language`."""
    return [
        localized(language, "send-news", views.send_news, word_name="send-news"),
        localized(language, "send-news-status", views.status, word_name="send-news", rest=STATUS[language]),
    ]
