"""The paper's standing pages, and the map of the site for people."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from korner.languages import other_language
from korner.privacy import everything_kept
from korner.site.models import StandingPage


def standing_page(request, slug=None, role=None):
    """A standing page by its slug, or the one with a role (privacy, contact) at its own address."""
    language = request.page_language
    if role:
        page = get_object_or_404(StandingPage, role=role, published=True)
    else:
        page = get_object_or_404(StandingPage, role="", published=True, **{f"slug_{language}": slug})
    return render(request, "site/page.html", {"standing": page, "other_url": page.url_in(other_language(language))})


def privacy(request):
    """What the paper says of privacy, and what it keeps of people: the second part is said by the apps that keep it."""
    page = StandingPage.objects.filter(role=StandingPage.Role.PRIVACY, published=True).first()
    if page is None:
        raise Http404
    other = page.url_in(other_language(request.page_language))
    return render(request, "site/privacy.html", {"standing": page, "kept": everything_kept(), "other_url": other})
