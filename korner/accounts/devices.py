"""Which browser on which machine is this? As its owner would say it; the long name a browser sends is not kept."""

# In this order: many browsers also call themselves by the names of others.
BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
]
SYSTEMS = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
]


def device(user_agent):
    """(browser, system) of a User-Agent header, "" for what is not known."""
    return tuple(next((name for part, name in known if part in user_agent), "") for known in (BROWSERS, SYSTEMS))
