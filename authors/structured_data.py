"""How the people who write are named to search engines (schema.org)."""

from django.utils.translation import gettext as _

from authors.models import Author
from korner.addresses import reverse_in
from korner.images.elsewhere import crops
from korner.syndication import structured
from korner.syndication.plain import absolute
from korner.text.html import plain_text

LIFE = 300


def person_data(person, language):
    """An author as a byline names him: a Person, or an Organization for an agency."""
    return {
        "@type": "Organization" if person.kind == Author.Kind.AGENCY else "Person",
        "name": person.name,
        "url": absolute(person.url_in(language)),
    }


def author_data(person, language):
    """The ProfilePage of an author, and where it stands."""
    is_person = person.kind != Author.Kind.AGENCY
    portrait = [structured.image(picture) for picture in crops(person.portrait)]
    entity = structured.pruned(
        {
            **person_data(person, language),
            "@id": f"{absolute(person.url_in('tr'))}#author",
            "image": portrait,
            "jobTitle": person.office_in(language) if is_person else None,
            "description": structured.shortened(plain_text(person.bio_in(language)), LIFE),
            "sameAs": [address for _name, _label, address in person.links()],
        }
    )
    page = {
        "@type": "ProfilePage",
        "url": absolute(person.url_in(language)),
        "name": person.name,
        "inLanguage": language,
        "mainEntity": entity,
    }
    above = (_("Columnists and authors"), reverse_in(language, "authors"))
    return structured.document(page, structured.breadcrumbs(language, above, (person.name, person.url_in(language))))
