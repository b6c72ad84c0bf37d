"""Rows for what the desk itself has: start, search, notes, notices, locks, open forms, people, the audit."""

import json

from tests.desk.every_address.acts import (
    CHIEF,
    EDITORS,
    EVERYBODY,
    NEWSROOM,
    NOBODY,
    WRITERS,
    Act,
    only_read,
    read,
    send,
    shared,
)
from tests.desk.every_address.world import SLOT, THEIR_SLOT

MODERATOR = "moderator"
ON_SITE = "admin/r/<path:content_type_id>/<path:object_id>/"
FORM = "articles article draft"  # one open form: app, model, key
NEW_FORM = "articles article new"
NOT_A_FORM = "accounts user somebody"
PERSON = "/admin/accounts/user/"


def look_up(app, model, field, who):
    """What a field with a search asks."""
    asked = {"app_label": app, "model_name": model, "field_name": field, "term": "a"}
    return read("admin:autocomplete", who, sends=asked)


def called(address, who, things, sends, answer=200, **more):
    """A call that script makes from an open form: 404 for what one may not see, 401 without sign-in."""
    more = {"refused": 404, "stranger": 401, **more}
    return [
        read(address, NOBODY, things, refused=405, stranger=405),
        send(address, who, things, sends, answer, **more),
    ]


def kept(slot):
    """What an open form sends to be kept."""
    return json.dumps({"slot": slot, "pairs": [["headline_tr", "Yazılan"]]})


def by_chief(address, things, sends, changes, answer):
    """A page that asks the chief before an act on an account, and the act."""
    return [read(address, CHIEF, things), send(address, CHIEF, things, sends, answer, changes=changes)]


def posted_only(address, who, things="", sends=None, answer=302, **more):
    """An address that is posted to; whoever looks at it is told so, signed in or not."""
    return [
        read(address, NOBODY, things, refused=405, stranger=405),
        send(address, who, things, sends, answer, **more),
    ]


FRAME = [
    read("admin:index", EVERYBODY),
    send("admin:index", EVERYBODY, "", None, 200),
    read("admin:app_list", NEWSROOM, "articles", others={MODERATOR: 404}),
    send("admin:app_list", NEWSROOM, "articles", None, 200, others={MODERATOR: 404}),
    read("admin:app_list", CHIEF, "accounts", refused=404),
    read("admin:jsi18n", EVERYBODY),
    send("admin:jsi18n", NOBODY, refused=405),
    read("admin/(?P<url>.*)$", NOBODY, "no-such-page/", refused=404),
    send("admin/(?P<url>.*)$", NOBODY, "no-such-page/", refused=404),
    read("admin/search/", EVERYBODY, sends={"s": "haber"}),
    send("admin/search/", EVERYBODY, "", None, 200),
    # Where readers see a thing: a link that would tell the address of a draft to whoever has its number.
    read(ON_SITE, NOBODY, "story_kind draft", refused=404),
    send(ON_SITE, NOBODY, "story_kind draft", refused=404),
    read(ON_SITE, NOBODY, "story_kind out", refused=404),
]

LOOK_UPS = [
    look_up("articles", "article", "category", NEWSROOM),
    look_up("articles", "article", "tags", NEWSROOM),
    look_up("articles", "byline", "author", NEWSROOM),
    look_up("articles", "relatedstory", "other", NEWSROOM),
    look_up("articles", "topicstory", "topic", NEWSROOM),
    look_up("articles", "topicstory", "article", NEWSROOM),
    look_up("articles", "category", "parent", NEWSROOM),
    look_up("articles", "correction", "article", NEWSROOM),
    look_up("articles", "replyrequest", "article", NEWSROOM),
    look_up("articles", "replyrequest", "reply_story", NEWSROOM),
    look_up("articles", "replyrequest", "reply_correction", EDITORS),
    look_up("authors", "author", "account", CHIEF),
    look_up("accounts", "user", "password", NOBODY),
    send("admin:autocomplete", NOBODY, refused=405),
    *only_read("desk-find", EVERYBODY, sends={"q": "haber"}),
    *only_read("desk-find-options", EVERYBODY, sends={"q": "haber"}),
    *only_read("desk-moment", EVERYBODY, sends={"date": "2026-11-24", "time": "10:00"}),
    *only_read("desk-scheduled", NEWSROOM),
]

TOLD = [
    *only_read("desk-notes-people", NEWSROOM, sends={"q": "d"}),
    read("desk-notes", NEWSROOM, "articles.article draft"),
    send(
        "desk-notes", NEWSROOM, "articles.article draft", {"text": "Fotoğrafı kim çekti?"},
        "/admin/articles/article/{draft}/change/", changes="desk_note",
    ),
    read("desk-notes", EDITORS, "articles.correction correction"),
    send("desk-notes", EDITORS, "articles.correction correction", {"text": "Doğru mu?"}, changes="desk_note"),
    read("desk-notes", CHIEF, "site.menuitem entry"),
    read("desk-notes", NOBODY, "accounts.user somebody", refused=404),  # nobody writes notes about people
    read("desk-notes", NOBODY, "articles.replyrequest reply", refused=404),
    read("desk-notes-settle", NOBODY, "note", refused=405),
    send("desk-notes-settle", NEWSROOM, "note", None, "/admin/articles/article/{draft}/change/", changes="desk_note"),
    *only_read("desk-notices", EVERYBODY),
    read("desk-notices-read", NOBODY, refused=405),
    send("desk-notices-read", EVERYBODY, "", None, "/admin/notices/", changes="desk_notice"),
]  # fmt: skip

OPEN_FORMS = [
    read("desk-signed-in", EVERYBODY, stranger=200),
    send("desk-signed-in", NOBODY, refused=405, stranger=405),
    read("desk-door", EVERYBODY, stranger=401),
    send("desk-door", NOBODY, refused=405, stranger=405),
    *called("desk-gone", EVERYBODY, "", {"draft_slot": SLOT}, 204),
    *called("desk-draft", NEWSROOM, FORM, kept("c" * 22), kind="application/json", changes="desk_draft"),
    *called("desk-draft", WRITERS, NEW_FORM, kept("c" * 22), kind="application/json", changes="desk_draft"),
    *called("desk-draft", NOBODY, NOT_A_FORM, kept("c" * 22), kind="application/json"),
    read("desk-draft-offers", NEWSROOM, FORM, refused=404, stranger=401),
    read("desk-draft-offers", WRITERS, NEW_FORM, refused=404, stranger=401),
    send("desk-draft-offers", NOBODY, FORM, refused=405, stranger=405),
    read("desk-left", NOBODY, "a-strangers-text", refused=404),  # one's own alone, whoever asks
    send("desk-left", NOBODY, "a-strangers-text", refused=404),
    *called("desk-draft-drop", NEWSROOM, FORM, {"draft_slot": SLOT}, "/admin/articles/article/{draft}/change/", changes="desk_draft"),
    *called("desk-presence", NEWSROOM, FORM, {"draft_slot": SLOT}, changes="desk_presence"),
    *called("desk-presence", WRITERS, NEW_FORM, {"draft_slot": SLOT}, changes="desk_presence"),
]  # fmt: skip

REFUSED = {MODERATOR: 404}
LOCKS = [
    read("desk-locks", NEWSROOM),
    send("desk-locks", NOBODY, refused=405),
    *called("desk-lock", EDITORS, FORM, {"act": "lock", "reason": "Avukat okuyor"}, 302, refused=403, others=REFUSED, changes="desk_lock"),
    *called("desk-lock", EDITORS, FORM, {"act": "take-over"}, 302, refused=403, others=REFUSED, changes="desk_lock"),
    *called("desk-lock", CHIEF, "articles article locked", {"act": "take-over"}, 302, refused=403, others=REFUSED, changes="desk_lock"),
    *called("desk-lock", CHIEF, "articles article locked", {"act": "lock"}, 302, refused=403, others=REFUSED, changes="desk_lock"),
    *called("desk-lock", CHIEF, "articles article locked", {"act": "release"}, 302, refused=403, others=REFUSED, changes="desk_lock"),
    *called("desk-lock", NEWSROOM, "articles article kept", {"act": "release"}, 302, changes="desk_lock"),  # one's own
    *called("desk-lock", NOBODY, NEW_FORM, {"act": "lock"}),
    *called("desk-lock", NOBODY, FORM, {"act": "no-such-act"}),
]  # fmt: skip

LETTER = {"email": "yeni@example.org", "first_name": "Yeni", "language": "tr"}
PEOPLE = [
    read("desk-audit", CHIEF),
    send("desk-audit", NOBODY, refused=405, stranger=405),
    *by_chief(
        "desk-invitations", "", lambda world: LETTER | {"roles": [world["role"]]}, "accounts_invitation", "/admin/invitations/"
    ),
    *posted_only("desk-invitation-again", CHIEF, "invitation", changes="accounts_invitation"),
    *posted_only("desk-invitation-withdraw", CHIEF, "invitation", changes="accounts_invitation"),
    *by_chief("desk-leave", "somebody", None, "accounts_user", PERSON),
    *by_chief("desk-come-back", "gone", {"email": "gone@example.org"}, "accounts_user", PERSON),
    *by_chief("desk-second-factor", "somebody", None, "desk_auditentry", PERSON),
    read("desk-account", EVERYBODY),
    send(
        "desk-account", EVERYBODY, "", {"first_name": "Yeni", "last_name": "Ad", "email": "", "language": "fr"},
        "/admin/my-account/", changes="accounts_user",
    ),
    read("desk-sessions", EVERYBODY),
    send("desk-sessions", EVERYBODY, "", {"others": "1"}, "/admin/my-account/sessions/", changes="accounts_signedin"),
]  # fmt: skip

SOURCES = [
    read("desk-sources", EDITORS),
    send("desk-sources", NOBODY, others=shared(EDITORS, 405)),
    read("desk-source-switch", NOBODY, "station", others=shared(CHIEF, 405)),
    send("desk-source-switch", CHIEF, "station", {"on": "0"}, "/admin/sources/", changes="fetching_switch"),
    send("desk-source-switch", NOBODY, "no-such-source", {"on": "0"}, others=shared(CHIEF, 404)),
    read("desk-source-ask", NOBODY, "station", others=shared(EDITORS, 405)),
    send("desk-source-ask", EDITORS, "station", None, "/admin/sources/", changes="fetching_asked"),
    send("desk-source-ask", NOBODY, "no-such-source", others=shared(EDITORS, 404)),
]

# What is another's stays his, and nobody learns that it exists: the answer is the same, and nothing is written.
ANOTHERS = [
    send("desk-draft-drop", NOBODY, FORM, {"draft_slot": THEIR_SLOT}, others=shared(NEWSROOM, 302), refused=404, stranger=401),
    send("desk-notices-read", NOBODY, "", {"pk": "987654"}, others=shared(EVERYBODY, 302)),
    send("desk-sessions", NOBODY, "", {"number": "987654"}, others=shared(EVERYBODY, 302)),
]  # fmt: skip
ACTS: list[Act] = [*FRAME, *LOOK_UPS, *TOLD, *OPEN_FORMS, *LOCKS, *PEOPLE, *SOURCES, *ANOTHERS]
