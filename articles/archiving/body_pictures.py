"""How a text names the pictures in it: by number in the newspaper, by key in an archive."""

import re
from html import escape, unescape

# Whatever the quotes: the number of a picture that a foreign text happens to name must not become one of ours.
NAMED = re.compile(r"""\bdata-picture\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
STORED = re.compile(r'<figure\b[^>]*\bdata-picture="(\d+)"[^>]*>.*?</figure>', re.DOTALL)


def with_numbers(html, images, missing=lambda key: None):
    """An archive's text as the newspaper keeps it; `images` is {key: id}. Without its number a picture is cleaned away."""

    def number(found):
        key = unescape(found[1] or found[2] or found[3] or "")
        if key not in images:
            missing(key)
        return f'data-picture="{images.get(key, "")}"'

    return NAMED.sub(number, html) if html and "data-picture" in html.lower() else html


def with_keys(html, keys):
    """A stored text as an archive holds it; `keys` is {id: key}. A picture that was deleted since is left out."""

    def figure(found):
        key = keys.get(int(found[1]))
        if key is None:
            return ""
        return found[0].replace(f'data-picture="{found[1]}"', f'data-picture="{escape(key)}"', 1)

    return STORED.sub(figure, html) if "data-picture" in html else html
