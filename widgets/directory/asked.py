"""What does the address of a search in the directory ask? All of it stands there, in the words of its language."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import Http404

from korner.addresses import reverse_in
from korner.languages import other_language
from korner.places.models import Place
from korner.search.asked import LONGEST, typed
from korner.text.numbers import whole_number
from widgets.directory.models import Trade

PARAMETERS = {
    "tr": {"words": "q", "trade": "meslek", "place": "yer", "turkish": "turkce", "open": "acik", "page": "sayfa"},
    "fr": {"words": "q", "trade": "metier", "place": "lieu", "turkish": "turc", "open": "ouvert", "page": "page"},
}
LAST_PAGE = 42  # of 24 firms: a thousand


@dataclass(frozen=True)
class Asked:
    """One search in the directory. `cut`: more was typed than is searched."""

    language: str
    words: str = ""
    trade: Trade | None = None
    place: Place | None = None
    turkish: bool = False
    open: bool = False
    page: int = 1
    cut: bool = False

    @property
    def names(self):
        """{what: its parameter in the language of the page}."""
        return PARAMETERS[self.language]

    @property
    def longest(self):
        """How many letters are searched."""
        return LONGEST

    def address(self, language=None, **changes):
        """The address of this search with `changes`, in `language` or that of its page; from the first page on."""
        asked = replace(self, **{"page": 1, **changes})
        language = language or self.language
        names, query = PARAMETERS[language], {}
        if asked.words:
            query[names["words"]] = asked.words
        for what in ("trade", "place"):
            thing = getattr(asked, what)
            if thing is not None and thing.slug_in(language):
                query[names[what]] = thing.slug_in(language)
        query |= {names[what]: "1" for what in ("turkish", "open") if getattr(asked, what)}
        if asked.page > 1:
            query[names["page"]] = asked.page
        return reverse_in(language, "directory-find") + (f"?{urlencode(query)}" if query else "")


def read(request):
    """Return what the address of `request` asks. Raises Http404 for the other language's words and for impossible values."""
    language, given = request.page_language, request.GET
    names = PARAMETERS[language]
    if (set(PARAMETERS[other_language(language)].values()) - set(names.values())) & given.keys():
        raise Http404
    words, cut = typed(given.get(names["words"], ""))
    number = whole_number(given[names["page"]]) if names["page"] in given else 1
    if number is None or not 1 <= number <= LAST_PAGE:
        raise Http404
    return Asked(
        language,
        words,
        chosen(Trade, language, given.get(names["trade"])),
        chosen(Place, language, given.get(names["place"])),
        ticked(given.get(names["turkish"])),
        ticked(given.get(names["open"])),
        number,
        cut,
    )


def chosen(model, language, slug):
    """The row of `model` with that slug, None where none was chosen. Raises Http404 for one that is not there."""
    if not slug:
        return None
    found = model.objects.filter(**{f"slug_{language}": slug[:100]}).first()
    if found is None:
        raise Http404
    return found


def ticked(value):
    """Whether a box was ticked. Raises Http404 for what no form sends."""
    if value not in (None, "", "0", "1"):
        raise Http404
    return value == "1"
