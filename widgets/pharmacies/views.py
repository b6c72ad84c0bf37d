"""The pages of pharmacies, the same for all readers: who is on duty in all places, in one place, and one pharmacy."""

from django.db.models import Q
from django.http import Http404, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from korner.addresses import is_slug
from korner.languages import other_language
from korner.maps import points_of, with_map
from korner.places.models import Place
from widgets.pharmacies import shown, structured_data, words
from widgets.pharmacies.asked import DATE, asked
from widgets.pharmacies.duty import zone_of
from widgets.pharmacies.entries import Entry
from widgets.pharmacies.models import Pharmacy

PLACE = {"tr": "yer", "fr": "lieu"}  # the word of the form that chooses a place
DAYS_OF_ONE = 28  # how far ahead a pharmacy's own page tells its duties


def place_or_404(slug, language):
    """The place with this slug in `language`, else in the other language. Raises Http404."""
    other = other_language(language)
    found = Place.objects.filter(Q(**{f"slug_{language}": slug}) | Q(**{f"slug_{other}": slug}))
    found = sorted(found, key=lambda place: place.slug_in(language) != slug)
    if not found or not found[0].slug_in(language):
        raise Http404
    return found[0]


@with_map
def all_places(request, **when):
    """Who is on duty in Belgium; `?yer=<slug>` (the form that chooses a place) leads to the list of the place."""
    language = request.page_language
    chosen = request.GET.get(PLACE[language], "")
    question = asked(timezone.now(), zone_of("BE"), **when)
    if chosen:
        if not is_slug(chosen):
            raise Http404
        return HttpResponseRedirect(question.url(language, place_or_404(chosen, language)))
    return page(request, shown.board_of(question))


@with_map
def one_place(request, slug, **when):
    """Who is on duty in a place, by its own clocks, and who is nearest across its border."""
    language = request.page_language
    place = place_or_404(slug, language)
    question = asked(timezone.now(), zone_of(place.country), **when)
    path = question.url(language, place)
    if path != request.path:
        return HttpResponsePermanentRedirect(path)
    return page(request, shown.board_of(question, place))


def page(request, board):
    """The page of a list."""
    language, question, place = request.page_language, board.asked, board.place
    near, days = question.others()
    title = title_of(board)
    return render(
        request,
        "pharmacies/list.html",
        {
            "board": board,
            "place": place,
            "title": title,
            "choices": shown.choices(language),
            "choose_url": question.url(language),
            "choose_word": PLACE[language],
            "times": [(one, one.url(language, place), one == question) for one in near],
            "days": [(words.day_in_words(one.day), one.url(language, place), one == question) for one in days],
            "day": words.day_in_words(question.day),
            "last_check": board.last_check,
            "points": points_of(entry.pharmacy for entry in board.all or board.unchecked),
            "message": words.message_link(title, board.all, question.url(language, place)),
            "hidden": question.name == DATE or board.is_empty_place,
            "other_url": question.url(other_language(language), place),
            "structured_data": structured_data.list_data(board, language),
        },
    )


def title_of(board):
    """What a list is called: its place, and of which time it tells."""
    day = words.day_in_words(board.asked.day)
    name = board.place.page_name if board.place else ""
    if board.asked.name in ("tomorrow", DATE):
        title = _("Pharmacies on duty in %(place)s on %(day)s") if name else _("Pharmacies on duty on %(day)s")
    elif board.asked.name == "tonight":
        title = _("Pharmacies on duty tonight in %(place)s") if name else _("Pharmacies on duty tonight")
    else:
        title = _("Pharmacies on duty in %(place)s") if name else _("Pharmacies on duty")
    return title % {"place": name, "day": day}


@with_map
def pharmacy(request, slug, pk):
    """One pharmacy: where it is, how it is reached, and when it is on duty."""
    found = get_object_or_404(Pharmacy.objects.shown().select_related("place"), pk=pk)
    language = request.page_language
    if found.url_in(language) != request.path:
        return HttpResponsePermanentRedirect(found.url_in(language))
    about = Entry(found, timezone.now())
    country = found.place.country
    entries, desk_words = shown.duties_of(found, DAYS_OF_ONE)
    running = [entry for entry in entries if entry.duty.runs_at(entry.now)]
    return render(
        request,
        "pharmacies/page.html",
        {
            "pharmacy": found,
            "place": found.place,
            "place_slug": found.place.slug_in(language),
            "entry": next((entry for entry in running if entry.is_open), None),
            "unchecked": next((entry for entry in running if not entry.duty.trusted), None),
            "call": words.call_of_desk(desk_words, country) or words.call_of_house(country),
            "coming": [entry for entry in entries if not entry.is_open],
            "about": about,
            "points": points_of([found]),
            "other_url": found.url_in(other_language(language)),
            "structured_data": structured_data.pharmacy_data(found, language),
        },
    )
