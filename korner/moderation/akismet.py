"""What an outside service says of a text: only where AKISMET_KEY is set, only after the answer, only words (decision 0024)."""

import logging
from http.client import HTTPException, HTTPSConnection
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Greatest

from korner.moderation.models import Case, State
from korner.tasks import enqueue, task

log = logging.getLogger(__name__)

HOST, PATH = "rest.akismet.com", "/1.1/comment-check"
SECONDS = 10
RISK = 70
CODE = "akismet"
LONGEST = 10_000


def ask_later(case, marks):
    """Queue the question, where the switch is on. What comes in without a trace of its writer (a tip) is never told."""
    if settings.AKISMET_KEY and marks is not None and case.state != State.SPAM:
        enqueue(ask, case.pk)


@task()
def ask(pk):
    """Ask about one case, and raise its risk when the service takes it for spam. A service that is silent changes nothing."""
    case = Case.objects.select_related("kind").filter(pk=pk).first()
    model = case.kind.model_class() if case else None
    thing = model._base_manager.filter(pk=case.number).first() if model else None
    if not settings.AKISMET_KEY or thing is None:
        return
    try:
        is_spam = answer({**said_of(thing), "api_key": settings.AKISMET_KEY, "blog": settings.SITE_URL})
    except (OSError, HTTPException) as silence:
        log.warning("the spam service did not answer: %s", type(silence).__name__)
        return
    if is_spam and CODE not in case.reasons:
        Case.objects.filter(pk=pk).update(risk=Greatest(F("risk"), RISK), reasons=[*case.reasons, CODE])


def said_of(thing):
    """What the service is told of a thing: its words and their language. Neither name nor address, e-mail or browser."""
    return {
        "user_ip": "0.0.0.0",  # noqa: S104 the service wants a number; nobody's is given
        "comment_type": "comment",
        "comment_content": thing.case_text()[:LONGEST],
        "blog_lang": thing.language,
        "blog_charset": "UTF-8",
    }


def answer(fields):
    """Whether the service takes it for spam. Raises OSError or HTTPException when it does not answer in time."""
    connection = HTTPSConnection(HOST, timeout=SECONDS)
    try:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": "korner"}
        connection.request("POST", PATH, urlencode(fields), headers)
        return connection.getresponse().read(64).strip() == b"true"
    finally:
        connection.close()
