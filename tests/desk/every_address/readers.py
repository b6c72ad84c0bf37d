"""Rows for what readers send: the queue, bans, words that wait, comments, mistakes, polls, news in confidence, letters."""

from tests.desk.every_address.acts import CHIEF, EDITORS, NEWSROOM, NOBODY, Act, only_read, read, send, shared
from tests.desk.every_address.things import NAMES, Kind, rows, several
from tests.polls.test_at_the_desk import filled_in

DECIDE = "editor moderator chief"  # whoever opens the queue
MODERATORS = "moderator chief"
QUEUE = "/admin/moderation/"
CASE, BAN = "moderation_case", "moderation_ban"


def looked_at(address, who, things="", sends=None, opens=DECIDE):
    """A page of the queue: nothing can be sent to it. `opens` are those who get as far as to learn that."""
    return [read(address, who, things, sends=sends), send(address, NOBODY, things, others=shared(opens, 405))]


def posted(address, who, things, sends, answer=QUEUE, opens=DECIDE, **more):
    """An act of the queue, which is sent and never looked at."""
    return [
        read(address, NOBODY, things, others=shared(opens, 405)),
        send(address, who, things, sends, answer, **more),
    ]


def decision(case, act, **more):
    """What the queue sends to decide on a case: its version goes with it."""
    return lambda world: {"case": world[case], "version": world.thing(case).version, "act": act, **more}


def decision_on_several(case, act):
    """What it sends to decide on several, here on one."""
    return lambda world: {"case": [world[case]], f"version_{world[case]}": world.thing(case).version, "act": act}


HELD_BACK = {"of": "visitor", "days": "7", "reason": ""}
DECIDING = [
    *looked_at("desk-moderation", DECIDE),
    *looked_at("desk-moderation", DECIDE, sends={"list": "decided"}),
    *posted("desk-moderation-decide", DECIDE, "", decision("case", "approve"), changes=CASE),
    *posted("desk-moderation-decide", DECIDE, "", decision("case", "refuse:insult", reason="Kaba"), changes=CASE),
    send("desk-moderation-decide", NOBODY, "", {"case": "987654", "act": "approve"}, others=shared(DECIDE, 404)),
    # Whoever may not change a thing of this kind decides on none, and is not told that there is one.
    send("desk-moderation-decide", NOBODY, "", decision("nobodys_case", "approve"), others=shared(DECIDE, 404)),
    send("desk-moderation-decide", MODERATORS, "", decision("comment_case", "approve"), QUEUE, changes=CASE, others={"editor": 404}),
    send("desk-moderation-decide", EDITORS, "", decision("tip_case", "approve"), QUEUE, changes=CASE, others={"moderator": 404}),
    send("desk-moderation-decide", EDITORS, "", decision("letter_case", "refuse"), QUEUE, changes=CASE, others={"moderator": 404}),
    read("desk-moderation-writer", MODERATORS, "comment_case", others={"editor": 404}),
    read("desk-moderation-writer", EDITORS, "tip_case", others={"moderator": 404}),
    *posted("desk-moderation-several", DECIDE, "", decision_on_several("case", "spam"), changes=CASE),
    send(
        "desk-moderation-several", NOBODY, "", decision_on_several("nobodys_case", "spam"),
        others=shared(DECIDE, QUEUE),
    ),
    *posted("desk-moderation-undo", DECIDE, "", None, changes=CASE),  # one's own last decision
    *posted("desk-moderation-note", DECIDE, "case", {"text": "Bakıyorum."}, changes="moderation_casenote"),
    send("desk-moderation-note", NOBODY, "nobodys_case", {"text": "Bakıyorum."}, others=shared(DECIDE, 404)),
    *looked_at("desk-moderation-writer", DECIDE, "case"),
    *looked_at("desk-moderation-writer", DECIDE, "case", sends={"by": "name"}),
    read("desk-moderation-writer", NOBODY, "nobodys_case", others=shared(DECIDE, 404)),
]  # fmt: skip

BANS = [
    *posted("desk-moderation-ban", MODERATORS, "case", HELD_BACK, "/admin/moderation/{case}/writer/", changes=BAN),
    send("desk-moderation-ban", NOBODY, "nobodys_case", HELD_BACK, others=shared(MODERATORS, 404)),
    read("desk-bans", MODERATORS),
    send("desk-bans", MODERATORS, "", {"name": "Kötü Kişi", "days": "7", "reason": ""}, "/admin/moderation/bans/", changes=BAN),
    *posted("desk-ban-end", MODERATORS, "ban", None, "/admin/moderation/bans/", changes=BAN),
    read("desk-words", MODERATORS),
    send("desk-words", MODERATORS, "", {"tr": "piyango", "fr": "loto"}, "/admin/moderation/words/", changes="moderation_wordlist"),
]  # fmt: skip

REPORT = "mistakes_mistakereport"
REPORTS = Kind(REPORT, "report", DECIDE, NOBODY, DECIDE, CHIEF, {}, keeps_versions=False, acts_in_list=NOBODY)
MISTAKES = [
    *rows(REPORTS),
    read(f"admin:{REPORT}_correct", NOBODY, "report", others=shared(EDITORS, 405)),
    send(f"admin:{REPORT}_correct", EDITORS, "report", None, "/admin/articles/correction/add/?article={out}", changes=REPORT),
]  # fmt: skip

POLLS = [
    *rows(
        Kind(
            "polls_poll", "poll", EDITORS, EDITORS, EDITORS, CHIEF,
            lambda world: filled_in(world.thing("poll")),
            typed_new=lambda _world: filled_in(),
            acts_in_list=NOBODY,
        )
    ),
    *only_read("desk-boxes", NEWSROOM),
]  # fmt: skip

COMMENT, COMMENT_LIST = "comments_comment", "/admin/comments/comment/"


def act_on_several(act, thing):
    """What a list sends to do one of its acts to something."""
    return lambda world: {"action": act, "_selected_action": [world[thing]]}


COMMENTS = [
    *rows(
        Kind(
            COMMENT, "comment", MODERATORS, NOBODY, MODERATORS, CHIEF, {"note": "Düzelttik.", "pinned": "on"},
            keeps_versions=False, in_list=act_on_several("pin", "comment"), acts_in_list=MODERATORS,
        )
    ),
    # It leaves the story open to nobody else: only whether one may write under it is changed.
    send(
        f"admin:{COMMENT}_changelist", MODERATORS, "", act_on_several("close_discussion", "comment"), COMMENT_LIST,
        changes="articles_article",
    ),
    send(
        f"admin:{COMMENT}_changelist", CHIEF, "", several("comment"), COMMENT_LIST, changes=COMMENT,
        others={"moderator": COMMENT_LIST},
    ),
]  # fmt: skip

TIP, INBOX = "tips_tip", "/admin/tips/tip/"
TIPS = Kind(TIP, "tip", EDITORS, NOBODY, EDITORS, CHIEF, {}, keeps_versions=False, acts_in_list=NOBODY)


def work(act, changes=TIP, answer=INBOX + "{tip}/change/", **given):
    """Do something with news from a reader, on the page where it is read."""
    sends = {"act": act, **{f"{act}-{name}": value for name, value in given.items()}}
    return send(f"admin:{TIP}_change", EDITORS, "tip", sends, answer, changes=changes)


def draft(world):
    """What makes a draft of it."""
    return {"act": "draft", "draft-headline": "Işık yanmıyor", "draft-section": world["filed"], "draft-language": "tr"}


NEWS = [
    *(act for act in rows(TIPS) if (act.address, act.verb) != (f"admin:{TIP}_change", "post")),
    work("take"),
    work("close"),
    work("spam"),
    work("note", note="Muhtarı aradım."),
    work("ask", "tips_tipquestion", question="Ne zamandan beri?"),
    send(f"admin:{TIP}_change", EDITORS, "tip", draft, "/admin/articles/article/", changes="articles_article"),
    read(f"admin:{TIP}_change", NOBODY, "987654", others=shared(EDITORS, 404)),
    # Its pictures: numbers and names open nothing, nor does a picture under another's number.
    read(f"admin:{TIP}_picture", EDITORS, "tip tip_picture whole"),
    read(f"admin:{TIP}_picture", EDITORS, "tip tip_picture small"),
    read(f"admin:{TIP}_picture", NOBODY, "tip tip_picture other", others=shared(EDITORS, 404)),
    read(f"admin:{TIP}_picture", NOBODY, "other_tip tip_picture whole", others=shared(EDITORS, 404)),
    send(f"admin:{TIP}_picture", EDITORS, "tip tip_picture whole", None, 200),
]

LETTER, TOPIC, TOPICS = "contact_contactmessage", "contact_contacttopic", "/admin/contact/contacttopic/"


def other_order(world):
    """What the list of topics sends when another order was typed there."""
    order = {"form-0-id": world["letter_topic"], "form-0-order": "7"}
    return {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", **order, "_save": "1"}


LETTERS = [
    *rows(
        Kind(
            LETTER, "letter", EDITORS, NOBODY, EDITORS, CHIEF, {"dealt_with": "on"},
            keeps_versions=False, acts_in_list=NOBODY,
        )
    ),
    *rows(
        Kind(
            TOPIC, "letter_topic", EDITORS, EDITORS, EDITORS, CHIEF,
            NAMES | {"email": "masa@example.org", "order": "3", "active": "on"},
            in_list=other_order, acts_in_list=EDITORS,
        )
    ),
    send(f"admin:{TOPIC}_changelist", CHIEF, "", several("letter_topic"), TOPICS, changes=TOPIC, others={"editor": 200}),
]  # fmt: skip

# Firms, what their owners change, and who claims an entry: for editors and moderators alike. Journalists see no picture.
FIRMS = [
    *(
        send("desk-moderation-decide", DECIDE, "", decision(f"{thing}_case", "approve"), QUEUE, changes=CASE)
        for thing in ("firm", "firm_change", "firm_claim")
    ),
    *only_read("desk-firm-picture", DECIDE, "firm_picture small"),
    read("desk-firm-picture", DECIDE, "firm_picture whole"),
    read("desk-firm-picture", NOBODY, "firm_picture other", others=shared(DECIDE, 404)),
    read("desk-firm-picture", NOBODY, "987654 whole", others=shared(DECIDE, 404)),
]

# A note would outlive them: none is written beside what readers sent, but in the queue, where it goes with the case.
UNNOTED = [
    act
    for thing in ("tips.tip tip", "contact.contactmessage letter", "comments.comment comment", "mistakes.mistakereport report")
    for act in (
        read("desk-notes", NOBODY, thing, refused=404),
        send("desk-notes", NOBODY, thing, {"text": "Kim bu?"}, refused=404),
    )
]  # fmt: skip

ACTS: list[Act] = [*DECIDING, *BANS, *MISTAKES, *POLLS, *COMMENTS, *NEWS, *LETTERS, *FIRMS, *UNNOTED]
