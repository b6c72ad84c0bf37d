"""How the edge is told: which pages it must ask for anew."""


def purge(tags, *, hard=False, everything=False, number=0):
    """Tell every edge; returns the addresses of those that did not confirm."""
    return []
