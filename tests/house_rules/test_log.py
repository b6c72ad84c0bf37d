"""What stands in the log: one line of JSON a happening, with the id of its request, and nothing can forge a second line."""

import json
import logging

import pytest
from django.conf import settings

from korner.logs import RequestIdFilter


@pytest.fixture
def lines():
    """The lines the house writes, each as it goes out."""
    from pythonjsonlogger.json import JsonFormatter

    written = []

    class Keep(logging.Handler):
        def emit(self, record):
            written.append(self.format(record))

    handler = Keep()
    handler.addFilter(RequestIdFilter())
    handler.setFormatter(JsonFormatter(settings.LOGGING["formatters"]["json"]["format"]))
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    yield written
    logger.removeHandler(handler)


@pytest.mark.django_db
def test_a_line_about_a_request_bears_the_id_its_answer_bears(client, lines):
    answer = client.get("/yok/")
    (line,) = lines
    assert json.loads(line)["request_id"] == answer["X-Request-ID"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/a%0d%0a%7b%22levelname%22%3a%22CRITICAL%22%7d/", "/%1b%5b31m/", "/%e2%80%a8x/"])
def test_a_line_cannot_be_forged_by_an_address_or_an_agent(client, lines, path):
    client.get(path, headers={"user-agent": "x\r\n{}\x1b[31m"})
    (line,) = lines
    assert "\n" not in line
    assert "\x1b" not in line
    assert json.loads(line)["levelname"] == "WARNING"


def test_outside_of_a_request_there_is_no_id():
    record = logging.LogRecord("x", logging.INFO, "", 1, "words", (), None)
    RequestIdFilter().filter(record)
    assert record.request_id == "-"
