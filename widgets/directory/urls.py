"""The addresses of this app, for one language at a time."""


def public(language):
    """The public paths in `language`."""
    return []
