"""How the paper names itself to search engines, from its settings."""

from django.templatetags.static import static

from korner.addresses import reverse_in
from korner.syndication import structured
from korner.syndication.plain import absolute

ICON = "icons/icon-512.png"


def publisher(paper, language):
    """The paper (its frame) as the publisher of a story."""
    return structured.organization(name=paper["name"], logo=logo(paper), home=reverse_in(language, "home"))


def logo(paper):
    """The address of the paper's logo, else of its icon."""
    return paper["logo"][0] if paper.get("logo") else static(ICON)


def paper_data(paper, language):
    """What the home page says of the paper: who makes it, and the site itself."""
    organization = structured.organization(
        name=paper["name"],
        logo=logo(paper),
        home=reverse_in(language, "home"),
        description=paper["description"] or paper["tagline"],
        legalName=paper["publisher"],
        address=paper["address"],
        email=paper["email"],
        telephone=paper["phone"],
        vatID=(paper["company_number"] or "").replace(" ", "").replace(".", ""),
        foundingDate=str(paper["founded"] or ""),
        masthead=absolute(reverse_in(language, "imprint")),
        sameAs=[link["url"] for link in paper["social"]],
    )
    site = structured.website(
        name=paper["name"],
        home=reverse_in(language, "home"),
        language=language,
        description=paper["description"] or paper["tagline"],
        potentialAction=search_action(language),
    )
    return structured.document(organization, site)


def search_action(language):
    """How the paper is searched in `language`, for those who offer a field of their own (schema.org SearchAction)."""
    return {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{absolute(reverse_in(language, 'search'))}?q={{search_term_string}}",
        },
        "query-input": "required name=search_term_string",
    }
