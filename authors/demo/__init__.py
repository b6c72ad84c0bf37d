"""The demo's authors, with drawn portraits."""

from pathlib import Path

from authors.models import Author
from korner.accounts.models import User
from korner.demo_content import read
from korner.images.demo import drawn
from korner.search import indexing

FILE = Path(__file__).parent / "authors.toml"
ACCOUNTS = {"elif-yalcin": "muhabir", "julien-marchal": "editor", "ozlem-cetin": "cevirmen", "kemal-ersoy": "sef"}


def fill():
    """Make the authors that are missing; says how many there are."""
    people = read(FILE)["author"]
    known = set(Author.objects.filter(archive_key__startswith="demo:").values_list("archive_key", flat=True))
    new = [person for person in people if f"demo:{person['key']}" not in known]
    portraits = drawn.portraits({person["key"]: person["portrait_seed"] for person in new})
    for person in new:
        portrait = portraits[person["key"]]
        portrait.alt_tr = portrait.alt_fr = person["name"]
        portrait.save(update_fields=["alt_tr", "alt_fr"])
        author = Author.objects.create(
            archive_key=f"demo:{person['key']}",
            name=person["name"],
            slug=person.get("slug", person["key"]),
            kind=person["kind"],
            office_tr=person.get("role_tr"),
            office_fr=person.get("role_fr"),
            bio_tr=person.get("bio_tr"),
            bio_fr=person.get("bio_fr"),
            languages=" ".join(person.get("languages", [])),
            in_imprint=person.get("imprint", False),
            order=person.get("order", 100),
            portrait=portrait,
            account=User.objects.filter(username=ACCOUNTS.get(person["key"], "")).first(),
        )
        indexing.write(author)
    return f"{len(people)} authors"
