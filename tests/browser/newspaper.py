"""A small whole newspaper for the browser: every kind of page has something to show."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Article, Correction
from korner.site.models import Place, SiteSettings, StandingPage
from tests.factories import (
    ArticleFactory,
    AssetFactory,
    AuthorFactory,
    CategoryFactory,
    MenuItemFactory,
    TagFactory,
    TopicFactory,
    story,
)

BODY = """<p>{words}</p><h2>{heading}</h2><ul><li>{words}</li><li>{words}</li></ul><blockquote><p>{words}</p></blockquote>
<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>
<figure class="media"><oembed url="https://www.youtube.com/watch?v=abcdefghijk"></oembed></figure><p>{words}</p>"""
LONG = "Uluslararasılaştırılamayanlardan mısınız"


def body(language):
    """A text with everything a text may hold."""
    words = {
        "tr": "Belediye meclisi bu akşam toplandı ve mahallenin yeni düzenini oylamaya sundu; karar oy birliğiyle çıktı.",
        "fr": "Le conseil communal s’est réuni ce soir et a soumis au vote le nouveau plan du quartier ; il est adopté.",
    }[language]
    return BODY.format(words=words, heading={"tr": "Karar ne getiriyor?", "fr": "Ce que change la décision"}[language])


def make():
    """Make the newspaper; returns the paths of one page of each kind, by language."""
    SiteSettings.objects.create(
        name_tr="Bruxelles Korner", name_fr="Bruxelles Korner", tagline_tr="Brüksel’in gazetesi", tagline_fr="Le journal de Bruxelles",
        publisher_tr="Korner asbl", publisher_fr="Korner asbl", facebook="https://example.org/f", founded=2015,
    )  # fmt: skip
    sections = [CategoryFactory() for _ in range(3)]
    portrait = AssetFactory(alt_tr="Portre", alt_fr="Portrait")
    writer = AuthorFactory(
        name="Elif Yalçın", portrait=portrait, in_imprint=True, bio_tr="<p>Muhabir.</p>", bio_fr="<p>Journaliste.</p>"
    )
    columnist = AuthorFactory(name="Kemal Ersoy", kind="columnist", portrait=portrait)
    tag, topic = (
        TagFactory(),
        TopicFactory(introduction_tr="<p>Bu dosyada.</p>", introduction_fr="<p>Dans ce dossier.</p>"),
    )
    now = timezone.now()
    for number in range(30):
        ArticleFactory(
            category=sections[number % 3],
            picture=AssetFactory() if number % 2 else None,
            publish_at=now - timedelta(hours=number + 2),
            authors=[writer],
            kind=Article.Kind.COLUMN if number == 20 else Article.Kind.NEWS,
        )
    ArticleFactory(
        category=sections[0], kind=Article.Kind.COLUMN, authors=[columnist], publish_at=now - timedelta(hours=5)
    )
    main = ArticleFactory(
        category=sections[0], headline_tr=f"{LONG}: yeni düzen", body_tr=body("tr"), body_fr=body("fr"), picture=AssetFactory(),
        picture_caption_tr="Meydan", picture_caption_fr="La place", authors=[writer, columnist], tags=[tag], topics=[topic],
        publish_at=now - timedelta(hours=1), revised_at=now,
    )  # fmt: skip
    for kind in Correction.Kind.values:
        Correction.objects.create(
            article=main, kind=kind, text_tr=f"Rakam yanlıştı; doğrusu 21’dir. {LONG}", text_fr="" if kind == "update" else "Il fallait lire 21.",
        )  # fmt: skip
    french = story("fr", category=sections[1], body_fr=body("fr"), publish_at=now - timedelta(minutes=50), tags=[tag])
    half = story(
        "fr", category=sections[1], headline_tr="Yalnız başlığı çevrilmiş haber", publish_at=now - timedelta(minutes=40)
    )
    gone = ArticleFactory(category=sections[0], expire_at=now - timedelta(minutes=1))
    StandingPage.objects.create(
        role="privacy", name_tr="Gizlilik", name_fr="Confidentialité", body_tr="<p>Metin.</p>", body_fr="<p>Texte.</p>"
    )
    StandingPage.objects.create(
        role="contact", name_tr="İletişim", name_fr="Contact", body_tr="<p>Metin.</p>", body_fr="<p>Texte.</p>"
    )
    about = StandingPage.objects.create(
        name_tr="Hakkımızda", name_fr="À propos", body_tr="<p>Metin.</p>", body_fr="<p>Texte.</p>"
    )
    for section in sections:
        MenuItemFactory(menu=Place.MAIN, target=section)
    for named in ("authors", "archive", "imprint"):
        MenuItemFactory(menu=Place.FOOTER, named=named)
    day = timezone.localtime(main.publish_at)
    kinds = {}
    for language, words in (("tr", ("yazarlar", "arsiv", "kunye", "gizlilik", "iletisim", "rss-listesi", "site-haritasi", "son-haberler", "duzeltmeler")),
                            ("fr", ("auteurs", "archives", "mentions-legales", "confidentialite", "contact", "liste-rss", "plan-du-site", "dernieres-nouvelles", "corrections"))):  # fmt: skip
        root = "/" if language == "tr" else "/fr/"
        people, archive, imprint, privacy, contact, feeds, site_map, latest, corrections = (
            f"{root}{word}/" for word in words
        )
        kinds[language] = {
            "home": root, "latest": latest, "section": sections[0].url_in(language), "article": main.url_in(language),
            "half translated": half.url_in(language), "topic": topic.url_in(language), "tag": tag.url_in(language),
            "authors": people, "author": writer.url_in(language), "archive": archive, "year": f"{archive}{day:%Y}/",
            "month": f"{archive}{day:%Y/%m}/", "day": f"{archive}{day:%Y/%m/%d}/", "imprint": imprint, "privacy": privacy,
            "contact": contact, "page": about.url_in(language), "feeds": feeds, "site map": site_map, "corrections": corrections,
            "not found": f"{root}yok-boyle-bir-sayfa/", "gone": gone.url_in(language),
        }  # fmt: skip
    kinds["fr"]["french only"] = french.url_in("fr")
    return kinds
