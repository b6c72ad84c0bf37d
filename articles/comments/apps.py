"""Comments as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    """Comments of readers under stories."""

    name = "articles.comments"
    label = "comments"
    verbose_name = _("Comments")
