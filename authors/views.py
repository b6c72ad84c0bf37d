"""The pages of the people who write: the list, one author with his stories, the imprint."""

from django.shortcuts import get_object_or_404, render

from authors.models import Author
from authors.structured_data import author_data
from korner.languages import other_language
from korner.paging import language_choice, page_of


def author_list(request):
    """Columnists first, then the newsroom, then guests, each in the alphabet of the page's language."""
    people = list(Author.objects.listed().with_portrait().by_name(request.page_language))
    groups = [(kind, [person for person in people if person.kind == kind]) for kind in Author.Kind]
    order = [Author.Kind.COLUMNIST, Author.Kind.STAFF, Author.Kind.GUEST, Author.Kind.AGENCY]
    groups.sort(key=lambda group: order.index(group[0]))
    return render(request, "authors/list.html", {"groups": [(kind, members) for kind, members in groups if members]})


def author(request, slug):
    """One author: face, life, the newest story large, all others by date."""
    language = request.page_language
    person = get_object_or_404(Author.objects.with_portrait(), slug=slug)
    choice = language_choice(request)
    # Not through person.articles: whoever took two parts in a story would have it twice, and to take doubles out of a
    # list the database reads all of it.
    stories = person.articles.model.objects.visible().filter(pk__in=person.bylines.values("article"))
    stories = (stories.readable_in(choice) if choice else stories).shows(f"new-author{person.pk}")
    page = page_of(request, stories.for_cards())
    return render(
        request,
        "authors/author.html",
        {
            "author": person,
            "page": page,
            "stories": [story.read_in(language) for story in page.items],
            "choice": choice,
            "other_url": person.url_in(other_language(language)),
            "structured_data": author_data(person, language),
        },
    )


def imprint(request):
    """Who makes the paper, from the settings and from the authors' own records, so that it is never out of date."""
    people = Author.objects.in_imprint().with_portrait()
    return render(request, "authors/imprint.html", {"people": people})
