"""How long it takes from publishing a story in another process until the home page shows it.

    python -m tests.bench.publish 20 http://127.0.0.1:8000/

Prints JSON: {"milliseconds": [from the step's call to the whole page with the story, one for each story], "late": how many
of the first requests after the step's answer did not show it}.
"""

import json
import sys
import time

LONGEST = 10  # seconds after which a story counts as never shown


def publish_one(number, address):
    """Publish one story and ask until the home page shows it; returns (milliseconds, whether the first answer did)."""
    from articles import workflow
    from articles.models import Article, Category
    from tests.bench.load import get

    words = f"Az önce yayımlanan {number} numaralı haber"
    story = Article.objects.create(
        category=Category.objects.top().first(), headline_tr=words, lead_tr="Kısa özet.", body_tr="<p>Metin.</p>"
    )
    get(address)  # the page is kept now
    began = time.monotonic()
    workflow.publish(story)
    asked = 0
    while time.monotonic() - began < LONGEST:
        asked += 1
        _status, _headers, body = get(address)
        if words.encode() in body:
            break
    return (time.monotonic() - began) * 1000, asked == 1


def main(times, address):
    """Publish `times` stories one after the other, and print how long each took to be seen at `address`."""
    import django

    django.setup()
    seen = []
    for number in range(times):
        seen.append(publish_one(number, address))
        if sum(ms >= LONGEST * 1000 for ms, _at_once in seen) == 3:
            break  # it will not get better
    late = sum(not at_once for _ms, at_once in seen)
    print(json.dumps({"milliseconds": [ms for ms, _at_once in seen], "late": late}))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2]))
