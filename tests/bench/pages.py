"""Which pages of a newspaper are measured, and how many queries each takes.

python -m tests.bench.pages                 prints {"paths": {kind of page: addresses that are asked in turn},
                                                    "queries": {kind of page: the most it took}}
python -m tests.bench.pages 10000           prints a list of the addresses of 10,000 articles' pages
"""

import json
import random
import sys

SEARCHED = ("vergi", "kira", "tramvay sürücüsü", "belediye meclisi", "okul müdürü")
PLACES = 60  # addresses of each kind: new ones and ones from all years


def spread(rows, number, chance):
    """`number` of `rows`: half of them the first, the others from anywhere."""
    first = rows[: number // 2]
    rest = rows[number // 2 :]
    return first + chance.sample(rest, min(number - len(first), len(rest)))


def article_paths(number=None):
    """Addresses of articles in both languages, newest first, at most `number` of them."""
    from articles.models import Article

    stories = Article.objects.visible().newest_first().select_related("category")
    fields = ("category", "slug_tr", "slug_fr", "status", "publish_at", "translation_tr", "translation_fr")
    stories = stories.only(*fields, "withdrawn_tr", "withdrawn_fr", "category__slug_tr", "category__slug_fr")
    found = []
    for story in stories[:number] if number else stories:
        found += [story.url_in(language) for language in ("tr", "fr") if story.shows(language)]
        if number and len(found) >= number:
            break
    return found[:number]


def paths():
    """Return {kind of page: list of addresses}."""
    from django.urls import NoReverseMatch

    from articles.models import Article, Category
    from korner.addresses import reverse_in

    chance = random.Random(1)
    months = sorted(
        {(at.year, at.month) for at in Article.objects.visible().dates("publish_at", "month")}, reverse=True
    )
    listed = {
        "home": ["/", "/fr/"],
        "section": [section.url_in(lang) for section in Category.objects.top() for lang in ("tr", "fr")],
        "article": spread(article_paths(4000), PLACES, chance),
        "archive month": [
            reverse_in("tr", "archive-month", year=year, month=month) for year, month in spread(months, 24, chance)
        ],
    }
    try:
        address = reverse_in("tr", "search")
    except NoReverseMatch:
        return listed  # a version without a search
    from urllib.parse import quote_plus

    return {**listed, "search": [f"{address}?q={quote_plus(words)}" for words in SEARCHED]}


def queries(listed):
    """Return ({kind of page: the largest number of queries one of its first addresses takes}, [what does not answer]).

    Asked with the store off.
    """
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, most, broken = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False), {}, []
    for kind, addresses in listed.items():
        client.get(addresses[0])  # what a process learns once is no part of a page
        for address in addresses[:8]:
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(address)
            if answer.status_code != 200:
                broken.append(f"{address} answers {answer.status_code}")
                most.pop(kind, None)
                break
            most[kind] = max(most.get(kind, 0), len(asked))
    return most, broken


def main(number=None):
    """Print what is measured, or the addresses of `number` articles' pages, as JSON."""
    import django

    django.setup()
    if number:
        print(json.dumps(article_paths(int(number))))
    else:
        listed = paths()
        counted, broken = queries(listed)
        answering = {kind: listed[kind] for kind in counted}
        print(json.dumps({"paths": answering, "queries": counted, "broken": broken}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
