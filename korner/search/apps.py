"""The search as a Django app."""

from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class SearchConfig(AppConfig):
    """Documents of what readers may see, and the questions asked of them."""

    name = "korner.search"
    label = "search"
    verbose_name = pgettext_lazy("name of the page", "Search")

    def ready(self):
        from korner.search import desk_index, indexing, losing
        from korner.tables.signals import rows_written

        losing.watch()
        desk_index.watch()
        rows_written.connect(indexing.of_a_table, dispatch_uid="korner.search.tables")
