"""A small paper with one of everything, every page kind it has, and how each field of its rows may be changed."""

from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import get_resolver
from django.utils import timezone

from articles.comments.archive import count_anew
from articles.comments.models import Comment
from articles.models import Article, Correction, RelatedStory, Topic
from authors.models import Author
from korner.site.models import Redirect, SiteSettings, StandingPage
from tests.directory.making import make_firm
from tests.directory.owners import TradeFactory
from tests.factories import (
    ArticleFactory,
    AssetFactory,
    AuthorFactory,
    CategoryFactory,
    MenuItemFactory,
    PlaceFactory,
    TagFactory,
    TopicFactory,
    UserFactory,
)
from tests.markets.making import make_rate
from tests.pharmacies.making import commune, make_pharmacy, make_shift
from tests.polls.making import make_poll
from tests.weather.making import make_forecast, make_place
from widgets.directory.models import FirmPicture
from widgets.markets.models import Instrument, Symbol
from widgets.pharmacies.models import DutyWords

# Addresses that are never kept as pages: files and the machine room.
NO_PAGES = {"healthz", "readyz", "favicon", "rendition"}
# Pages that say no-store themselves: questions of one reader.
NEVER_STORED = {
    "poll-vote",
    "comments-mine",
    "reaction",
    "mistake",
    "own-data",
    "own-data-found",
    "own-data-file",
    "search",
    "suggestions",
    "preview",
    "preview-picture",
    *("send-news", "send-news-status", "contact", "contact-sent"),
    "directory-find",
}
NEVER_STORED |= {"add-firm", "add-firm-sent", "firm-claim-sent", "firm-claim-confirm"}
NEVER_STORED |= {"firm-address", "firm-address-confirm", "firm-address-stop"}
NEVER_STORED |= {f"firm-{act}" for act in ("confirm", "link", "owner", "edit", "delete", "claim")}
NEVER_STORED |= {f"comment-{act}" for act in ("write", "answer", "edit", "delete", "like", "report")}
# Pages that are there by a setting only.
BY_SETTING = {"comments-facebook"}
# Pages whose address says nothing but their name.
PLAIN = [
    "authors",
    "imprint",
    "home",
    "feed",
    "latest",
    "archive",
    "corrections",
    "corrections-feed",
    "feeds",
    "site-map",
    "privacy",
    "opensearch",
    "polls",
    "services",
    "services-strip",
    "markets",
    "weather",
]
# What stands on no public page although its model does, and why.
NOT_SHOWN = {
    "article.version": "counts saves",
    "article.assigned_to": "for the desk",
    "article.unsigned": "for the desk",
    "article.created_at": "for the desk",
    "article.changed_at": "set by each save",
    "asset.original": "the private original",
    "asset.created_at": "for the desk",
    "firm.judged": "for the queue",
    "firm.link_number": "what the owner's link is signed with",
    "firm.owner_language": "of letters to the owner",
    "firm.same": "tells the same firm sent twice",
    "firmpicture.from_owner": "whether the picture goes with its firm",
    "dutyshift.checked_by": "for the desk",
    "dutyshift.rota": "what made it: for the rota",
    "dutywords.late_from": "changes the page at night only: tests/pharmacies/test_kept_pages.py",
    "pharmacy.reference": "what a list knows it by",
    "pharmacy.slug": "made from the name by each save",
    "pharmacy.sort_fr": "made from the name by each save",
    "pharmacy.sort_tr": "made from the name by each save",
    "pharmacy.updated_at": "set by each save",
    "firm.reference": "what a list knows it by",
    "firm.updated_at": "for the desk",
    "place.key": "what the official lists know it by",
    "correction.made_by": "for the desk",
    "rate.typed_by": "for the desk",
    "place.changed_at": "set by each save",
    "place.listed": "for the next release's lists",
    "place.release": "for the next release's lists",
    "redirect.created_at": "for the desk",
    "sitesettings.held_back_by": "for the desk",
    "standingpage.updated_at": "set by each save",
}


def fill():
    """Make the paper; return {name: row}."""
    UserFactory()
    TopicFactory()
    AuthorFactory()
    picture, logo = AssetFactory(), AssetFactory()
    paper = SiteSettings.current()
    paper.logo, paper.share_picture, paper.email = logo, logo, "redaktion@example.org"
    paper.save()
    section, part = CategoryFactory(), CategoryFactory(description_tr="Bir açıklama", description_fr="Une description")
    part.parent = section
    part.save()
    author = AuthorFactory(
        name="Selin Arslan",
        kind=Author.Kind.COLUMNIST,
        in_imprint=True,
        portrait=AssetFactory(),
        bio_tr="<p>Yazar.</p>",
    )
    make_poll(votes=[3, 1, 0], picture=AssetFactory(), pictures=[AssetFactory()], results="always", on_front=True)
    ended = make_poll(votes=[3, 1, 0], lasts=timedelta(minutes=30), intro_tr="Giriş.")
    tag = TagFactory()
    topic = TopicFactory(introduction_tr="<p>Giriş.</p>", picture=AssetFactory(), starts=date(2026, 1, 1))
    common = {"category": section, "tags": [tag], "authors": [author]}
    older = ArticleFactory(**common, publish_at=timezone.now() - timedelta(days=1), topics=[topic])
    story = ArticleFactory(
        **common,
        picture=picture,
        topics=[topic],
        place_tr="Brüksel",
        source_name="Ajans",
        kind=Article.Kind.COLUMN,
        body_tr=f'<p>Metin.</p><figure class="image" data-picture="{picture.pk}"></figure>'
        f'<figure data-box="polls" data-id="{ended.pk}"></figure>',
    )
    RelatedStory.objects.create(article=story, other=older)
    Correction.objects.create(article=story, text_tr="Rakam yanlıştı.", text_fr="Le chiffre était faux.")
    Correction.objects.create(article=older, kind=Correction.Kind.RETRACTION, text_tr="Haber doğru değildi.")
    ArticleFactory.create_batch(4, category=section)
    PlaceFactory(name_nl="Plaats", parent=PlaceFactory(kind="region"))
    comment = Comment.objects.create(article=story, name="Ayşe", text="Bir söz.", language="tr", state="approved")
    Comment.objects.create(
        article=story, parent=comment, name="Zoé", text="Une réponse.", language="fr", state="approved", position=0
    )
    count_anew({story.pk})
    page = StandingPage.objects.create(name_tr="Hakkımızda", name_fr="À propos", body_tr="<p>Biz.</p>")
    for role in ("privacy", "contact"):
        StandingPage.objects.create(name_tr=f"Sayfa {role}", name_fr=f"Page {role}", role=role)
    MenuItemFactory(target=section)
    MenuItemFactory(target=page, menu="footer")
    Redirect.objects.create(old_path="/eski/", new_path=story.url_in("tr"))
    things = {"section": section, "author": author, "tag": tag, "topic": topic, "story": story, "page": page}
    return {**things, "poll": ended, "comment": comment, **services()}


def services():
    """The services around the news; {name: row}."""
    make_rate("48.0", "2026-11-20")
    make_rate("48.7421", "2026-11-23")
    forecast = make_forecast(make_place("Gent", "here"))
    make_place("Liège")
    place, beside = commune(), commune("Evere", 50.87, 4.40)
    pharmacy = make_pharmacy(
        place=place, note_tr="Zili çalın.", latitude=50.865, longitude=4.38, website="https://example.org/"
    )
    make_pharmacy("Lale Apotheek", beside)
    now = timezone.localtime().replace(tzinfo=None)
    for begins, ends, fields in ((-2, 6, {}), (30, 40, {}), (60, 70, {"checked": None})):
        shift = [f"{now + timedelta(hours=hours):%Y-%m-%d %H:%M}" for hours in (begins, ends)]
        make_shift(pharmacy, *shift, **fields)
    DutyWords.objects.create(late_tr="Gece hattı.", late_fr="La nuit.", unchecked_tr="Arayın.", unchecked_fr="Appelez.")
    trade, firm = make_firms(place)
    return {
        "market": Instrument.objects.get(symbol=Symbol.EUR_TRY),
        "weather": forecast.place,
        "place": place,
        "pharmacy": pharmacy,
        "trade": trade,
        "firm": firm,
    }


def make_firms(place):
    """(a trade, one of its firms in `place`): trades one below the other, a firm with all that can be said of it, others."""
    above = TradeFactory()
    trade, other = TradeFactory(parent=above), TradeFactory()
    now = timezone.now()
    firm = make_firm(
        trade,
        other,
        name="Yonca Fırını",
        place=place,
        address="Örnek Sokağı 1",
        website="https://example.org/",
        email="yonca@example.org",
        about_tr="Ekmek.",
        latitude=50.8,
        longitude=4.3,
        featured_from=now - timedelta(days=1),
        featured_until=now + timedelta(days=1),
    )
    for order in range(2):
        FirmPicture.objects.create(firm=firm, picture=AssetFactory(), order=order)
    AssetFactory()  # one that the firm does not have yet
    make_firm(above, name="Yulaf")
    return trade, firm


def addresses(rows):
    """{path} of one page of each kind in each language. Raises KeyError for a kind that this module does not know yet."""
    at = timezone.localtime(rows["story"].publish_at)
    day = {"year": at.year, "month": at.month, "day": at.day}
    found = {"/eski/"}
    for language in ("tr", "fr"):
        slugs = {
            name: row.slug if name == "author" else row.slug_in(language)
            for name, row in rows.items()
            if name not in ("story", "poll", "comment", "weather", "pharmacy", "firm")
        }
        where, tomorrow = {"slug": slugs["place"]}, timezone.localtime() + timedelta(days=1)
        date = {"year": tomorrow.year, "month": tomorrow.month, "day": tomorrow.day}
        arguments = {
            **{name: {} for name in PLAIN},
            **{f"pharmacies{when}": {} for when in ("", "-tonight", "-tomorrow")},
            **{f"pharmacies-place{when}": where for when in ("", "-tonight", "-tomorrow")},
            "pharmacies-date": date,
            "pharmacies-place-date": {**where, **date},
            "pharmacy": {"slug": rows["pharmacy"].slug, "pk": rows["pharmacy"].pk},
            "directory": {},
            "directory-turkish": {},
            "directory-letter": {"letter": "y"},
            "directory-place": {"place": slugs["place"]},
            "directory-trade": {"slug": slugs["trade"]},
            "directory-trade-place": {"slug": slugs["trade"], "place": slugs["place"]},
            "firm": {"slug": rows["firm"].slug, "pk": rows["firm"].pk},
            "page": {"slug": slugs["page"]},
            "weather-place": {"slug": rows["weather"].place.slug_in(language)},
            "weather-part": {"slug": rows["weather"].place.slug_in(language)},
            "author": {"slug": slugs["author"]},
            "author-feed": {"slug": slugs["author"]},
            "topic": {"slug": slugs["topic"]},
            "topic-feed": {"slug": slugs["topic"]},
            "tag": {"slug": slugs["tag"]},
            "section": {"slug": slugs["section"]},
            "section-feed": {"slug": slugs["section"]},
            "market": {"slug": slugs["market"]},
            "archive-year": {"year": day["year"]},
            "archive-month": {"year": day["year"], "month": day["month"]},
            "archive-day": day,
            "comments": {"pk": rows["story"].pk},
            "comments-oldest": {"pk": rows["story"].pk},
            "comments-best": {"pk": rows["story"].pk},
            "comment-thread": {"pk": rows["story"].pk, "number": rows["comment"].pk},
        }
        found |= {rows["story"].url_in(language), rows["poll"].url_in(language)}
        tree = get_resolver().namespace_dict[language][1]
        for name in {pattern.name for pattern in tree.url_patterns} - {"article", "poll"} - NEVER_STORED - BY_SETTING:
            found.add(reverse_in_tree(language, name, arguments[name]))
    found |= {"/robots.txt", "/manifest.webmanifest", "/fr/manifest.webmanifest", "/sitemap.xml", "/news-sitemap.xml"}
    return sorted(found)


def reverse_in_tree(language, name, arguments):
    """The path of a named page."""
    from korner.addresses import reverse_in

    return reverse_in(language, name, **arguments)


def changed(field, value):
    """Another value for `field` of a row that holds `value`."""
    if field.related_model is ContentType:
        return ContentType.objects.get_for_model(Topic)  # of the few kinds a menu may point at
    if field.is_relation:
        others = field.related_model._base_manager.exclude(pk=getattr(value, "pk", value)).order_by("-pk")
        return others.first() or (None if field.null else value)
    if field.choices:
        return next((key for key, _words in field.flatchoices if key not in (value, "")), value)
    kinds = [
        (models.BooleanField, lambda: not value),
        (models.EmailField, lambda: "yeni@example.org"),
        (models.URLField, lambda: "https://example.org/yeni"),
        (models.JSONField, lambda: [*value, "de"] if isinstance(value, list) else {**(value or {}), "16x9": [320]}),
        (models.DateTimeField, lambda: (value or timezone.now()) - timedelta(hours=3)),
        (models.DateField, lambda: (value or date(2026, 3, 1)) - timedelta(days=3)),
        (models.DecimalField, lambda: (value or 0) + 1),
        (models.IntegerField, lambda: (value or 1990) + 1),
        (models.FloatField, lambda: 0.25),
        (models.TextField, lambda: f"{value or ''}<p>yeni</p>" if "<p>" in (value or "") else f"{value or ''} yeni"),
        (models.CharField, lambda: new_words(field, value)),
    ]
    return next((new() for kind, new in kinds if isinstance(field, kind)), value)


def is_plain(field):
    """Whether a field only holds words or a number to be shown, and decides on nothing else."""
    telling = field.is_relation or field.choices or field.unique or any(word in field.name for word in ("slug", "path"))
    return not telling and isinstance(
        field, models.CharField | models.TextField | models.FloatField | models.IntegerField
    )


def new_words(field, value):
    """Other words for a line; a slug stays one, a path stays a path."""
    if "slug" in field.name or field.name == "token":
        return f"{(value or '')[: field.max_length - 5]}-yeni".strip("-")
    if field.name.endswith("_path"):
        return f"{value}yeni/"
    longer = f"{value or ''} yeni".strip()
    return longer if len(longer) <= field.max_length else f"yeni{value}"[: field.max_length]
