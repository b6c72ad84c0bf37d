"""An editor's process of the storm: makes a small paper, then edits it as fast as it can, and says when each save answered.

    python -m tests.edge.editors_at_work EDITS

Prints one JSON object a line: what was made, then for each save {"what", "number", "done" (time.monotonic())}.
"""

import json
import os
import sys
import time


def say(**words):
    """Tell the test one thing."""
    print(json.dumps(words), flush=True)


def main(edits):
    """Make the paper and edit it."""
    import django

    django.setup()
    from django.utils import timezone

    from articles import workflow
    from articles.models import Article, Category
    from korner.site.models import MenuItem, SiteSettings

    def write(headline):
        return Article.objects.create(
            category=section, headline_tr=headline, body_tr="<p>Metin.</p>", source_language="tr", status="draft"
        )

    section = Category.objects.create(name_tr="Kısım s0", name_fr="Rubrique s0", slug_tr="kisim", slug_fr="rubrique")
    story = write("Manşet h0")
    workflow.publish(story)
    menu = MenuItem.objects.create(label_tr="Menü m0", label_fr="Menu m0", outside="https://example.org/")
    paper = SiteSettings.current()
    paper.tagline_tr = paper.tagline_fr = "Satır t0"
    paper.save()
    say(story=story.url_in("tr"), section=section.url_in("tr"))
    sys.stdin.readline()  # the readers are there

    fresh = []
    for number in range(1, edits + 1):
        what = ("headline", "section", "menu", "settings", "publish", "withdraw")[number % 6]
        if what == "headline":
            story.refresh_from_db()
            story.headline_tr = f"Manşet h{number}"
            story.revised_at = timezone.now()
            story.save()
        elif what == "section":
            section.name_tr = f"Kısım s{number}"
            section.save()
        elif what == "menu":
            menu.label_tr = menu.label_fr = f"Menü m{number}"
            menu.save()
        elif what == "settings":
            paper.tagline_tr = paper.tagline_fr = f"Satır t{number}"
            paper.save()
        elif what == "publish":
            fresh.append((number, write(f"Yeni p{number}-")))
            workflow.publish(fresh[-1][1])
        else:
            if not fresh:
                continue
            gone, taken = fresh.pop(0)
            workflow.withdraw(taken, by=None)
            say(what="withdraw", number=gone, done=time.monotonic())
            continue
        say(what=what, number=number, done=time.monotonic())
    say(end=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korner.settings")
    main(int(sys.argv[1]))
