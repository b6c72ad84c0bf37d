"""Rows for what has a list and a form and little else: sections, tags, authors, menus, settings, people, the register."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group

from tests.desk.every_address.acts import (
    CHIEF,
    EDITORS,
    EVERYBODY,
    NEWSROOM,
    NOBODY,
    Act,
    less,
    read,
    send,
    shared,
)
from tests.desk.every_address.tables import of_table
from tests.factories import PASSWORD


@dataclass(frozen=True)
class Kind:
    """A kind of thing: its name in addresses, one of them in the world, who may, and what its form holds."""

    label: str
    thing: str
    sees: str
    begins: str
    changes: str
    deletes: str
    typed: Any = None  # a dict, or what makes one of the World
    typed_new: Any = None  # where a new one is filled in differently
    keeps_versions: bool = True
    in_list: Any = None  # what is sent to its list; None: several are deleted there
    acts_in_list: str | None = None  # who does that


def several(thing):
    """What the list sends to delete things."""
    return lambda world: {"action": "delete_selected", "_selected_action": [world[thing]], "post": "yes"}


def back(thing):
    """What the page sends that takes a version back."""
    return lambda world: {"what": "all", "seen": world.seen(thing)}


def rows(kind):
    """Every address of a kind, and what is sent to it."""
    name, thing = f"admin:{kind.label}", kind.thing
    path = f"/admin/{kind.label.replace('_', '/')}/"
    one, version = f"{path}{{{thing}}}/change/", f"{thing} {thing}_version"
    return [
        read(f"{name}_changelist", kind.sees),
        in_list(kind, path),
        read(f"{name}_add", kind.begins),
        send(f"{name}_add", kind.begins, "", kind.typed_new or kind.typed, path, changes=kind.label),
        read(f"{name}_change", kind.sees, thing),
        send(f"{name}_change", kind.changes, thing, kind.typed, path, changes=kind.label),
        read(f"{name}_delete", kind.deletes, thing),
        send(f"{name}_delete", kind.deletes, thing, {"post": "yes"}, path, changes=kind.label),
        *history(kind, version, one),
        *unnamed(kind),
    ]


def unnamed(kind):
    """The old form of an address: everybody at the desk is led to the form, which asks for the right."""
    app, model = kind.label.split("_")
    route, one = f"admin/{app}/{model}/<path:object_id>/", f"/admin/{app}/{model}/{{{kind.thing}}}/change/"
    return [read(route, EVERYBODY, kind.thing, answer=one), send(route, EVERYBODY, kind.thing, None, one)]


def in_list(kind, path):
    """What is sent to the list: things to be deleted, where there is such an act."""
    acts = kind.deletes if kind.acts_in_list is None else kind.acts_in_list
    return send(
        f"admin:{kind.label}_changelist",
        acts,
        "",
        kind.in_list or several(kind.thing),
        path,
        changes=kind.label,
        others=shared(less(kind.sees, acts), 200),
    )


def history(kind, version, one):
    """The history, a comparison, and taking a version back; 404 where none are kept."""
    name, thing = f"admin:{kind.label}", kind.thing

    def sides(world):
        return {"from": world[f"{thing}_version"], "to": world[f"{thing}_version"]}

    told = [
        read(f"{name}_history", kind.sees, thing),
        send(f"{name}_history", kind.sees, thing, None, 200),
    ]
    if not kind.keeps_versions:
        nothing = {"others": shared(kind.sees, 404)}
        return [
            *told,
            read(f"{name}_compare", NOBODY, thing, **nothing),
            send(f"{name}_compare", NOBODY, thing, **nothing),
            read(f"{name}_restore", NOBODY, f"{thing} 1", **nothing),
            send(f"{name}_restore", NOBODY, f"{thing} 1", {"what": "all"}, **nothing),
        ]
    return [
        *told,
        read(f"{name}_compare", kind.sees, thing, sends=sides),
        send(f"{name}_compare", NOBODY, thing, sides, others=shared(kind.sees, 404)),  # nothing is named in its address
        read(f"{name}_restore", kind.changes, version),
        send(f"{name}_restore", kind.changes, version, back(thing), one, changes=kind.label),
    ]


NAMES = {"name_tr": "Yeni ad", "name_fr": "Nouveau nom"}
NO_ENTRIES = {"entries-TOTAL_FORMS": "0", "entries-INITIAL_FORMS": "0"}
REPLY = {
    "person": "Ayşe Yılmaz", "language": "tr", "text": "Öyle değil.", "decision": "open",
    "received_at_0": "2026-11-20", "received_at_1": "10:00",
}  # fmt: skip
CORRECTION = {"kind": "update", "order": "0", "text_tr": "Yeni bilgi."}
PERSON = {"username": "yeni", "first_name": "Yeni", "last_name": "Kişi", "email": "", "language": "tr"}


def with_role(more):
    """The form of a person, with a role."""
    return lambda _world: {**PERSON, **more, "groups": [Group.objects.get(name="journalist").pk]}


DIRECTORY = "editor moderator chief"

KINDS = [
    Kind(
        "articles_category", "section", NEWSROOM, CHIEF, CHIEF, CHIEF,
        NAMES | {"order": "1", "on_home": "on"},
    ),
    Kind("articles_topic", "topic", NEWSROOM, EDITORS, EDITORS, CHIEF, NAMES | NO_ENTRIES),
    Kind("articles_tag", "tag", NEWSROOM, EDITORS, EDITORS, CHIEF, NAMES),
    Kind(
        "authors_author", "author", NEWSROOM, EDITORS, EDITORS, CHIEF,
        {"name": "Yeni Yazar", "kind": "staff", "order": "0", "languages": "tr", "listed": "on"},
    ),
    Kind(
        "search_promotedresult", "by_hand", EDITORS, EDITORS, EDITORS, CHIEF,
        {"language": "tr", "words": "vergi", "address": "https://www.example.org/vergi/", "title": "Vergi", "order": "0"},
    ),
    Kind(
        "search_sought", "sought", EDITORS, NOBODY, NOBODY, NOBODY, {"words": "başka"},
        keeps_versions=False,
    ),
    Kind(
        "site_menuitem", "entry", CHIEF, CHIEF, CHIEF, CHIEF,
        {"menu": "main", "order": "3", "leads_to": "named:archive"},
        in_list=lambda world: {
            "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": world["entry"], "form-0-order": "7", "_save": "1",
        },
    ),
    Kind(
        "site_standingpage", "page", CHIEF, CHIEF, CHIEF, CHIEF,
        NAMES | {"role": "", "published": "on"},
    ),
    Kind("site_redirect", "old", CHIEF, CHIEF, CHIEF, CHIEF, {"old_path": "/daha-eski/", "new_path": "/yeni/"}),
    Kind(
        "articles_correction", "correction", EDITORS, EDITORS, EDITORS, CHIEF, CORRECTION,
        typed_new=lambda world: CORRECTION | {"article": world["out"]},
        acts_in_list=NOBODY,
    ),
    Kind(
        "articles_replyrequest", "reply", EDITORS, EDITORS, EDITORS, NOBODY, REPLY,
        typed_new=lambda world: REPLY | {"article": world["out"]},
        keeps_versions=False,
    ),
    Kind(
        "places_place", "place", "editor moderator chief", NOBODY, CHIEF, NOBODY,
        NAMES | {"spellings": "Eski ad", "postcodes": "1030"},
        keeps_versions=False,
        acts_in_list=NOBODY,
    ),
    Kind(
        "weather_weatherplace", "with_weather", EDITORS, EDITORS, EDITORS, CHIEF,
        lambda world: {"place": world.thing("with_weather").place_id, "on": "on", "order": "7", "role": ""},
        typed_new=lambda world: {"place": world["place"], "on": "on", "order": "8", "role": ""},
        keeps_versions=False,
        in_list=lambda world: {
            "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": world["with_weather"], "form-0-order": "9",
            "_save": "1",
        },
        acts_in_list=EDITORS,
    ),
    Kind(
        "accounts_user", "somebody", CHIEF, CHIEF, CHIEF, CHIEF, with_role({}),
        typed_new=with_role({"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}),
        keeps_versions=False,
        acts_in_list=NOBODY,
    ),
    Kind(
        "directory_trade", "trade", DIRECTORY, EDITORS, EDITORS, CHIEF, NAMES | {"order": "7"},
        keeps_versions=False,
        acts_in_list=NOBODY,
    ),
    Kind(
        "directory_firm", "firm", DIRECTORY, EDITORS, DIRECTORY, CHIEF,
        lambda world: {
            "name": "Yeni Fırın", "place": "Schaerbeek", "pictures-TOTAL_FORMS": "0", "pictures-INITIAL_FORMS": "0",
        },
        keeps_versions=False,
    ),
]  # fmt: skip

# The settings are one row: their list leads to it, there is no second one, and nobody deletes it.
HOUSE = {
    "name_tr": "Korner",
    "name_fr": "Le Korner",
    "comments": "before",
    "comments_trust": "3",
    "comments_days": "30",
}
SETTINGS = Kind("site_sitesettings", "settings", CHIEF, NOBODY, CHIEF, NOBODY, HOUSE)
TO_SETTINGS = "/admin/site/sitesettings/{settings}/change/"
PASSWORD_OF = "admin:auth_user_password_change"
NEW_PASSWORD = {"password1": f"{PASSWORD}!", "password2": f"{PASSWORD}!", "usable_password": "true"}

ACTS: list[Act] = [
    *(act for kind in KINDS for act in rows(kind)),
    *of_table("directory_firm", imports=EDITORS, sees=DIRECTORY),
    *(act for act in rows(SETTINGS) if not act.address.endswith("_changelist")),
    read("admin:site_sitesettings_changelist", CHIEF, answer=TO_SETTINGS),
    send("admin:site_sitesettings_changelist", CHIEF, "", several("settings"), TO_SETTINGS),
    read("admin:articles_replyrequest_changelist", EDITORS, sends={"due": "overdue"}),
    read(PASSWORD_OF, CHIEF, "somebody"),
    send(
        PASSWORD_OF, CHIEF, "somebody", NEW_PASSWORD, "/admin/accounts/user/{somebody}/change/", changes="accounts_user"
    ),
]
