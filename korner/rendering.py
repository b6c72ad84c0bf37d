"""How a stored text becomes what is read: body pictures get their sources, boxes of other apps their contents.

A film becomes a link that a click turns to a player.
"""

import re
from html import escape

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from lxml import html as lxml_html

from korner.boxes import MOST_IN_A_STORY, box_in_story
from korner.images.models import Asset
from korner.images.show import picture
from korner.languages import page_language
from korner.text.embeds import embed_for
from korner.text.numbers import whole_number

NEEDS_WORK = re.compile(r"data-picture=|<oembed|data-box=|<table")
BOX = re.compile(r'<i data-place="(\d+)"></i>')  # an attribute that no stored text has


def render_body(text):
    """Return the HTML to be shown for the sanitised `text`. A text without pictures, films or tables passes unchanged."""
    if not NEEDS_WORK.search(text):
        return text
    root = lxml_html.fragment_fromstring(text, create_parent="div")
    figures = {
        figure: whole_number(figure.get("data-picture")) for figure in root.iter("figure") if figure.get("data-picture")
    }
    pictures = Asset.objects.in_bulk(set(figures.values()) - {None}) if figures else {}
    for figure, number in figures.items():
        fill_picture(figure, pictures.get(number))
    for figure in [figure for figure in root.iter("figure") if figure.find("oembed") is not None]:
        fill_film(figure)
    boxes = fill_boxes([figure for figure in root.iter("figure") if figure.get("data-box")])
    for table in list(root.iter("table")):
        make_scrollable(table)
    inner = escape(root.text or "", quote=False) + "".join(
        lxml_html.tostring(child, encoding="unicode") for child in root
    )
    inner = inner.replace("</source>", "")  # the serialiser does not know that <source> has no end
    return BOX.sub(lambda place: boxes[int(place[1])], inner) if boxes else inner


def drop(element):
    """Remove an element and keep the text behind it."""
    element.drop_tree()


def fill_boxes(figures):
    """Give each figure of a box its place; returns what is to stand there, in the order of the places.

    The markup of a box is put in when the text is written: it is whole already, and another reading could change it. A box
    that has nothing to show takes its figure along; one that was named twice stands where it came first.
    """
    found, seen = [], set()
    for figure in figures:
        name, number = figure.get("data-box"), whole_number(figure.get("data-id", ""))
        fresh = number is not None and (name, number) not in seen and len(seen) < MOST_IN_A_STORY
        seen.add((name, number))
        markup = box_in_story(name, number) if fresh else ""
        if not markup:
            drop(figure)
            continue
        for attribute in ("data-box", "data-id"):
            del figure.attrib[attribute]
        figure.set("class", "box")
        place = lxml_html.Element("i")
        place.set("data-place", str(len(found)))
        figure.insert(0, place)
        found.append(markup)
    return found


def fill_picture(figure, asset):
    """Put the picture into its figure, with its credit; a picture that has gone takes its figure along."""
    markup = picture(asset, "body", alt=asset.alt_in(page_language())) if asset else ""
    if not markup:
        drop(figure)
        return
    for image in list(figure.iter("img")):
        drop(image)
    del figure.attrib["data-picture"]
    figure.insert(0, lxml_html.fragment_fromstring(markup))
    if asset.credit:
        caption = figure.find("figcaption")
        if caption is None:
            caption = lxml_html.Element("figcaption")
            figure.append(caption)
        credit = lxml_html.Element("span")
        credit.set("class", "credit")
        credit.text = asset.credit
        caption.append(credit)


def fill_film(figure):
    """Put a link to the film, which script turns to a player when it is clicked: no foreign request before that."""
    embed = embed_for(figure.find("oembed").get("url", ""))
    if embed is None:
        drop(figure)
        return
    markup = render_to_string("components/film.html", {"embed": embed, "words": _("Watch the film")})
    new = lxml_html.fragment_fromstring(markup.strip())
    new.tail = figure.tail
    figure.getparent().replace(figure, new)


def make_scrollable(table):
    """Let a wide table scroll by itself instead of the page; reachable by keyboard."""
    parent = table.getparent()
    holder = parent if parent is not None and parent.tag == "figure" else None
    if holder is None:
        holder = lxml_html.Element("figure")
        holder.set("class", "table")
        holder.tail, table.tail = table.tail, None
        parent.replace(table, holder)
        holder.append(table)
    holder.set("tabindex", "0")
    holder.set("role", "region")
    holder.set("aria-label", _("Table"))
