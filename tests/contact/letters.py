"""How the tests write to the paper, as a browser would."""

from itertools import count

from korner.moderation.ladder import Judgement
from korner.moderation.models import State
from korner.moderation.steps import submit
from tests.pages import parse
from widgets.contact.models import ContactMessage, ContactTopic

FORM = {"tr": "/iletisim/", "fr": "/fr/contact/"}
SENT = {"tr": "/iletisim/tesekkurler/", "fr": "/fr/contact/merci/"}
TEXT = "Merhaba, bir sorum var."
numbers = count(1)


def TopicFactory(**words):  # called like the other factories
    """A topic of letters with a name in both languages."""
    number = next(numbers)
    words = {"name_tr": f"Konu {number}", "name_fr": f"Sujet {number}", "email": f"masa{number}@example.org", **words}
    return ContactTopic.objects.create(**words)


def LetterFactory(topic, state=State.APPROVED, **words):  # called like the other factories
    """A letter about `topic`."""
    number = ContactMessage.objects.count()
    words = {
        "name": "Ayşe",
        "email": "ayse@example.org",
        "text": TEXT,
        "language": "tr",
        "same": f"same {number}",
        **words,
    }
    letter = ContactMessage(topic=topic, **words)
    submit(letter, Judgement(state))
    return letter


def opened(client, path=FORM["tr"]):
    """The hidden fields of a form that was just opened."""
    fields = parse(client.get(path)).xpath("//main//form//input[@type='hidden']")
    return {field.get("name"): field.get("value") or "" for field in fields}


def write(client, about, path=FORM["tr"], carried=None, **fields):
    """Send a letter; a form that is sent at once looks like a machine's, so it was open for a while."""
    carried = carried or opened(client, path)
    given = {"topic": about.pk, "name": "Ayşe Yılmaz", "email": "ayse@example.org", "text": TEXT, **fields}
    return client.post(path, {**carried, **given})
