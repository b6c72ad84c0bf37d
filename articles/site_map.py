"""The map of the site for people: everything with a page of its own, but the stories."""

from django.shortcuts import render

from articles.models import Category, Topic
from authors.models import Author
from korner.addresses import reverse_in
from korner.languages import other_language
from korner.site.models import StandingPage


def site_map(request):
    """Sections, dossiers, authors and standing pages, each by the address it has in the page's language."""
    language = request.page_language
    sections = list(Category.objects.in_order())
    pages = StandingPage.objects.filter(published=True).by_name(language)
    context = {
        # Those of the second level stand behind the one they belong to.
        "sections": [
            section
            for top in sections
            if not top.parent_id
            for section in (top, *(part for part in sections if part.parent_id == top.pk))
            if section.url_in(language)
        ],
        "topics": [topic for topic in Topic.objects.newest_first() if topic.url_in(language)],
        "authors": list(Author.objects.listed().by_name(language)),
        "pages": [page for page in pages if page.url_in(language)],
        "other_url": reverse_in(other_language(language), "site-map"),
    }
    return render(request, "site/site_map.html", context)
