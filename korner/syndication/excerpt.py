"""How a stored text is handed to a feed reader: whole addresses, plain pictures, films as links, nothing that runs."""

from html import escape

from lxml import html as lxml_html

from korner.syndication.plain import absolute, clean
from korner.text.embeds import embed_for
from korner.text.numbers import whole_number


def pictures_named_in(texts):
    """Return the ids of the library pictures that stand in `texts` (stored, sanitised HTML)."""
    found = set()
    for text in texts:
        if "data-picture=" in text:
            root = lxml_html.fragment_fromstring(clean(text), create_parent="div")
            found |= {whole_number(figure.get("data-picture", "")) for figure in root.iter("figure")}
    return found - {None}


def for_feed(text, pictures, watch="Video"):
    """Return stored HTML as a feed reader can show it.

    `pictures` maps the ids of body pictures to (address, width, height, alternative text, credit); a picture that is
    not there takes its figure along. `watch` is the word of a film's link.
    """
    root = lxml_html.fragment_fromstring(clean(text), create_parent="div")
    for figure in list(root.iter("figure")):
        fill(figure, pictures, watch)
    for link in root.iter("a"):
        if link.get("href"):
            link.set("href", absolute(link.get("href")))
    inner = escape(root.text or "", quote=False)
    return inner + "".join(lxml_html.tostring(child, encoding="unicode") for child in root)


def fill(figure, pictures, watch):
    """Put into one figure what a reader elsewhere can show of it, or drop it; tables stay."""
    film = figure.find("oembed")
    number = figure.get("data-picture", "")
    if film is not None:
        embed = embed_for(film.get("url", ""))
        if embed is None:
            figure.drop_tree()
            return
        link = lxml_html.Element("a", href=embed.watch_url)
        link.text = f"{watch}: {embed.watch_url}"
        film.getparent().replace(film, link)
    elif number:
        shown = pictures.get(whole_number(number))
        if shown is None:
            figure.drop_tree()
            return
        address, width, height, words, credit = shown
        for image in list(figure.iter("img")):
            image.drop_tree()
        figure.insert(
            0, lxml_html.Element("img", src=absolute(address), width=str(width), height=str(height), alt=clean(words))
        )
        if credit:
            caption = figure.find("figcaption")
            if caption is None:
                caption = lxml_html.Element("figcaption")
                figure.append(caption)
            line = lxml_html.Element("small")
            line.text = f" {clean(credit)}"
            caption.append(line)
    elif figure.get("data-box"):
        figure.drop_tree()
        return
    figure.attrib.clear()
