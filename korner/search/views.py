"""The page readers search on, and the words it offers while they type."""

from django.http import Http404, JsonResponse
from django.shortcuts import render

from korner.languages import other_language
from korner.limits import limits_itself
from korner.search import asking, choices, limits, promoted, sought
from korner.search.asked import LAST_PAGE, LONGEST, read, typed
from korner.search.question import PER_PAGE
from korner.search.results import results

NO_STORE = "no-store"
MOST_SUGGESTIONS = 8
FEWEST_LETTERS = 2


@limits_itself
def search(request):
    """The search: its form, and what was found for the words in the address. Never stored."""
    asked = read(request)
    context = {
        "asked": asked,
        "longest": LONGEST,
        "other_url": asked.address(other_language(asked.question.page_language)),
    }
    if not asked.words:
        return page(request, "search/page.html", context)
    seconds = limits.seconds_to_wait(request)
    if seconds:
        return wait(page(request, "search/too_many.html", context, status=429), seconds)
    return page(request, "search/page.html", context | found(request, asked))


def found(request, asked):
    """What was found, and what the desk puts above it. Raises Http404 for a page behind the last."""
    answer = asking.answer(asked.question)
    number, language = asked.question.page, asked.question.page_language
    if number > 1 and not answer.hits:
        raise Http404
    first = number == 1 and not asked.chosen
    if first and request.method == "GET" and not asked.cut:
        sought.remember(asked.words, language, answer.total)
    return {
        "answer": answer,
        **shown(answer.hits, promoted.entries_for(asked.words, language) if first else [], language),
        "facets": choices.offered(asked, answer),
        "chosen": choices.chosen(asked, answer),
        "suggestion_url": asked.address(words=answer.suggestion) if answer.suggestion else "",
        "all_url": asked.address(language=None, kind=None, section=None, author=None, year=None),
        "previous_url": asked.address(page=number - 1) if number > 1 else "",
        "next_url": asked.address(page=number + 1) if answer.has_next and number < LAST_PAGE else "",
        "at_the_end": number == LAST_PAGE and answer.total > LAST_PAGE * PER_PAGE,
    }


def shown(hits, entries, language):
    """The results and what stands above them; cards of both are fetched together, and nothing stands there twice."""
    above = [promoted.hit(entry) for entry in entries if entry.source]
    pointed = {(hit.kind, hit.object_id) for hit in above}
    below = [hit for hit in hits if (hit.kind, hit.object_id) not in pointed]
    made = results([*above, *below], language)
    cards = {(result.hit.kind, result.hit.object_id): result for result in made}
    return {
        "promoted": [found for entry in entries if (found := promoted.shown(entry, cards))],
        "results": [result for result in made if (result.hit.kind, result.hit.object_id) not in pointed],
    }


def page(request, template, context, status=200):
    """`template` as an answer that nobody keeps."""
    response = render(request, template, context, status=status)
    response["Cache-Control"] = NO_STORE
    return response


@limits_itself
def suggestions(request):
    """Headlines, names and words of the paper for what is being typed, as JSON: {"suggestions": [words, …]}."""
    words, _cut = typed(request.GET.get("q", ""))
    seconds = limits.seconds_to_wait(request, limits.SUGGESTIONS)
    offered = []
    if not seconds and len(words) >= FEWEST_LETTERS:
        offered = asking.suggestions(words, request.page_language, MOST_SUGGESTIONS)
    response = JsonResponse({"suggestions": offered}, status=429 if seconds else 200)
    response["Cache-Control"] = NO_STORE
    return wait(response, seconds) if seconds else response


def wait(response, seconds):
    """`response` with the word when to ask again."""
    response["Retry-After"] = str(seconds)
    return response
