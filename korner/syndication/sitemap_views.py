"""Where search engines find every canonical address: the index, and the files it names."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from korner.syndication.sitemaps import all_parts, index_xml, urlset_xml


def xml(text):
    """An answer that robots read and do not list."""
    response = HttpResponse(text, content_type="application/xml; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response


def index(request):
    """/sitemap.xml: every file of every part."""
    return xml(
        index_xml(
            reverse("sitemap-part", kwargs={"part": part.name, "number": number})
            for part in all_parts().values()
            for number in part.numbers()
        )
    )


def part(request, part, number):
    """/sitemaps/<part>-<number>.xml. Raises Http404 for a part or a number that does not exist."""
    found = all_parts().get(part)
    # No file begins beyond what an id can be; the database would refuse to compare with more.
    entries = found.entries(number) if found and number < 10**12 else []
    if not entries:
        raise Http404
    return xml(urlset_xml(entries))
