"""What apps that hang on stories carry in and out of an archive: found by name, in their `archive.py`.

Such a module says under which `KEY` of an entry its own part stands, and has two functions:
- `load(archive, rows, report, overwrite)`: `rows` are (article id, entry), after the stories of a batch were written;
- `entries(articles, id_of)`: {(article id, language): its part} of stories that are dumped.
"""

from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule


def joined():
    """The `archive` modules of the installed apps."""
    return [
        import_module(f"{config.name}.archive")
        for config in apps.get_app_configs()
        if module_has_submodule(config.module, "archive")
    ]
