"""Rows for stories: writing, every step, changes to what is published, preview, links, acts on several."""

from tests.desk.every_address.acts import CHIEF, EDITORS, NEWSROOM, NOBODY, WRITERS, Act, read, send, shared
from tests.desk.every_address.things import Kind, history, unnamed
from tests.desk.test_stories import typed

NAME, LIST, ONE = "admin:articles_article", "/admin/articles/article/", "/admin/articles/article/{{{}}}/change/"
STORY, STEP, COPY, LINK = "articles_article", "articles_storystep", "articles_workingcopy", "desk_previewlink"
STORIES = Kind(STORY, "draft", NEWSROOM, WRITERS, f"translator {EDITORS}", CHIEF)
DONE = "/admin/articles/article/done/"


def form(thing, **more):
    """The form of a story as a browser sends it back, with words typed over it."""
    return lambda world: typed(world.thing(thing), headline_fr="Un autre titre", **more)


def save(thing, who, others=None, **more):
    """Save the form of a story."""
    return send(
        f"{NAME}_change", who, thing, form(thing, _save="1", **more), ONE.format(thing), changes=STORY, others=others or {}
    )  # fmt: skip


def step(button, thing, who, others=None, changes=STEP, **more):
    """Press the button of a step in the form of a story: it is written down."""
    sends = form(thing, **{button: "1"}, **more)
    return send(f"{NAME}_change", who, thing, sends, ONE.format(thing), changes=changes, others=others or {})


def step_of_public(button, thing, **more):
    """A step with a story that readers see; what a translator sends with it goes to its working copy."""
    return step(button, thing, EDITORS, saved(TRANSLATOR, thing, COPY), STORY, **more)


def saved(roles, thing, table=STORY):
    """Those whose words are saved, and who take no step."""
    return shared(roles, (ONE.format(thing), table))


def copy(button, thing, who, others=None, changes=STEP, **more):
    """Press a button of the page with the changes to a published story."""
    sends = {button: "1", **more}
    return send(f"{NAME}_working_copy", who, thing, sends, ONE.format(thing), changes=changes, others=others or {})


def several(act, thing, who, others=None, **given):
    """Do an act to several stories, here to one."""

    def sends(world):
        named = {name: world[value] for name, value in given.items()}
        return {"pk": [world[thing]], f"version_{world[thing]}": world.thing(thing).version, **named}

    return send(f"{NAME}_bulk", who, act, sends, DONE, changes=STORY, others=others or {})


def part_back(what):
    """Take one part of a version back."""
    return lambda world: {"what": what, "seen": world.seen("draft")}


TRANSLATOR, JOURNALIST = "translator", "journalist"
WHO_WRITES = f"translator {EDITORS}"  # a colleague's draft
WHEN = {"publish_at_0": "2036-01-10", "publish_at_1": "10:00"}
LONG_AGO = {"date_back_0": "2020-01-10", "date_back_1": "10:00"}
LINK_FORM = {"note": "Me Dupont", "life": "day", "languages": "both"}

WRITING = [
    read(f"{NAME}_changelist", NEWSROOM, sends={"q": "haber", "status": "draft"}),
    # The list asks first; an act that is not offered is no act.
    send(
        f"{NAME}_changelist", EDITORS, "", lambda world: {"action": "publish", "_selected_action": [world["draft"]]}, 200,
        others={JOURNALIST: LIST, TRANSLATOR: 200},
    ),
    send(
        f"{NAME}_changelist", NOBODY, "",
        lambda world: {"action": "delete_selected", "_selected_action": [world["draft"]], "post": "yes"},
        others={**shared(WRITERS, LIST), TRANSLATOR: 200},
    ),
    read(f"{NAME}_add", WRITERS),
    send(f"{NAME}_add", WRITERS, "", lambda world: typed(category=world["filed"], _save="1"), "/admin/articles/article/", changes=STORY),
    read(f"{NAME}_change", NEWSROOM, "draft"),
    read(f"{NAME}_change", NEWSROOM, "out"),
    save("draft", WHO_WRITES),
    save("own", NEWSROOM),
    save("waiting", WHO_WRITES),
    save("out", EDITORS, saved(TRANSLATOR, "out", COPY)),
    save("locked", NOBODY, shared(WHO_WRITES, (200, "desk_draft"))),  # what was typed is kept for its writer
    read(f"{NAME}_delete", CHIEF, "draft"),
    send(f"{NAME}_delete", CHIEF, "draft", {"post": "yes"}, LIST, changes=STORY),
    read(f"{NAME}_delete", NOBODY, "out"),
    send(f"{NAME}_delete", NOBODY, "out", {"post": "yes"}),
    send(f"{NAME}_delete", NOBODY, "own", {"post": "yes"}, others={CHIEF: (LIST, STORY)}),
    send(f"{NAME}_delete", NOBODY, "locked", {"post": "yes"}),
    *unnamed(STORIES),
]  # fmt: skip

STEPS = [
    step("_hand_in", "own", WRITERS, saved(TRANSLATOR, "own")),
    step("_hand_in", "draft", EDITORS, saved(TRANSLATOR, "draft")),
    step("_publish", "own", EDITORS, saved("journalist translator", "own")),
    step("_publish", "draft", EDITORS, saved(TRANSLATOR, "draft")),
    step("_schedule", "draft", EDITORS, saved(TRANSLATOR, "draft"), **WHEN),
    step("_approve", "waiting", EDITORS, saved(TRANSLATOR, "waiting")),
    step("_send_back", "waiting", EDITORS, saved(TRANSLATOR, "waiting"), step_note="Kısaltalım"),
    step_of_public("_withdraw", "out", step_note="Yanlış kişi"),
    step_of_public("_withdraw_fr", "out", step_note="Çeviri hatalı"),
    step_of_public("_restore_fr", "half"),
    step_of_public("_save", "out", **LONG_AGO),
]

LOOKING = [
    *history(STORIES, "draft draft_version", ONE.format("draft"))[:-2],
    read(f"{NAME}_restore", WHO_WRITES, "draft draft_version"),
    send(f"{NAME}_restore", EDITORS, "draft draft_version", part_back("all"), ONE.format("draft"), changes=STORY),
    send(f"{NAME}_restore", WHO_WRITES, "draft draft_version", part_back("fr"), ONE.format("draft"), changes=STORY),
    read(f"{NAME}_preview", NEWSROOM, "draft"),
    send(f"{NAME}_preview", NEWSROOM, "draft", form("draft"), 200),
    read(f"{NAME}_preview_page", NEWSROOM, "draft", sends={"preview_language": "fr"}),
    send(f"{NAME}_preview_page", NEWSROOM, "draft", form("draft", preview_language="fr"), 200),
    read(f"{NAME}_preview_new", WRITERS),
    send(f"{NAME}_preview_new", WRITERS, "", form("draft"), 200),
    read(f"{NAME}_preview_new_page", WRITERS),
    send(f"{NAME}_preview_new_page", WRITERS, "", form("draft"), 200),
    read(f"{NAME}_check", NOBODY, refused=405),
    send(f"{NAME}_check", WHO_WRITES, "", lambda world: {"story": world["draft"], "headline_tr": "Yeni"}, 200),
    send(f"{NAME}_check", NEWSROOM, "", lambda world: {"story": world["own"], "headline_tr": "Yeni"}, 200),
    send(f"{NAME}_check", WRITERS, "", {"source_language": "tr", "headline_tr": "Yeni"}, 200),
]

LINKS = [
    read(f"{NAME}_preview_links", EDITORS, "draft"),
    send(f"{NAME}_preview_links", EDITORS, "draft", LINK_FORM, 200, changes=LINK),
    read(f"{NAME}_preview_links", WRITERS, "own"),
    send(f"{NAME}_preview_links", WRITERS, "own", LINK_FORM, 200, changes=LINK),
    read(f"{NAME}_withdraw_link", NOBODY, "draft link", others=shared(EDITORS, 405)),
    send(f"{NAME}_withdraw_link", EDITORS, "draft link", None, "/admin/articles/article/{draft}/preview/links/", changes=LINK),
    # A link is withdrawn where it belongs, not by its number at another story.
    send(f"{NAME}_withdraw_link", NOBODY, "own link", others=shared(WRITERS, 404)),
]  # fmt: skip

COPIES = [
    read(f"{NAME}_working_copy", NEWSROOM, "copied"),
    read(f"{NAME}_working_copy", NOBODY, "out", others=shared(NEWSROOM, 404)),
    read(f"{NAME}_working_copy_write", EDITORS, "copied_waiting"),
    send(
        f"{NAME}_working_copy_write", EDITORS, "copied_waiting", {}, 200, changes="desk_draft"
    ),  # wrong, so it comes back, and is kept
    copy("_copy_publish", "copied", EDITORS),
    copy("_copy_discard", "copied", WHO_WRITES),
    copy("_copy_hand_in", "copied", TRANSLATOR),
    copy("_copy_approve", "copied_waiting", EDITORS),
    copy("_copy_send_back", "copied_waiting", EDITORS, note="Kısaltalım"),
    copy("_copy_discard", "copied_waiting", EDITORS),  # handed in, it is closed for its writers
    copy("_nothing", "copied", NOBODY),
]

SEVERAL = [
    read(f"{NAME}_bulk", EDITORS, "publish", answer=LIST),
    read(f"{NAME}_bulk", WRITERS, "hand_in", answer=LIST),
    read(f"{NAME}_bulk", NOBODY, "no-such-act", others=shared(NEWSROOM, 404)),
    several("hand_in", "own", WRITERS),
    several("hand_in", "draft", EDITORS, {JOURNALIST: (DONE, "desk_undo")}),
    several("change_section", "own", WRITERS, section="section"),
    several("change_section", "draft", EDITORS, {JOURNALIST: (DONE, "desk_undo")}, section="section"),
    several("add_tag", "own", WRITERS, tag="tag_name"),
    several("add_tag", "draft", EDITORS, {JOURNALIST: (DONE, "desk_undo")}, tag="tag_name"),
    several("approve", "waiting", EDITORS),
    several("publish", "draft", EDITORS),
    several("publish", "own", EDITORS),
    several("withdraw", "out", EDITORS, reason="Yanlış kişi"),
    several("publish", "locked", NOBODY, shared(EDITORS, (DONE, "desk_undo"))),
    read(f"{NAME}_done", NOBODY, "their_undo", others=shared(NEWSROOM, 404)),
    read(f"{NAME}_done", NEWSROOM, "own_undo"),
    send(f"{NAME}_done", NEWSROOM, "own_undo", None, 200),
    read(f"{NAME}_undo", EDITORS, "own_undo", answer=DONE),
    send(f"{NAME}_undo", EDITORS, "own_undo", None, DONE, changes=STORY),
    send(f"{NAME}_undo", NOBODY, "their_undo", others=shared(NEWSROOM, 404)),
]

ACTS: list[Act] = [*WRITING, *STEPS, *LOOKING, *LINKS, *COPIES, *SEVERAL]
