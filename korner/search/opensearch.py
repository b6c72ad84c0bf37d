"""How a browser learns to search the paper from its own address bar (OpenSearch 1.1)."""

from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import HttpResponse
from django.templatetags.static import static
from django.utils.translation import gettext as _

from korner.addresses import reverse_in
from korner.search.asked import WORDS
from korner.site import frame
from korner.syndication.plain import absolute, clean

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
SHORT_NAME, DESCRIPTION = 16, 1024  # letters the specification allows


def description(request):
    """The description of the search in the language of the address."""
    language = request.page_language
    name = clean(frame.of(request)["name"])
    root = Element("OpenSearchDescription", xmlns=NAMESPACE)
    SubElement(root, "ShortName").text = name if len(name) <= SHORT_NAME else name[:SHORT_NAME].rsplit(" ", 1)[0]
    SubElement(root, "Description").text = (_("Search in %(paper)s") % {"paper": name})[:DESCRIPTION]
    SubElement(root, "Language").text = language
    SubElement(root, "InputEncoding").text = "UTF-8"
    SubElement(root, "Image", width="32", height="32", type="image/x-icon").text = absolute(static("icons/favicon.ico"))
    template = f"{absolute(reverse_in(language, 'search'))}?{WORDS}={{searchTerms}}"
    SubElement(root, "Url", type="text/html", method="get", template=template)
    self_url = absolute(reverse_in(language, "opensearch"))
    SubElement(root, "Url", type="application/opensearchdescription+xml", rel="self", template=self_url)
    return HttpResponse(
        tostring(root, encoding="utf-8", xml_declaration=True),
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )
