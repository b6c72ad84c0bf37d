"""Is a text Turkish or French, and how sure is that?"""

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from korner.text.casing import lower


class Guess(NamedTuple):
    """A language ("tr", "fr" or None when undecided) and how sure it is, 0 to 1."""

    language: str | None
    confidence: float


_LONGEST = 6_000  # characters; more would not make the answer surer
_ENOUGH = 1.35  # evidence below which we say nothing: one function word alone is not enough
_SURE = 2.0  # evidence at which confidence reaches two thirds
_FROM_NAMES = 0.7  # what all the names of a text can prove together
_RIVAL = 0.6  # share of the winner's evidence at which another language makes the case undecided
_IN_A_NAME = 0.6  # what one word of a name must prove before the name is taken to be of its language

# Words that hold sentences together, and the commonest of headlines. Words of both languages (de, en, et, ne, on, o,
# an, la, son, ses, dans, sur …) are in neither list unless they are rare in the other one's prose.
_WORDS = {
    "tr": """ve bir bu için ile da çok daha olarak olan oldu olacak gibi kadar sonra önce ama ancak fakat veya ya ki
        mi mı mu mü her hiç değil var yok şu ben sen biz siz onlar bize size bana sana onun bunun göre karşı ise ilk
        yeni yıl yılı yılında gün günü bugün yarın dün hem hangi nasıl neden niçin kim nerede ne zaman en iki üç beş
        eski büyük küçük iyi kötü güzel etti ediyor edildi edecek etmek eden başladı geldi gitti verdi aldı dedi yaptı
        açıldı açıklandı kabul devam karar kararı kararını arasında üzerinde içinde altında yanında hakkında tarafından
        şimdi artık bile sadece yalnızca diye çünkü eğer bütün tüm bazı kendi başka aynı biri şey yer insan halk ev
        türkiye okul seçim bakanı başkanı meclisi belediye kişi yaşında saat hafta ay binlerce kez
        pazartesi salı çarşamba perşembe cuma cumartesi pazar yine belli böyle şöyle öyle yeniden geri son""",
    "fr": """le la les un une des du au aux et est sont a été était ce cette ces cet qui que quoi dont où mais ou donc
        car pour par pas plus avec sans sous sur dans vers chez entre après avant depuis pendant contre son sa ses leur
        leurs notre nos votre vos mon ma mes il elle ils elles nous vous on je tu se ne ni si comme même aussi très
        tout tous toute toutes deux trois premier première nouveau nouvelle nouveaux nouvelles ans année jour jours
        hier demain aujourd être avoir faire fait peut doit ont avait sera seront selon lors alors ainsi encore déjà
        toujours jamais rien autre autres quand comment pourquoi combien bien mal grand grande petit petite de en
        lundi mardi mercredi jeudi vendredi samedi dimanche turquie école gouvernement ministre élections
        commune ville""",
    # Just enough of the neighbours not to take them for French.
    "other": """the of and to is that for was with this from are be has have not they you which will their at by an
        het een van is dat niet met voor op zijn aan ook maar bij naar nog wordt werd uit door wij
        der die das und nicht ist mit ein eine den dem von zu auf für im sich auch als wird
        el los las una con por para del y que está il gli della che non di è per sono və ilə üçün bu deyil""",
}
_SHARED = {
    "bu",
    "que",
    "la",
    "a",
    "en",
    "de",
    "on",
    "an",
    "ne",
    "son",
    "ses",
    "ya",
    "ma",
    "mes",
    "sa",
    "et",
    "ki",
    "van",
}
_WORD_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}

# Letters and groups of letters with the evidence each gives when it stands in a word ("^" begins it, "$" ends it).
_GROUPS = {
    "tr": {
        "ğ": 1.0, "ş": 0.9, "ı": 1.0, "lar$": 0.8, "ler$": 0.6, "ları": 1.0, "leri$": 0.9, "ların": 1.0, "lerin": 1.0,
        "yor": 1.3, "mış": 1.0, "miş": 1.0, "muş": 1.0, "müş": 1.0, "acak": 1.0, "ecek": 1.0, "dan$": 0.3, "den$": 0.4,
        "nda$": 0.8,
        "larda": 1.0, "lerde": 1.0, "ildi$": 1.0, "ıldı$": 1.0, "ına$": 0.8, "üne$": 0.8, "una$": 0.4,
        "nde$": 0.5, "ndan$": 0.9, "nden$": 0.8, "lık": 0.8, "lik$": 0.6, "luk$": 0.6, "lük": 0.8,
        "mak$": 0.8, "mek$": 0.7, "ması": 0.9, "mesi": 0.7, "dı$": 0.7, "di$": 0.4, "du$": 0.1, "dü$": 0.7, "tı$": 0.7,
        "tü$": 0.7, "nın$": 0.9, "nin$": 0.6, "nun$": 0.5, "nün$": 0.9, "sı$": 0.7, "si$": 0.3, "yı$": 0.7, "yi$": 0.6,
        "yü$": 0.7, "cı$": 0.7, "ci$": 0.3, "çi": 0.4, "çe": 0.4, "ça$": 0.2, "ö": 0.4, "ü": 0.3, "k$": 0.3, "z$": 0.1,
    },
    "fr": {
        "é$": 0.6, "ée": 0.8, "és$": 0.8, "è": 0.7, "ê": 0.8, "à": 0.9, "ù": 0.9, "œ": 1.0, "ô": 0.6, "ë": 0.4,
        "é": 0.4, "qu": 0.9, "x$": 0.6, "tion": 0.8, "ment$": 0.7, "ments$": 0.8, "eau": 0.8, "eur$": 0.6, "eux": 0.7,
        "euse": 0.7, "oi": 0.6, "ou": 0.4, "ai": 0.3, "au": 0.4, "ch": 0.3, "ph": 0.4, "th": 0.2, "ll": 0.2, "ss": 0.2,
        "ette": 0.6, "elle": 0.6, "aire$": 0.6, "ique$": 0.8, "isme": 0.5, "ité": 0.8, "ent$": 0.4, "ant$": 0.3,
        "es$": 0.4, "gn": 0.6, "er$": 0.1, "aient$": 0.9, "ance$": 0.7, "ence$": 0.7, "age$": 0.4,
        "ale$": 0.5, "ales$": 0.7, "tions$": 0.3, "vre": 0.4, "cine": 0.4, "form": 0.3, "tte": 0.3, "w": 0.1,
    },
}  # fmt: skip
_LENGTHS = range(1, 6)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_APOSTROPHE = re.compile("['’]")
_ELISIONS = {"l", "d", "qu", "c", "j", "n", "s", "m", "t", "jusqu", "lorsqu", "puisqu", "aujourd"}
_SUFFIX = re.compile("(?:[ynsd]?[aeıiuü]|[ynsdt]?[aeıiuü][nr]?|[dt][ae]n?|[dt]ek[iı]|l[ae]r.*|n[ıiuü]n|yl[ae]|ki)$")


def guess_language(text: str) -> Guess:
    """The language of plain `text`, a headline or more; Guess(None, …) when it is too short, mixed or neither.

    Adds up evidence: function words, elisions and suffixes at apostrophes, letters, endings. Words with a capital
    count little, since names prove nothing: a list of names is undecided. The model is this file.
    """
    evidence = {"tr": 0.0, "fr": 0.0, "other": 0.0}
    from_names = {"tr": 0.0, "fr": 0.0}
    for word, weight in _words(text[:_LONGEST]):
        for language, strength in _in_links(word):
            evidence[language] += strength
        for language, strength in _in_letters(word):
            if weight == 1:
                evidence[language] += strength
            else:
                from_names[language] += strength * weight
    for language, strength in from_names.items():
        evidence[language] += min(strength, _FROM_NAMES)
    best, second = ("tr", "fr") if evidence["tr"] >= evidence["fr"] else ("fr", "tr")
    rival = max(evidence[second], evidence["other"])
    found = evidence[best]
    if found == 0:
        return Guess(None, 0.0)
    lead = (found - rival) / found
    confidence = round(max(0.0, lead) * (1 - math.exp(-found / _SURE)), 3)
    decided = found >= _ENOUGH and rival < _RIVAL * found
    return Guess(best, confidence) if decided else Guess(None, min(confidence, 0.4))


def language_of_name(name: str) -> str | None:
    """The language whose letters stand in `name`, of a person, a town or a shop; None when they tell of none or of two.

    A name of a few words is too little for `guess_language`: "Çınar Eczanesi", "La Louvière". It is decided when a word of
    it is clearly of one language and no word of it speaks for the other.
    """
    proved = {"tr": 0.0, "fr": 0.0, "other": 0.0}
    for word in _WORD.findall(name[:_LONGEST]):
        for language, strength in (*_in_links(word), *_in_letters(word)):
            proved[language] = max(proved[language], strength)
    best, second = ("tr", "fr") if proved["tr"] >= proved["fr"] else ("fr", "tr")
    return best if proved[best] >= _IN_A_NAME and not proved[second] and not proved["other"] else None


def _words(text: str) -> Iterator[tuple[str, float]]:
    """Yield (word, how much its letters prove): little with a capital, since it may be a name.

    The first word proves as much as others when a small one follows; in capitals throughout, all words do.
    """
    words = _WORD.findall(text)
    shouting = sum(len(word) > 1 and word.isupper() for word in words) > len(words) / 2
    for place, word in enumerate(words):
        begins = place == 0 and len(words) > 1 and words[1].islower()
        yield word, 1 if word[0].islower() or begins or (shouting and len(words) > 2) else 0.15


def _in_links(word: str) -> Iterator[tuple[str, float]]:
    """Evidence of function words, and of what stands around an apostrophe: elisions and suffixes."""
    parts = _APOSTROPHE.split(word)
    for before, after in pairwise(parts):
        if lower(before, "fr") in _ELISIONS:
            yield "fr", 1.2
        elif _SUFFIX.match(lower(after, "tr")):
            yield "tr", 1.2
    for part in parts:
        # A capital I is ı only to a Turk: each language reads the word its own way.
        known = [language for language, words in _WORD_SETS.items() if lower(part, _reader(language)) in words]
        for language in known:
            yield language, 0.4 if len(known) > 1 or lower(part, "fr") in _SHARED else 1.0


def _in_letters(word: str) -> Iterator[tuple[str, float]]:
    """Evidence of letters and endings, in words that no list has."""
    parts = _APOSTROPHE.split(word)
    part = parts[-1] if len(parts) > 1 and lower(parts[0], "fr") in _ELISIONS else parts[0]
    if len(part) < 3 or any(lower(part, _reader(language)) in words for language, words in _WORD_SETS.items()):
        return
    for language, groups in _GROUPS.items():
        # A capital at the beginning, or a word of capitals, does not tell I from İ.
        marked = lower(part[:1], "fr") + lower(part[1:], "fr" if part.isupper() else language) + "$"
        pieces = {marked[start : start + length] for length in _LENGTHS for start in range(len(marked) - length + 1)}
        yield language, min(1.3, sum(groups[piece] for piece in pieces if piece in groups))
    if "İ" in part:
        yield "tr", 0.6


def _reader(language: str) -> str:
    return "tr" if language == "tr" else "fr"
