"""Rows for the picture library: sending, words and rights, the focal point, originals, deleting."""

from tests.desk.every_address.acts import CHIEF, EDITORS, NEWSROOM, NOBODY, WRITERS, Act, read, send, shared
from tests.desk.every_address.things import Kind, history, unnamed
from tests.factories import picture_upload

NAME, LIST, ONE = "admin:images_asset", "/admin/images/asset/", "/admin/images/asset/{picture}/change/"
WORDS = {"licence": "own", "focus_x": "0.2", "focus_y": "0.5", "alt_tr": "Bir meydan", "alt_fr": "Une place"}
PICTURES = Kind("images_asset", "picture", NEWSROOM, WRITERS, EDITORS, CHIEF, WORDS)


def new_picture(field):
    """A picture as a browser sends it, with its rights."""
    return lambda _world: {field: picture_upload(colour=(9, 8, 7)), "licence": "own"}


def chosen(*more):
    """Pictures chosen in the library, to be deleted."""
    return lambda world: {"chosen": [world["picture"]], **dict.fromkeys(more, "1")}


ACTS: list[Act] = [
    read(f"{NAME}_changelist", NEWSROOM, sends={"q": "meydan", "use": "unused", "rights": "expired"}),
    send(f"{NAME}_changelist", CHIEF, "", chosen(), 200),  # it asks first
    send(f"{NAME}_changelist", CHIEF, "", chosen("confirmed"), LIST, changes="images_asset"),
    read(f"{NAME}_add", WRITERS),
    send(f"{NAME}_add", WRITERS, "", new_picture("pictures"), LIST, changes="images_asset"),
    read(f"{NAME}_change", NEWSROOM, "picture"),
    send(f"{NAME}_change", EDITORS, "picture", WORDS, LIST, changes="images_asset"),
    send(f"{NAME}_change", EDITORS, "picture", WORDS | {"expires_on": "2020-01-01"}, LIST, changes="images_asset"),
    send(f"{NAME}_change", WRITERS, "own_picture", WORDS, LIST, changes="images_asset"),
    read(f"{NAME}_delete", CHIEF, "picture"),
    send(f"{NAME}_delete", CHIEF, "picture", {"post": "yes"}, LIST, changes="images_asset"),
    send(f"{NAME}_delete", NOBODY, "lead", {"post": "yes"}, others={CHIEF: 200}),  # a story shows it
    *history(PICTURES, "picture picture_version", ONE),
    *unnamed(PICTURES),
    # --- the dialog, the editor's own upload, originals ---
    read("desk-upload", NOBODY, others=shared(WRITERS, 405)),
    send("desk-upload", WRITERS, "", new_picture("upload"), 200, changes="images_asset"),
    read("desk-library", NEWSROOM, sends={"q": "meydan", "rights": "expired"}),
    read("desk-library", NEWSROOM, sends={"frame": "1"}),
    send("desk-library", NOBODY, others=shared(NEWSROOM, 405)),
    read("desk-original", NEWSROOM, "picture"),
    send("desk-original", NOBODY, "picture", others=shared(NEWSROOM, 405)),
    # --- those of a story that is not public yet, in its preview ---
    read("admin:articles_article_preview_picture", NEWSROOM, "draft lead rest"),
    send("admin:articles_article_preview_picture", NEWSROOM, "draft lead rest", None, 200),
    read("admin:articles_article_preview_new_picture", WRITERS, "lead rest"),
    send("admin:articles_article_preview_new_picture", WRITERS, "lead rest", None, 200),
]
