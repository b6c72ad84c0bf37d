"""What parsers of answers share: XML, JSON and numbers of strangers, read so that nothing runs and nothing grows.

Pure functions of what came. Whatever cannot be what was asked for is Nonsense, with a short English sentence for the desk.
"""

import json
import re
from decimal import Decimal
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from korner.fetching.sources import Nonsense

DEEPEST = 64  # levels of one thing within another
LONGEST_NUMBER = 40  # signs; the exact value of more would cost more than it says
PAGE = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
NUMBER = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?")


class ShallowTree(TreeBuilder):
    """Builds a tree of XML that is not too deep."""

    depth = 0

    def start(self, tag, attrs):
        """One level more."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise Nonsense("XML that is nested too deeply")
        return super().start(tag, attrs)

    def end(self, tag):
        """One level less."""
        self.depth -= 1
        return super().end(tag)


def xml(body: bytes) -> Element:
    """The root of an XML body. A DTD, an entity, a reference to elsewhere or a broken end is Nonsense."""
    no_page(body)
    parser = DefusedXMLParser(target=ShallowTree(), forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(body)
        return parser.close()
    except Nonsense:
        raise
    except DefusedXmlException:
        raise Nonsense("XML with a DTD or entities, which is not read") from None
    except (ParseError, ValueError, LookupError) as broken:  # the two last: an encoding nobody knows
        raise Nonsense(f"no well-formed XML ({broken})"[:120]) from None


def json_of(body: bytes):
    """The value of a JSON body: numbers are int and Decimal, never float. NaN, a name twice or great depth is Nonsense."""
    no_page(body)
    try:
        found = json.loads(
            body.decode("utf-8-sig"),
            object_pairs_hook=once_each,
            parse_float=number,
            parse_int=lambda text: int(number(text)),
            parse_constant=no_constant,
        )
    except Nonsense:
        raise
    except RecursionError:
        raise Nonsense("JSON that is nested too deeply") from None
    except ValueError as broken:
        raise Nonsense(f"no well-formed JSON ({broken})"[:120]) from None
    no_depths(found)
    return found


def object_of(body: bytes) -> dict:
    """The object of a JSON body, read as json_of does; anything else is Nonsense."""
    found = json_of(body)
    if not isinstance(found, dict):
        raise Nonsense("no JSON object")
    return found


def decimal_of(text, lowest, highest) -> Decimal:
    """The number that `text` (or an int or Decimal of json_of) is, from `lowest` to `highest`; anything else is Nonsense.

    Digits and one dot, as machines write them: "40.76", never "40,76", "1e3", "NaN" or "".
    """
    if isinstance(text, bool) or not isinstance(text, str | int | Decimal):
        raise Nonsense("no number where one is expected")
    if isinstance(text, str):
        text = text.strip()
        if not NUMBER.fullmatch(text):
            raise Nonsense(f"no number: {text[:30]!r}")
    found = Decimal(text)
    if not found.is_finite() or not Decimal(lowest) <= found <= Decimal(highest):
        raise Nonsense(f"{str(text)[:30]} is not between {lowest} and {highest}")
    return found


def no_page(body):
    """Raise Nonsense for an empty body, and for a page made for people."""
    if not body.strip():
        raise Nonsense("an empty answer")
    if PAGE.match(body[:4096]):
        raise Nonsense("a page of HTML")


def number(text):
    """A number of JSON, of a length and size that can be reckoned with."""
    found = Decimal(text) if len(text) <= LONGEST_NUMBER else None
    if found is None or (found and abs(found.adjusted()) > LONGEST_NUMBER):
        raise Nonsense(f"a number beyond all measure: {text[:30]}")
    return found


def no_constant(name):
    """NaN and Infinity are Python's idea of JSON, nobody else's."""
    raise Nonsense(f"{name} is no number")


def once_each(pairs):
    """An object of JSON; a name that comes twice could mean either value."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Nonsense("JSON with one name twice")
    return found


def no_depths(value):
    """Raise Nonsense for what is nested too deeply, without going down as deep oneself."""
    level = [value]
    for _depth in range(DEEPEST):
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return
    raise Nonsense("JSON that is nested too deeply")
