"""The pages of the directory that all readers share: its start, the lists, and the page of a firm."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from korner import spoken
from korner.addresses import reverse_in
from korner.caching.tags import instead_of_tables
from korner.languages import other_language
from korner.maps import points_of, way_to, with_map
from korner.moderation.models.states import State
from korner.paging import page_of_names
from korner.places.models import Place
from korner.site.errors import gone
from widgets.directory import shown
from widgets.directory.asked import Asked
from widgets.directory.hours_shown import shown as hours_shown
from widgets.directory.letters import letter_named, letters
from widgets.directory.listed import ALL, TURKISH_SPOKEN, of_both, of_letter, of_place, of_trade
from widgets.directory.models import Firm, FirmPicture, Trade
from widgets.directory.structured_data import firm_data, list_data

NEWEST = 6
ELSEWHERE = 12


def directory(request):
    """The start: search, who is featured, the trades and places with their numbers, the letters, the newest firms."""
    language = request.page_language
    above = shown.featured(Firm.objects.visible(), ALL)
    newest = [firm for firm in shown.newest(NEWEST + len(above)) if firm.pk not in {one.pk for one in above}][:NEWEST]
    made = shown.cards([*above, *newest])
    of_trades, of_places = shown.totals()
    return render(
        request,
        "directory/start.html",
        {
            "featured": shown.marked(made[: len(above)]),
            "newest": made[len(above) :],
            "trades": shown.tree(language, of_trades),
            "regions": shown.by_region(of_places, language),
            "letters": letters(language),
            "sought": Asked(language),
            "add_url": reverse_in(language, "add-firm"),
            "other_url": reverse_in(other_language(language), "directory"),
            "structured_data": list_data(language),
        },
    )


@with_map
def listing(request, firms, tag, **context):
    """Show one page of `firms` (a QuerySet), by name; on the first page those who are featured stand above."""
    language = request.page_language
    page = page_of_names(request, shown.whole(firms).shows(tag))
    above = shown.featured(firms, tag) if page.is_first else []
    made = shown.cards([*above, *page.items])
    context |= {
        "page": page,
        "featured": shown.marked(made[: len(above)]),
        "firms": made[len(above) :],
        "points": points_of([*above, *page.items]),
        "add_url": reverse_in(language, "add-firm"),
        "structured_data": list_data(language, [*context["trail"], (context["title"], request.path)]),
    }
    return render(request, "directory/list.html", context)


def trade(request, slug):
    """The firms of a trade and of those below it."""
    language = request.page_language
    asked = trade_or_404(language, slug)
    own, parts, places = shown.numbers_of_trade(asked)
    return listing(
        request,
        Firm.objects.visible().of_trade(asked),
        of_trade(asked.pk),
        trade=asked,
        title=asked.name_in(language),
        trail=[step(asked.parent, language)] if asked.parent else [],
        number=own,
        parts=[(row.trade.page_name, row.trade.url_in(language), row.firms) for row in parts],
        places=[(row.place.page_name, place_url(language, row.place, asked), row.firms) for row in places],
        other_url=asked.url_in(other_language(language)),
    )


def place(request, place):
    """The firms in a place."""
    language = request.page_language
    asked = place_or_404(language, place)
    number, parts, trades = shown.numbers_of_place(asked)
    return listing(
        request,
        Firm.objects.visible().of_place(asked),
        of_place(asked.pk),
        place=asked,
        title=asked.name_in(language),
        trail=[],
        number=number,
        parts=[(row.place.page_name, place_url(language, row.place), row.firms) for row in parts],
        trades=[(row.trade.page_name, place_url(language, asked, row.trade), row.firms) for row in trades],
        other_url=place_url(other_language(language), asked),
    )


def trade_in_place(request, slug, place):
    """The firms of a trade in a place."""
    language = request.page_language
    asked, where = trade_or_404(language, slug), place_or_404(language, place)
    _own, _parts, places = shown.numbers_of_trade(asked)
    elsewhere = sorted((row for row in places if row.place_id != where.pk), key=lambda row: -row.firms)[:ELSEWHERE]
    names = {"trade": asked.name_in(language), "place": where.name_in(language)}
    return listing(
        request,
        Firm.objects.visible().of_trade(asked).of_place(where),
        of_both(asked.pk, where.pk),
        trade=asked,
        place=where,
        title=_("%(trade)s in %(place)s") % names,
        trail=[step(asked, language)],
        number=next((row.firms for row in places if row.place_id == where.pk), 0),
        places=[(row.place.page_name, place_url(language, row.place, asked), row.firms) for row in elsewhere],
        other_url=place_url(other_language(language), where, asked),
    )


def letter(request, letter):
    """The firms whose names begin with a letter."""
    language = request.page_language
    asked = letter_named(letter, language)
    if asked is None:
        raise Http404
    return listing(
        request,
        Firm.objects.visible().under(asked, language),
        of_letter(asked, language),
        letter=asked,
        letters=letters(language),
        title=_("Firms: %s") % asked.shown,
        trail=[],
        number=0,
    )


def turkish(request):
    """The firms where Turkish is spoken."""
    language = request.page_language
    return listing(
        request,
        Firm.objects.visible().filter(speaks_turkish=True),
        TURKISH_SPOKEN,
        turkish=True,
        title=_("Turkish is spoken here"),
        trail=[],
        number=0,
        other_url=reverse_in(other_language(language), "directory-turkish"),
    )


@with_map
def firm(request, slug, pk):
    """The page of a firm; it changes by itself when the firm opens or closes."""
    language = request.page_language
    asked = Firm.objects.select_related("place").filter(pk=pk).shows(f"firm{pk}").first()
    if asked is None or asked.state != State.APPROVED:
        raise Http404
    if asked.hidden_at:
        return gone(request)
    path = asked.url_in(language)
    if path != request.path:
        return HttpResponsePermanentRedirect(path)
    trades = shown.trades_of([pk]).get(pk, [])
    with instead_of_tables(f"firm{pk}"):
        pictures = [row.picture for row in FirmPicture.objects.filter(firm=asked).select_related("picture")]
    about, about_language = asked.about_in(language)
    return render(
        request,
        "directory/firm.html",
        {
            "firm": asked,
            "trades": trades,
            "place_url": place_url(language, asked.place),
            "phones": asked.shown_phones,
            "hours": hours_shown(asked),
            "languages": capfirst(spoken.in_words(asked.languages)),
            "about": about,
            "about_language": "" if about_language == language else about_language,
            "pictures": [(picture, picture.alt_in(language)) for picture in pictures],
            "first_picture": pictures[0] if pictures else None,
            "points": points_of([asked]),
            "way_url": way_to(asked) if asked.position or asked.address else "",
            "claim_url": "" if asked.owner_email else reverse_in(language, "firm-claim", pk=pk),
            "other_url": asked.url_in(other_language(language)),
            "structured_data": firm_data(asked, trades, pictures, about, about_language, language),
        },
    )


# --- parts ------------------------------------------------------------------------------------------------------------
def trade_or_404(language, slug):
    """The trade with that slug. Raises Http404."""
    return get_object_or_404(Trade.objects.select_related("parent").shows("trade"), **{f"slug_{language}": slug})


def place_or_404(language, slug):
    """The place with that slug. Raises Http404."""
    return get_object_or_404(Place.objects.shows("place"), **{f"slug_{language}": slug})


def place_url(language, place, trade=None):
    """The path of the list of a place, or of a trade in it; "" where either has no name in `language`."""
    if not place.slug_in(language) or (trade is not None and not trade.slug_in(language)):
        return ""
    if trade is None:
        return reverse_in(language, "directory-place", place=place.slug_in(language))
    return reverse_in(language, "directory-trade-place", slug=trade.slug_in(language), place=place.slug_in(language))


def step(trade, language):
    """(name, path) of a trade for the way down to a page."""
    return trade.name_in(language), trade.url_in(language)
