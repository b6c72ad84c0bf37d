"""Which words stand in the paper's addresses, per language, and how an address is made.

The words are a table and not a matter of gettext: addresses must not change when a message file is missing, they are
resolved on every request, and no section may be given one of them as its slug.
"""

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
    "page": ("sayfa", "page"),
    "preview": ("onizleme", "apercu"),
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
    "feeds": _("List of feeds"),
    "site-map": _("Site map"),
    "imprint": _("Imprint"),
    "privacy": _("Privacy"),
    "contact": _("Contact"),
}


def word(name, language):
    """Return the path word of `name` in `language`, e.g. ("authors", "fr") → "auteurs"."""
    turkish, french = WORDS[name]
    return french if language == "fr" else turkish


def localized(language, name, view, *, word_name, rest="", **kwargs):
    """Return the path of a public page: its word in `language`, then `rest`, e.g. "<slug:slug>/"."""
    return path(f"{word(word_name, language)}/{rest}", view, name=name, **kwargs)


def reverse_in(language, name, **kwargs):
    """Return the path of the public page `name` in `language`. Raises NoReverseMatch for an unknown name."""
    return reverse(f"{language}:{name}", kwargs=kwargs or None)


def address(name, language=None, **kwargs):
    """Return the path of `name` in `language`, or in that of the page being made."""
    return reverse_in(language or page_language(), name, **kwargs)
