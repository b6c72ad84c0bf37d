"""Which words stand in the paper's addresses, per language, and how an address is made.

The words are a table and not a matter of gettext: addresses must not change when a message file is missing, they are
resolved on every request, and no section may be given one of them as its slug.
"""

import re
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from korner.languages import page_language

WORDS = {
    # name: (Turkish, French)
    "authors": ("yazarlar", "auteurs"),
    "topic": ("dosya", "dossier"),
    "tag": ("etiket", "mot-cle"),
    "archive": ("arsiv", "archives"),
    "search": ("ara", "recherche"),
    "polls": ("anketler", "sondages"),
    "pharmacies": ("nobetci-eczaneler", "pharmacies-de-garde"),
    "directory": ("firma-rehberi", "annuaire"),
    "galleries": ("foto-galeri", "galeries"),
    "videos": ("web-tv", "web-tv"),
    "editions": ("basili-gazete", "edition-papier"),
    "markets": ("piyasalar", "cours"),
    "weather": ("hava-durumu", "meteo"),
    "traffic": ("yol-durumu", "trafic"),
    "classifieds": ("ilanlar", "petites-annonces"),
    "send-news": ("haber-gonder", "envoyer-une-info"),
    "add-firm": ("firma-ekle", "ajouter-une-entreprise"),
    "add-notice": ("ilan-ekle", "ajouter-une-annonce"),
    "subscribe": ("abone-ol", "abonnement"),
    "corrections": ("duzeltmeler", "corrections"),
    "biographies": ("biyografiler", "biographies"),
    "recipes": ("tarifler", "recettes"),
    "guides": ("rehber", "guides"),
    "live": ("canli", "direct"),
    "feeds": ("rss-listesi", "liste-rss"),
    "site-map": ("site-haritasi", "plan-du-site"),
    "imprint": ("kunye", "mentions-legales"),
    "privacy": ("gizlilik", "confidentialite"),
    "contact": ("iletisim", "contact"),
    "embeds": ("sitene-ekle", "integrer"),
    "comment": ("yorum", "commentaire"),
    "reaction": ("tepki", "reaction"),
    "mistake": ("hata-bildir", "signaler-une-erreur"),
    "own-data": ("verilerim", "mes-donnees"),
    "page": ("sayfa", "page"),
    "preview": ("onizleme", "apercu"),
    "services": ("hizmetler", "services"),
    "latest": ("son-haberler", "dernieres-nouvelles"),
}

# First path words that are taken besides the table: the house's own doors, files and what robots ask for.
HOUSE_WORDS = frozenset(
    "fr tr en admin static media healthz readyz rss api sitemap sitemaps news-sitemap robots favicon manifest "
    "opensearch well-known accounts hesap cdn parca".split()
)
RESERVED = HOUSE_WORDS | {word for pair in WORDS.values() for word in pair}

# Named addresses a menu entry may point at, with the words the desk shows for them.
MENU_NAMES = {
    "home": _("Home page"),
    "authors": _("Columnists and authors"),
    "archive": _("Archive"),
    "latest": _("Latest news"),
    "corrections": _("Corrections"),
    "polls": _("Polls"),
    "feeds": _("List of feeds"),
    "site-map": _("Site map"),
    "imprint": _("Imprint"),
    "privacy": _("Privacy"),
    "contact": _("Contact"),
    "send-news": _("Send us news"),
    "services": _("Services"),
    "pharmacies": _("Pharmacies on duty"),
    "directory": _("Business directory"),
    "add-firm": _("Add your firm"),
    "markets": _("Rates"),
    "weather": _("Weather"),
}


def word(name, language):
    """Return the path word of `name` in `language`, e.g. ("authors", "fr") → "auteurs"."""
    turkish, french = WORDS[name]
    return french if language == "fr" else turkish


def localized(language, name, view, *, word_name, rest="", **kwargs):
    """Return the path of a public page: its word in `language`, then `rest`, e.g. "<slug:slug>/"."""
    return path(f"{word(word_name, language)}/{rest}", view, name=name, **kwargs)


# The word behind the contact page's address that says which page a letter is about.
ABOUT_PAGE = {"tr": "ilgili", "fr": "concerne"}

# What stands in most addresses, with something to stand in for it while the pattern is made.
SLUG = re.compile(r"[-a-zA-Z0-9_]+")
STAND_INS = {"section": "x-section-x", "slug": "x-slug-x", "pk": 909090909, "number": 808080808}


@lru_cache(maxsize=512)
def pattern(language, name, names):
    """The path of `name` with %(slug)s and its like in the places of `names`; an address table does not change."""
    text = reverse(f"{language}:{name}", kwargs={key: STAND_INS[key] for key in names} or None).replace("%", "%%")
    for key in names:
        text = text.replace(str(STAND_INS[key]), f"%({key})s")
    return text


def reverse_in(language, name, **kwargs):
    """Return the path of the public page `name` in `language`. Raises NoReverseMatch for an unknown name.

    A page holds a hundred addresses: where only slugs and numbers are put in, that is all that is done for each.
    """
    for key, value in kwargs.items():
        if key not in STAND_INS or not ((value.__class__ is int and value >= 0) or is_slug(value)):
            return reverse(f"{language}:{name}", kwargs=kwargs)
    return pattern(language, name, tuple(kwargs)) % kwargs


def letter_about(path, language=None):
    """The path of the contact page, with a form for a letter about the page at `path`."""
    language = language or page_language()
    return f"{reverse_in(language, 'contact')}?{urlencode({ABOUT_PAGE[language]: path})}"


def is_slug(value):
    """Whether `value` can stand in an address as it is."""
    return isinstance(value, str) and SLUG.fullmatch(value) is not None


def address(name, language=None, **kwargs):
    """Return the path of `name` in `language`, or in that of the page being made."""
    return reverse_in(language or page_language(), name, **kwargs)
