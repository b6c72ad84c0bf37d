"""The search in the directory: by words, trade, place, those who speak Turkish, those who are open now. Never kept."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from korner.addresses import reverse_in
from korner.languages import other_language
from korner.limits import limits_itself
from korner.search import asking, limits
from korner.search.question import Question
from widgets.directory import shown
from widgets.directory.asked import LAST_PAGE, read
from widgets.directory.hours_shown import now_at
from widgets.directory.models import Firm
from widgets.directory.search import KIND
from widgets.directory.views import place_url

PER_PAGE = 24
MOST_FOUND = 1000
MOST_LOOKED_AT = 400  # firms whose hours are read for one page of those that are open
AT_ONCE = 100
NO_STORE = "no-store"


@limits_itself
def find(request):
    """What was found; a search by trade and place alone leads to the list of that address, which is kept."""
    asked = read(request)
    kept = kept_list(asked)
    if kept:
        return never_kept(HttpResponseRedirect(kept))
    language = request.page_language
    of_trades, of_places = shown.totals()
    context = {
        "sought": asked,
        "trades": shown.tree(language, of_trades),
        "regions": shown.by_region(of_places, language),
        "other_url": asked.address(other_language(language)),
    }
    if asked.place and asked.place.pk not in {row.place_id for row in of_places}:
        context["elsewhere"] = asked.place
    seconds = limits.seconds_to_wait(request) if asked.words or asked.open else 0
    if seconds:
        response = never_kept(render(request, "directory/found.html", context | {"wait": seconds}, status=429))
        response["Retry-After"] = str(seconds)
        return response
    return never_kept(render(request, "directory/found.html", context | found(asked)))


def never_kept(response):
    """`response` as one that nobody keeps."""
    response["Cache-Control"] = NO_STORE
    return response


def kept_list(asked):
    """The address of the list that answers, "" where there is none: no words, and nothing that changes by the minute."""
    if asked.words or asked.open or asked.page > 1:
        return ""
    if asked.turkish:
        return "" if asked.trade or asked.place else reverse_in(asked.language, "directory-turkish")
    if asked.place:
        return place_url(asked.language, asked.place, asked.trade)
    return asked.trade.url_in(asked.language) if asked.trade else ""


def found(asked):
    """The firms of the page that is asked for. Raises Http404 for a page behind the last."""
    if not (asked.words or asked.open or asked.turkish):
        return {"firms": [], "asks": False}
    numbers, cut, suggestion = numbers_of(asked)
    start = (asked.page - 1) * PER_PAGE
    if asked.open:
        cut = cut or len(numbers) > MOST_LOOKED_AT
        numbers = open_now(numbers[:MOST_LOOKED_AT], start + PER_PAGE + 1)
    page, more = whole(numbers[start : start + PER_PAGE]), len(numbers) > start + PER_PAGE
    if asked.page > 1 and not page:
        raise Http404
    made = shown.cards(page)
    now = timezone.now()
    for card in made:
        card.open = now_at(card.firm, now)
    return {
        "asks": True,
        "firms": made,
        "number": None if asked.open else len(numbers),
        "cut": cut,
        "more": more,
        "suggestion": suggestion,
        "suggestion_url": asked.address(words=suggestion) if suggestion else "",
        "previous_url": asked.address(page=asked.page - 1) if asked.page > 1 else "",
        "next_url": asked.address(page=asked.page + 1) if more and asked.page < LAST_PAGE else "",
        "wider_url": asked.address(trade=None, place=None, turkish=False, open=False) if asked.words else "",
    }


def numbers_of(asked):
    """(numbers of the firms that meet it, the best first or by name, at most MOST_FOUND; if there are more; better words).

    All that was chosen narrows the search itself: a dentist is found among thousands of firms with the same word.
    """
    firms = Firm.objects.visible()
    if asked.trade:
        firms = firms.of_trade(asked.trade)
    if asked.place:
        firms = firms.of_place(asked.place)
    if asked.turkish:
        firms = firms.filter(speaks_turkish=True)
    if not asked.words:
        by_name = firms.order_by(f"sort_{asked.language}", "pk").values_list("pk", flat=True)
        numbers = list(by_name[: MOST_FOUND + 1])
        return numbers[:MOST_FOUND], len(numbers) > MOST_FOUND, ""
    narrowed = bool(asked.trade or asked.place or asked.turkish)
    among = firms.order_by().values("pk") if narrowed else None  # what is found at all is visible
    found_by_words = asking.ranked(Question(asked.words, asked.language, kind=KIND), among=among)
    numbers = found_by_words.numbers
    return numbers, found_by_words.cut, found_by_words.suggestion


def whole(numbers):
    """The firms with these numbers, in this order, with their places."""
    firms = shown.whole(Firm.objects.visible()).in_bulk(numbers)
    return [firms[number] for number in numbers if number in firms]


def open_now(numbers, wanted):
    """Those of `numbers` whose firms are open now, at most `wanted`."""
    now, found = timezone.now(), []
    for start in range(0, len(numbers), AT_ONCE):
        for firm in whole(numbers[start : start + AT_ONCE]):
            said = now_at(firm, now)
            found += [firm.pk] if said and said.is_open else []
        if len(found) >= wanted:
            break
    return found[:wanted]
