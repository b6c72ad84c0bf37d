"""The least a WSGI server can do: a function that answers with the given bytes and headers (the folder in BENCH_PAGE)."""

import json
import os
from pathlib import Path

FOLDER = Path(os.environ["BENCH_PAGE"])
BODY = (FOLDER / "page.html").read_bytes()
HEADERS = [(name, value) for name, value in json.loads((FOLDER / "headers.json").read_text())]


def application(environ, start_response):
    """Answer."""
    start_response("200 OK", HEADERS)
    return [BODY]
