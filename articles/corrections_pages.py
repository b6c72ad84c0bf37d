"""The page of all corrections and their feed."""

from html import escape

from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _

from articles.corrections_shown import CorrectionReading
from articles.models import Correction
from korner.addresses import reverse_in
from korner.languages import other_language
from korner.paging import page_of
from korner.site import frame
from korner.syndication import structured
from korner.syndication.feeds import LENGTH, Channel, Item, PaperFeed
from korner.syndication.plain import lasting_id


def corrections(request):
    """Everything the paper has corrected, newest first, in whichever language it was said."""
    language = request.page_language
    page = page_of(request, Correction.objects.seen().with_stories())
    own = (_("Corrections"), reverse_in(language, "corrections"))
    return render(
        request,
        "articles/corrections.html",
        {
            "page": page,
            "corrections": [CorrectionReading(correction, language) for correction in page.items],
            "other_url": reverse_in(other_language(language), "corrections"),
            "structured_data": structured.document(structured.breadcrumbs(language, own)),
        },
    )


class CorrectionsFeed(PaperFeed):
    """The newest corrections; two queries with the frame."""

    def channel(self, request):
        paper = frame.of(request)
        rows = Correction.objects.seen().with_stories().stretch(None, LENGTH)
        return Channel(
            title=f"{_('Corrections')} – {paper['name']}",
            description=_("What we got wrong, and what is right."),
            link=reverse_in(self.language, "corrections"),
            feed_link=request.path,
            items=[item(CorrectionReading(row, self.language)) for row in rows],
            icon=static("icons/icon-192.png"),
            copyright=paper["publisher"],
            editor=f"{paper['email']} ({paper['responsible_editor'] or paper['name']})" if paper["email"] else "",
        )


def item(reading):
    """One correction as an entry of the feed."""
    words = escape(str(reading.text), quote=False)
    return Item(
        id=lasting_id("correction", reading.pk),
        title=f"{reading.kind_name}: {reading.story.headline}",
        link=reading.url,
        language=reading.text.language,
        published=reading.made_at,
        description=words,
        categories=[reading.kind_name],
    )
