"""docs/roles.md as a test: every role, and nobody known, against every address of the desk and every verb.

The table stands in tests/desk/every_address/. Whoever is refused has changed nothing; whoever may has: each act is taken by
hand, without the page that offers it, and undone before the next.
"""

import logging
import re
from contextlib import contextmanager
from copy import deepcopy

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from tests.desk.every_address import ACTS
from tests.desk.every_address.acts import AT_THE_DOOR, DOOR, ROLES
from tests.desk.every_address.world import world_for
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

WRITES = re.compile(r'(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
# What the sessions of the desk write by themselves.
BY_ITSELF = {"django_session", "accounts_signedin"}


@pytest.fixture(autouse=True)
def refusals_are_no_news(caplog):
    caplog.set_level(logging.CRITICAL, "django.request")


@contextmanager
def watching():
    """The names of the tables that are written into meanwhile, as a set that fills."""
    written = set()

    def look(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        found = WRITES.match(sql.lstrip())
        # A change of no row changes nothing; how many rows are new is known only once their keys are read.
        if found and (found[0].upper().startswith(("INSERT", "REPLACE")) or context["cursor"].rowcount):
            written.add(found[1])
        return answer

    with connection.execute_wrapper(look):
        yield written


def addresses():
    """The names (or routes, of those without) of every address of the desk, and of the links that outsiders get.

    Of two with one route the first answers.
    """
    found = {}

    def walk(patterns, before, spaces):
        for entry in patterns:
            route = f"{before}{entry.pattern}"
            if isinstance(entry, URLResolver):
                walk(entry.url_patterns, route, [*spaces, *([entry.namespace] if entry.namespace else [])])
            else:
                found.setdefault(route, ":".join([*spaces, entry.name]) if entry.name else route)

    walk(get_resolver().url_patterns, "", [])
    return {
        name
        for route, name in found.items()
        if route.startswith("admin/") or (":preview" in name and "admin" not in name)
    }


def test_every_address_stands_in_the_table_with_both_verbs():
    wanted = {(name, verb) for name in addresses() for verb in ("get", "post")}
    told = {(act.address, act.verb) for act in ACTS}
    assert sorted(wanted - told) == []
    assert sorted(told - wanted) == []


def do(client, act, world):
    """(status, where it leads, tables written into) of an act, which is undone at once."""
    path, cookies = act.path(world), deepcopy(client.cookies)
    sent = act.sends(world) if callable(act.sends) else act.sends
    more = {"content_type": act.kind} if act.kind else {}
    with transaction.atomic(), watching() as written:
        response = getattr(client, act.verb)(path, sent, **more)
        transaction.set_rollback(True)
    client.cookies = cookies
    return response.status_code, response.headers.get("Location", ""), written


def wrong(act, role, world, status, location, written):
    """What is not as the table says, in words; "" when all is."""
    answer, changes = act.expected(role)
    own = written - BY_ITSELF
    if answer == DOOR:
        right = status == 302 and location.startswith(AT_THE_DOOR)
    elif isinstance(answer, str):
        right = status == 302 and location.startswith(answer.format_map(world))
    else:
        right = status == answer
    if not right:
        return f"answers {status} {location}, not {answer}"
    if changes and changes not in written:
        return f"writes nothing into {changes}: {sorted(own)}"
    if not changes and own:
        return f"writes into {sorted(own)}"
    if act.changes not in ("", changes) and act.changes in own:
        return f"changes what it must not: {act.changes}"
    return ""


@pytest.mark.parametrize("role", [*ROLES, None], ids=[*ROLES, "nobody known"])
def test_everybody_does_what_he_may_and_changes_nothing_else(role):
    client = Client(raise_request_exception=False)
    person = UserFactory(role=role) if role else None
    world = world_for(person)
    if person:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        client.get("/admin/")  # the first page of a session is noted
    told = [(act, wrong(act, role, world, *do(client, act, world))) for act in ACTS]
    assert "\n".join(f"{act}: {words}" for act, words in told if words) == ""


def test_nobody_known_learns_more_by_asking_for_the_head_of_a_page():
    client, world = Client(raise_request_exception=False), world_for(None)
    for act in (act for act in ACTS if act.verb == "get" and act.stranger == DOOR):
        answer = client.head(act.path(world))
        assert (answer.status_code, str(act)) == (302, str(act))
        assert answer["Location"].startswith(AT_THE_DOOR), str(act)


def test_without_a_second_factor_a_chief_gets_no_further_than_setting_one_up(settings):
    client, person = Client(raise_request_exception=False), UserFactory(role="chief")
    world = world_for(person)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    settings.SECOND_FACTOR_REQUIRED = True
    inside = [act for act in ACTS if re.match("/admin/(?!hesap/)", act.path(world))]
    assert len(inside) > 200
    for act in inside:
        status, location, written = do(client, act, world)
        assert (status, location, written - BY_ITSELF, str(act)) == (302, reverse("mfa_activate_totp"), set(), str(act))


def test_a_chief_is_refused_what_comes_without_the_token_of_a_page():
    client = Client(enforce_csrf_checks=True)
    person = UserFactory(role="chief")
    world = world_for(person)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.get("/admin/")
    found = []
    for act in (act for act in ACTS if act.verb == "post" and act.changes):
        status, location, written = do(client, act, world)
        if status != 403 or written - BY_ITSELF:
            found.append((str(act), status, location, written))
    assert found == []
