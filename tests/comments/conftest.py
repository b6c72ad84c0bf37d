"""How a reader writes under a story: with a token that is old enough, from a browser of his own."""

import pytest
from django.core.cache import cache
from django.test import Client

from articles.comments.models import Comment
from korner.addresses import reverse_in
from korner.moderation import cases, steps
from korner.site.models import SiteSettings
from tests.caching.conftest import reader, saving, store  # noqa: F401 fixtures
from tests.factories import UserFactory

WORDS = "Meydandaki ağaçların kalması güzel olurdu."


class Browser:
    """One reader with his cookies; `write`, `act` and `open` go through the forms as a browser without script does."""

    def __init__(self, clock, address="192.0.2.1"):
        self.clock, self.client, self.address = clock, Client(), address
        self.ask = {"REMOTE_ADDR": address}

    def token(self, path):
        """The token of the form at `path`, opened ten seconds ago."""
        form = self.client.get(path, **self.ask).context["form"]
        self.clock.traveller.shift(10)
        return str(form["token"].value())

    def open(self, path, **headers):
        return self.client.get(path, **self.ask, **headers)

    def send(self, path, **data):
        """Fill in the form at `path` and send it."""
        return self.client.post(path, {"token": self.token(path), **data}, **self.ask)

    def write(self, story, text=WORDS, *, name="Ayşe", language="tr", to=None, **data):
        """Write a comment under `story`, or an answer to the comment `to`."""
        page = reverse_in(language, "comment-answer" if to else "comment-write", **place(story, to))
        return self.send(page, text=text, name=name, language=language, **data)

    def act(self, name, comment, **data):
        """Send the form `name` ("comment-like") of a comment."""
        return self.send(reverse_in("tr", name, **place(comment.article, comment)), **data)


def place(story, comment=None):
    """The arguments of an address."""
    return {"pk": story.pk, **({"number": comment.pk} if comment else {})}


@pytest.fixture
def writer(clock, db):
    """A reader."""
    return Browser(clock)


@pytest.fixture
def writers(clock, db):
    """Readers from addresses of their own: `writers(3)`."""
    return lambda number: [Browser(clock, f"198.51.100.{n}") for n in range(number)]


@pytest.fixture
def mode(db):
    """Set who reads comments first: `mode("after")`."""

    def set_mode(word, **more):
        paper = SiteSettings.current()
        paper.comments = word
        for name, value in more.items():
            setattr(paper, name, value)
        paper.save()

    return set_mode


@pytest.fixture
def moderator(db):
    """A moderator of the paper."""
    return UserFactory(role="moderator")


@pytest.fixture
def decide(moderator):
    """Let the moderator decide on a thing: `decide(comment, "approved")`."""
    return lambda thing, state: steps.decide(cases.case_of(thing), state, by=moderator)


@pytest.fixture(autouse=True)
def many_acts(settings):
    """The limit of a minute has a test of its own."""
    settings.ACTS_PER_MINUTE = 0
    cache.clear()


def newest():
    """The comment that was written last."""
    return Comment.objects.order_by("-pk").first()
