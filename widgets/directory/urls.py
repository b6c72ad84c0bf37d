"""The addresses of this app, for one language at a time."""

from widgets.directory.owning import urls as owning


def public(language):
    """The public paths in `language`."""
    return owning.paths(language)
