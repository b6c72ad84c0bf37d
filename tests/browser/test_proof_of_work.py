"""The proof of work in a browser: solved beside the page under the public policy, sent by itself, and never a dead end."""

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from korner.visitors import proof

pytestmark = pytest.mark.django_db(transaction=True)

PUT_IN_AND_WAIT = """async (part) => {
    document.body.insertAdjacentHTML("beforeend", `<form id="sent" method="post" action="/">${part}</form>`);
    const form = document.getElementById("sent");
    const sent = new Promise((resolve) => form.addEventListener("submit", (event) => {
        event.preventDefault();
        resolve(new FormData(form).get("altcha"));
    }));
    await import("/static/js/proof.js");
    return sent;
}"""


def part():
    """The part of a form that came back with a challenge."""
    return render_to_string("moderation/_proof.html", {"form": SimpleNamespace(challenge=proof.challenge())})


def test_a_browser_does_the_work_and_sends_the_form_by_itself(watched, house):
    page, watch = watched
    page.goto(house)
    payload = page.evaluate(PUT_IN_AND_WAIT, part())
    assert proof.is_good(payload)
    assert not proof.is_good(payload), "it counts once"
    watch.assert_clean()


def test_a_browser_that_cannot_sends_the_form_all_the_same(watched, house):
    page, watch = watched
    page.add_init_script("Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined });")
    page.goto(house)
    assert page.evaluate(PUT_IN_AND_WAIT, part()) == "cannot"
    watch.assert_clean()


def test_a_worker_that_does_not_come_is_no_dead_end(watched, house):
    page, watch = watched
    page.route("**/proof-worker*.js", lambda route: route.abort())
    page.goto(house)
    assert page.evaluate(PUT_IN_AND_WAIT, part()) == "cannot"
    watch.assert_clean(expected=["proof-worker", "Failed to load resource"])
