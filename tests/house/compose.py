"""What docker-compose.yml would start, read without Docker: merged, with its variables filled in."""

import re

import yaml

from deploy.house.stamps import ROOT

VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


class Unset(Exception):
    """A variable that must be set is not; the message is the file's own."""


def fill(value, variables):
    """Return `value` with ${NAME}, ${NAME:-default} and ${NAME:?words} filled in, as Compose does it."""
    if isinstance(value, dict):
        return {key: fill(part, variables) for key, part in value.items()}
    if isinstance(value, list):
        return [fill(part, variables) for part in value]
    if not isinstance(value, str):
        return value

    def put(match):
        name, kind, words = match.groups()
        if variables.get(name):
            return variables[name]
        if kind == "?":
            raise Unset(words)
        return words or ""

    return VARIABLE.sub(put, value)


def compose(variables):
    """Return the whole file with `variables` in place. Raises Unset."""
    return fill(raw(), variables)


def raw():
    """Return the file as it is written, anchors resolved."""
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
