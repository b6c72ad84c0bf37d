"""Rows for what readers send: the moderators' queue, bans, words that wait, reported mistakes, polls."""

from tests.desk.every_address.acts import CHIEF, EDITORS, NEWSROOM, NOBODY, Act, only_read, read, send, shared
from tests.desk.every_address.things import Kind, rows
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

ACTS: list[Act] = [*DECIDING, *BANS, *MISTAKES, *POLLS]
