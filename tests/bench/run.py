"""What home, section and article cost in processor time and queries, beside a view that does nothing.

Runs against the demo newspaper in its own database (`make bench` fills it first). The ratio to the bare view is what
can be compared between machines; the milliseconds cannot.
"""

import os
import statistics
import sys
import time

os.environ.update(DEMO="1", DEBUG="0", DJANGO_SETTINGS_MODULE="korner.settings")

ROUNDS, REQUESTS = 7, 20
# What DESIGN.md asks: times the bare view, queries.
LIMITS = {"home": (42, 12), "section": (22, 8), "article": (22, 8)}


def addresses():
    """Return {name: path} of the pages that are measured."""
    from articles.models import Article

    story = Article.objects.visible(language="tr").select_related("category").order_by("-publish_at").first()
    return {"home": "/", "section": f"/{story.category.slug_tr}/", "article": story.url_in("tr")}


def cost(ask):
    """Return the processor milliseconds of one call of `ask`: the median of ROUNDS means."""
    ask()
    means = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(REQUESTS):
            ask()
        means.append((time.process_time() - began) / REQUESTS * 1000)
    return statistics.median(means)


def main():
    """Measure, print a table, return 1 when a page is over its limit."""
    import django

    django.setup()
    from django.db import connection
    from django.http import HttpResponse
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import path

    from korner import urls

    urls.urlpatterns.insert(0, path("bench-bare", lambda request: HttpResponse("ok")))
    client = Client(headers={"host": "127.0.0.1"})
    bare = cost(lambda: client.get("/bench-bare"))
    print(f"{'page':10} {'CPU ms':>8} {'x bare':>8} {'limit':>6} {'queries':>8} {'limit':>6}")
    print(f"{'bare':10} {bare:8.2f} {1:8.1f}")
    over = []
    for name, address in addresses().items():
        response = client.get(address)
        if response.status_code != 200:
            print(f"{name}: {address} answers {response.status_code}")
            return 1
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked = len(queries)  # read now: the next request empties the log
        spent = cost(lambda address=address: client.get(address))
        times, most = LIMITS[name]
        print(f"{name:10} {spent:8.2f} {spent / bare:8.1f} {times:6} {asked:8} {most:6}")
        if spent / bare > times or asked > most:
            over.append(name)
    print(f"over the limit: {', '.join(over)}" if over else "all within the limits")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
