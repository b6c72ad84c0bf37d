"""How long does a search take with 100,000 documents, four readers asking at once?

`fill(number)` writes documents straight into the search's tables, `measure()` asks. Words come from the demo's own stories
with endings put on, and are as frequent as words are (Zipf). Alone: `python -m tests.bench.search [number]` with
DATABASE_URL naming an empty, throw-away database.
"""

import gc
import json
import os
import random
import statistics
import subprocess
import sys
import time
import tomllib
from bisect import bisect
from datetime import timedelta
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS, READERS, QUESTIONS = 100_000, 4, 150
LIMITS = {"postgresql": 100, "sqlite": 200}  # milliseconds, p95
ENDINGS = {
    "tr": " lar lerin da den i in lik li siz ci ca lardan lerde nin ya im imiz dir mis".split(" "),
    "fr": " s e es er ait ant ment tion tions eur euse ien ienne able ique al aux".split(" "),
}
VOCABULARY = 40_000
BATCH = 1000
COPIES = 25


def base_words(language):
    """The words of the demo's stories in `language`, the most frequent first."""
    from collections import Counter

    from korner.text.analyser import words
    from korner.text.html import plain_text

    counter = Counter()
    for path in sorted((ROOT / "articles" / "demo" / "stories").glob("*.toml")):
        for story in tomllib.loads(path.read_text(encoding="utf-8")).get("story", []):
            told = story.get(language, {})
            text = plain_text(" ".join(str(told.get(name, "")) for name in ("headline", "lead", "body")))
            counter.update(word.text for word in words(text, language) if word.text.isalpha())
    return [word for word, _number in counter.most_common()]


class Language:
    """The words of a language and how often each is said."""

    def __init__(self, language, chance):
        words = base_words(language)
        known = dict.fromkeys(words)
        while len(known) < VOCABULARY:
            known[chance.choice(words) + chance.choice(ENDINGS[language])] = None
        self.words = list(known)
        self.sums = list(accumulate(1 / (rank + 2.7) for rank in range(1, len(self.words) + 1)))
        self.chance = chance

    def said(self, number):
        """`number` words as they come in a text."""
        chance, sums, top = self.chance, self.sums, self.sums[-1]
        return [self.words[bisect(sums, chance.random() * top)] for _ in range(number)]


def fill(number=DOCUMENTS, say=print):
    """Write `number` documents of twelve years: some thousand composed as ever, the others their copies some minutes older."""
    begun = time.monotonic()
    compose(number // COPIES, say)
    multiply(COPIES)
    put_in_order()
    say(f"{number} documents, {time.monotonic() - begun:.0f} s")


def compose(number, say):
    """Write `number` documents (two a story), in sections and by authors of their own."""
    from django.db import transaction
    from django.utils import timezone

    from articles.models import Category
    from authors.models import Author
    from korner.search import indexing
    from korner.search.searchable import Entry, searchables

    chance = random.Random(4)
    languages = {code: Language(code, chance) for code in ("tr", "fr")}
    sections = [str(Category.objects.create(name_tr=f"Bölüm {n}", name_fr=f"Rubrique {n}").pk) for n in range(12)]
    authors = [str(Author.objects.create(name=f"Yazar Kişi {n}").pk) for n in range(60)]
    now = timezone.now()
    stories = searchables()["story"]
    for first in range(0, number // 2, BATCH // 2):
        entries = {}
        for story in range(first, min(first + BATCH // 2, number // 2)):
            published = now - timedelta(days=12 * 365 * story / (number / 2), minutes=5)
            section, author = chance.choice(sections), chance.choice(authors)
            kind = "column" if chance.random() < 0.15 else "news"
            for code, language in languages.items():
                length = min(int(chance.lognormvariate(5.4, 0.6)), 2500)
                entry = Entry(
                    code,
                    kind=kind,
                    title=" ".join(language.said(8)),
                    names=tuple(language.said(4)),
                    lead=" ".join(language.said(22)),
                    body=f"<p>{'. '.join(' '.join(language.said(15)) for _ in range(length // 15 + 1))}</p>",
                    sections=(section,),
                    authors=(author,),
                    publish_at=published,
                )
                entries[story + 1, code] = entry, indexing.fingerprint(entry)
        with transaction.atomic():
            indexing.add(stories, entries)
        say(f"{2 * first + len(entries)} documents composed")


def multiply(times):
    """Let the database copy each document so often that there are `times` as many, each copy some minutes older."""
    from django.db import connection

    from korner.search.models import SearchDocument
    from korner.search.places import _BITS

    columns = [
        field.column for field in SearchDocument._meta.concrete_fields if field.column not in ("id", "object_id")
    ]
    # Stories lie days apart, so that no copy meets another story's second.
    others, older = ", ".join(columns), f"(n * {420 * 2**_BITS})"
    series = f"WITH RECURSIVE copies(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < {times - 1})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP INDEX search_terms")  # made at once it takes a tenth of the time
        for statement in (
            f"INSERT INTO search_searchdocument (id, object_id, {others}) {series}"
            f" SELECT id - {older}, object_id + n * 1000000, {others} FROM search_searchdocument, copies",
            f"INSERT INTO search_searchterms (rowid, terms) {series}"
            f" SELECT search_searchterms.rowid - {older}, terms FROM search_searchterms, copies",
            f"INSERT INTO search_searchtext (document_id, title, lead, body, heads) {series}"
            f" SELECT document_id - {older}, title, lead, body, heads FROM search_searchtext, copies",
        ):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("SET maintenance_work_mem = '512MB'")
            cursor.execute("CREATE INDEX search_terms ON search_searchterms USING gin (terms)")


def put_in_order():
    """Give the database its statistics, as the nights of a year would."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def questions(number, seed):
    """`number` Questions as readers ask them: mostly of one or two telling words, some with the commonest, some wrong."""
    from korner.search.question import Question

    chance = random.Random(seed)
    languages = {code: Language(code, random.Random(4)) for code in ("tr", "fr")}
    made = []
    for _ in range(number):
        code = chance.choice(["tr", "tr", "fr"])
        words = languages[code].words

        def some(low, high, words=words):
            return words[chance.randrange(low, high)]

        sort = chance.random()
        facets = {}
        if sort < 0.35:
            text = some(100, 4000)
        elif sort < 0.60:
            text = f"{some(50, 2000)} {some(50, 2000)}"
        elif sort < 0.70:
            text = some(4000, VOCABULARY)
        elif sort < 0.80:
            text = some(0, 20)
        elif sort < 0.85:
            text = some(20, 3000)[:3]
        elif sort < 0.95:
            text = some(20, 2000)
            facets = chance.choice([{"language": code}, {"year": "2019"}, {"kind": "column"}, {"section": "3"}])
        else:
            text = f"{some(100, 2000)[:-1]}xq"
        made.append(Question(text, code, page=chance.choice([1, 1, 1, 2]), **facets))
    return made


def ask(number, seed):
    """Ask `number` questions one after the other; returns [(milliseconds, words, hits)]."""
    from korner.search.asking import answer

    asked = questions(number, seed)
    for question in questions(20, seed + 1000):
        answer(question)
    gc.collect()
    gc.freeze()  # as korner/wsgi.py does
    taken = []
    for question in asked:
        begun = time.perf_counter()
        found = answer(question)
        taken.append(((time.perf_counter() - begun) * 1000, question.words, found.total))
    return taken


def measure(readers=READERS, number=QUESTIONS):
    """Let `readers` processes ask at once; returns {"p50", "p95", "worst", "slowest"} in milliseconds."""
    command = [sys.executable, "-m", "tests.bench.search", "--reader", str(number)]
    running = [subprocess.Popen([*command, str(seed)], cwd=ROOT, stdout=subprocess.PIPE) for seed in range(readers)]
    taken = sorted(tuple(row) for process in running for row in json.loads(process.communicate()[0]))
    times = [row[0] for row in taken]
    cuts = statistics.quantiles(times, n=20)
    return {"p50": statistics.median(times), "p95": cuts[-1], "worst": times[-1], "slowest": taken[-8:]}


def main(arguments):
    """Fill if there is nothing yet, measure with one reader and with four, print."""
    import django

    os.environ.setdefault("DEMO", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korner.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    if arguments[:1] == ["--reader"]:
        print(json.dumps(ask(int(arguments[1]), int(arguments[2]))))
        return 0
    from korner.search.models import SearchDocument

    call_command("migrate", verbosity=0)
    if not SearchDocument.objects.exists():
        fill(int(arguments[0]) if arguments else DOCUMENTS)
    connection.close()
    for readers in (1, READERS):
        figures = measure(readers)
        print(
            f"{connection.vendor}, {readers} at once: "
            + ", ".join(f"{k} {v:.0f} ms" for k, v in figures.items() if k != "slowest")
        )
        print("   " + "; ".join(f"{words} ({hits} hits, {ms:.0f} ms)" for ms, words, hits in figures["slowest"]))
    return int(figures["p95"] > LIMITS[connection.vendor])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
