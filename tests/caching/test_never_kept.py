"""Pages that belong to one reader say so themselves: kept nowhere, and whoever only opens them gets no cookie."""

import pytest
from django.urls import get_resolver

from korner.addresses import reverse_in
from tests.caching import paper

pytestmark = pytest.mark.django_db
# Behind a link that only its receiver has: tests/articles/test_outsiders_link.py, tests/privacy, tests/directory. (So is the
# claim of a firm, for it needs one.)
BY_LINK = {"preview", "preview-picture", "own-data-found", "own-data-file"}
BY_LINK |= {"firm-confirm", "firm-owner", "firm-edit", "firm-delete", "firm-claim", "firm-claim-confirm"}
BY_LINK |= {"firm-address", "firm-address-confirm", "firm-address-stop"}


def path_of(rows, language, name):
    """The path of a page of the small paper, whatever stands in it."""
    tree = get_resolver().namespace_dict[language][1]
    wanted = next(pattern for pattern in tree.url_patterns if pattern.name == name).pattern.converters
    if name == "poll-vote":
        return rows["poll"].vote_url_in(language)
    known = {"pk": rows["story"].pk, "number": rows["comment"].pk}
    return reverse_in(language, name, **{word: known[word] for word in wanted})


def test_what_is_one_readers_is_kept_nowhere_and_opening_it_leaves_no_trace(client):
    rows = paper.fill()
    found = {}
    for language in ("tr", "fr"):
        for name in sorted(paper.NEVER_STORED - BY_LINK):
            for headers in ({}, {"HX-Request": "true"}):
                answer = client.get(path_of(rows, language, name), headers=headers)
                found[language, name, *headers] = (answer.status_code, answer["Cache-Control"], len(answer.cookies))
    wrong = {
        place: told
        for place, told in found.items()
        if told[0] not in (200, 409) or "no-store" not in told[1] or told[2]  # 409: the words of who comes too late
    }
    assert wrong == {}


def test_no_kept_page_of_the_paper_holds_a_token_or_sets_a_cookie(client):
    for path in paper.addresses(paper.fill()):
        answer = client.get(path)
        assert 'name="token"' not in answer.text, path
        assert "csrfmiddlewaretoken" not in answer.text, path
        assert not answer.cookies, path
