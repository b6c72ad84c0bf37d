"""The preview of a story: what is on the screen as readers will get it, and nothing saved by looking."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html as lxml_html
from reversion.models import Version

from articles.models import Article
from korner.publishing import Status
from tests.factories import (
    ArticleFactory,
    AssetFactory,
    AuthorFactory,
    CategoryFactory,
    TagFactory,
    TopicFactory,
    story,
)
from tests.pages import parse, words

pytestmark = pytest.mark.django_db

NEW = "/admin/articles/article/preview/page/"
ROWS = ("bylines", "topic_entries", "related_entries")


def page_of(row, page="preview_page"):
    return reverse(f"admin:articles_article_{page}", args=[row.pk])


def typed(row=None, language="tr", **changed):
    """What a browser sends for the form of `row` with the button of a preview, with `changed` typed over it."""
    data = {"source_language": "tr", "kind": "news", "headline_tr": "Yeni bir başlık", "body_tr": "<p>Metin.</p>"}
    for rows in ROWS:
        data |= {f"{rows}-TOTAL_FORMS": "0", f"{rows}-INITIAL_FORMS": "0"}
    if row:
        data |= {"category": row.category_id, "seen_version": row.version, "source_language": row.source_language}
        for field in ("kicker", "headline", "lead", "body"):
            for code in ("tr", "fr"):
                data[f"{field}_{code}"] = row.text(field, code)
    return {**data, "preview_language": language, **changed}


def rows_typed(prefix, *rows):
    """New rows of an inline as a browser sends them."""
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
    for place, row in enumerate(rows):
        data |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return data


def problems(response):
    """What a preview says is wrong, one line each."""
    return [words(one) for one in parse(response).xpath("//*[@class='preview-note']//li")]


def main(response):
    """The markup of the main part of a page, empty lines left out, and what readers say: a preview has no discussion."""
    element = parse(response).xpath("//main")[0]
    for part in element.xpath(".//*[@id='comments']/../.. | .//p[@class='to-discussion']"):
        part.drop_tree()
    lines = lxml_html.tostring(element, encoding="unicode").splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


@pytest.fixture
def editor(staff):
    return staff("editor", language="en")


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_published_story_looks_in_the_preview_as_it_does_to_readers(language, clock, client, editor):
    author, tag, topic = AuthorFactory(), TagFactory(), TopicFactory()
    section = CategoryFactory()
    ArticleFactory(category=section, publish_at=timezone.now() - timedelta(days=1))
    row = ArticleFactory(category=section, authors=[author], tags=[tag], topics=[topic])
    public = main(client.get(row.url_in(language)))
    assert main(client.get(page_of(row), {"preview_language": language})) == public


def test_what_is_typed_is_shown_in_both_languages_and_not_saved(client, editor):
    row = ArticleFactory(draft=True)
    before = Article.objects.filter(pk=row.pk).values().get(), Version.objects.count()
    for language, headline in (("tr", "Kaydedilmemiş başlık"), ("fr", "Un titre pas encore enregistré")):
        answer = client.post(
            page_of(row),
            typed(row, language, headline_tr="Kaydedilmemiş başlık", headline_fr="Un titre pas encore enregistré"),
        )
        document = parse(answer)
        assert words(document.xpath("//h1")[0]) == headline
        assert document.get("lang") == language
    assert before == (Article.objects.filter(pk=row.pk).values().get(), Version.objects.count())


def test_the_preview_is_the_page_that_saving_and_publishing_make(clock, client, editor):
    author, tag, topic = AuthorFactory(), TagFactory(), TopicFactory()
    section, beside, picture = CategoryFactory(), ArticleFactory(), AssetFactory()
    row = ArticleFactory(draft=True, category=CategoryFactory())
    data = typed(
        row,
        headline_tr="Yeni   başlık",
        category=section.pk,
        kind="opinion",
        picture=picture.pk,
        tags=[tag.pk],
        source_name="Belga",
        body_tr=f'<p onclick="x()">Metin.</p><figure class="image" data-picture="{picture.pk}"></figure>',
        **rows_typed("bylines", {"author": author.pk, "role": "guest", "order": 0}),
        **rows_typed("topic_entries", {"topic": topic.pk}),
        **rows_typed("related_entries", {"other": beside.pk, "order": 0}),
    )
    preview = client.post(page_of(row), data)
    assert problems(preview) == []
    client.post(reverse("admin:articles_article_change", args=[row.pk]), {**data, "_publish": "1"})
    row = Article.objects.get(pk=row.pk)
    public = main(client.get(row.url_in("tr")))
    shown = main(preview)
    picture_path = reverse("admin:articles_article_preview_picture", args=[row.pk, picture.pk, "free-640.jpg"])
    private = picture_path.removesuffix("free-640.jpg")
    assert private in shown
    stem = picture.rendition_stem()
    assert stem not in shown
    assert shown.replace(private, stem) == public
    for name in (author.name, tag.name_tr, topic.name_tr, beside.headline_tr, "Belga"):
        assert name in shown


def test_a_change_of_a_published_original_is_told_as_readers_will_be_told(clock, client, editor):
    row = ArticleFactory()
    clock.move_to("2026-11-24 18:00")
    data = typed(row, "fr", headline_tr="Bambaşka bir başlık")
    shown = main(client.post(page_of(row), data))
    client.post(reverse("admin:articles_article_change", args=[row.pk]), {**data, "comments_open": "on"})
    public = main(client.get(row.url_in("fr")))
    assert "The original was changed" in public or "original" in public
    assert shown == public


def test_a_story_being_begun_is_previewed_before_it_is_saved(client, staff):
    person = staff("journalist")
    author = AuthorFactory(account=person)
    answer = client.post(NEW, typed(category=CategoryFactory().pk, headline_tr="Daha ilk satır"))
    assert words(parse(answer).xpath("//h1")[0]) == "Daha ilk satır"
    assert author.name in main(answer)
    assert Article.objects.count() == 0


def test_a_form_with_mistakes_shows_what_can_be_shown_and_says_what_is_wrong(client, editor):
    row = ArticleFactory(draft=True)
    answer = client.post(page_of(row), typed(row, headline_tr="x" * 300, category="", lead_tr="Özet burada"))
    assert answer.status_code == 200
    said = " ".join(problems(answer))
    assert "Headline TR:" in said
    assert "Section:" in said
    assert "Özet burada" in main(answer)


def test_a_new_story_without_anything_is_answered_calmly(client, editor):
    assert "section" in " ".join(problems(client.post(NEW, {})))
    CategoryFactory()
    assert client.post(NEW, {}).status_code == 200
    assert client.get(NEW).status_code == 200


def test_a_language_without_a_page_is_said_to_have_none(client, editor):
    row = story(only="tr", draft=True)
    assert "no page in this language" in " ".join(problems(client.post(page_of(row), typed(row, "fr"))))
    assert problems(client.post(page_of(row), typed(row, "tr"))) == []


def test_a_preview_is_kept_and_named_by_nobody_and_framed_by_us_alone(client, editor):
    row = ArticleFactory(draft=True)
    for answer in (client.get(page_of(row)), client.post(page_of(row), typed(row))):
        assert answer["Cache-Control"] == "private, no-store"
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "same-origin"
        policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
        assert policy["frame-ancestors"] == "'self'"
        assert policy["script-src"] == policy["style-src"] == "'self'"
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        assert parse(answer).xpath("//meta[@name='robots']/@content") == ["noindex, nofollow"]


def test_the_frame_page_passes_on_what_was_typed_but_no_step(client, editor):
    row = ArticleFactory(draft=True)
    answer = client.post(page_of(row, "preview"), typed(row, headline_tr='"Tırnaklı" <b>başlık</b>'))
    document = parse(answer)
    sent = {one.get("name"): one.get("value") for one in document.xpath("//*[@data-sent]/input")}
    assert sent["headline_tr"] == '"Tırnaklı" <b>başlık</b>'
    assert "preview_language" not in sent
    assert document.xpath("//form/@action") == [page_of(row)]
    assert {one.get("value") for one in document.xpath("//button[@name='preview_language']")} == {"tr", "fr"}
    assert Article.objects.get(pk=row.pk).headline_tr == row.headline_tr


def test_a_field_that_a_person_may_not_write_is_not_previewed_either(client, staff):
    row = ArticleFactory(draft=True, headline_tr="Özgün başlık")
    staff("translator")
    answer = client.post(page_of(row), typed(row, "tr", headline_tr="Başka başlık"))
    assert words(parse(answer).xpath("//h1")[0]) == "Özgün başlık"
    answer = client.post(page_of(row), typed(row, "fr", headline_fr="Un autre titre"))
    assert words(parse(answer).xpath("//h1")[0]) == "Un autre titre"


def test_whoever_only_reads_a_story_previews_what_was_saved(client, staff):
    row = ArticleFactory(draft=True, headline_tr="Meslektaşın başlığı")
    staff("journalist")
    answer = client.post(page_of(row), typed(row, headline_tr="Benim başlığım"))
    assert words(parse(answer).xpath("//h1")[0]) == "Meslektaşın başlığı"
    assert problems(answer) == []


# --- who may ----------------------------------------------------------------------------------------------------------
HIDDEN = {
    "draft": {"draft": True},
    "in review": {"draft": True, "status": Status.IN_REVIEW},
    "embargoed": {"embargo": True},
    "scheduled": {"later": True},
    "withdrawn": {"status": Status.WITHDRAWN},
}


@pytest.fixture(params=HIDDEN)
def hidden(request, clock):
    """A story that readers do not see, with a picture."""
    given = dict(HIDDEN[request.param])
    later = timezone.now() + timedelta(hours=8)
    if given.pop("embargo", False):
        given["embargo_until"] = later
    if given.pop("later", False):
        given["publish_at"] = later
    return ArticleFactory(**given, picture=AssetFactory(), headline_tr="Henüz gizli")


def addresses(row):
    """Every address by which a story could be seen before its time."""
    picture = reverse("admin:articles_article_preview_picture", args=[row.pk, row.picture_id, "free-640.jpg"])
    return [page_of(row, "preview"), page_of(row), picture]


@pytest.mark.parametrize(
    ("role", "expected"),
    [("journalist", 200), ("translator", 200), ("editor", 200), ("moderator", 403), ("chief", 200)],
)
def test_each_role_previews_what_it_may_read_and_nothing_else(role, expected, hidden, staff, client):
    staff(role)
    for address in addresses(hidden):
        answer = client.get(address)
        assert answer.status_code == expected, address
        if expected == 403:
            assert "Henüz gizli" not in answer.content.decode()
    if expected == 403:
        assert client.post(page_of(hidden), typed(hidden)).status_code == 403


def test_somebody_not_signed_in_sees_nothing_before_its_time(hidden, client):
    for address in [*addresses(hidden), NEW]:
        for method in (client.get, client.post):
            answer = method(address)
            assert answer.status_code == 302
            assert answer["Location"].startswith(("/admin/login/", "/admin/hesap/login/"))


@pytest.mark.parametrize(("role", "expected"), [("translator", 403), ("moderator", 403), ("journalist", 200)])
def test_whoever_begins_no_story_previews_none(role, expected, staff, client):
    CategoryFactory()
    staff(role)
    for address in (NEW, "/admin/articles/article/preview/"):
        assert client.get(address).status_code == expected
        assert client.post(address, typed()).status_code == expected


def test_nothing_hidden_stands_beside_a_previewed_story(clock, client, editor):
    section, tag, later = CategoryFactory(), TagFactory(), timezone.now() + timedelta(hours=8)
    hidden = [
        ArticleFactory(category=section, tags=[tag], headline_tr="Ambargolu komşu", embargo_until=later),
        ArticleFactory(category=section, tags=[tag], headline_tr="Zamanlı komşu", publish_at=later),
        ArticleFactory(category=section, tags=[tag], headline_tr="Taslak komşu", draft=True),
    ]
    row = ArticleFactory(draft=True, category=section)
    rows = rows_typed("related_entries", *({"other": other.pk, "order": n} for n, other in enumerate(hidden)))
    answer = client.post(page_of(row), typed(row, tags=[tag.pk], **rows))
    assert problems(answer) == []
    assert not any(other.headline_tr in answer.content.decode() for other in hidden)


def test_a_row_marked_to_go_is_not_previewed(client, editor):
    stays, goes = AuthorFactory(name="Kalan Yazar"), AuthorFactory(name="Giden Yazar")
    row = ArticleFactory(draft=True, authors=[goes, stays])
    lines = list(row.bylines.order_by("order"))
    data = {"bylines-TOTAL_FORMS": 2, "bylines-INITIAL_FORMS": 2, "bylines-0-DELETE": "on"}
    for place, line in enumerate(lines):
        values = {"id": line.pk, "article": row.pk, "author": line.author_id, "role": line.role, "order": place}
        data |= {f"bylines-{place}-{name}": value for name, value in values.items()}
    shown = main(client.post(page_of(row), typed(row, **data)))
    assert "Kalan Yazar" in shown
    assert "Giden Yazar" not in shown
    assert row.bylines.count() == 2


def test_a_newer_version_of_somebody_else_is_said_and_the_own_words_are_shown(client, editor):
    row = ArticleFactory(draft=True)
    data = typed(row, headline_tr="Benim başlığım")
    row.save()
    answer = client.post(page_of(row), data)
    assert "Somebody else has saved this story meanwhile" in " ".join(problems(answer))
    assert words(parse(answer).xpath("//h1")[0]) == "Benim başlığım"


def test_a_preview_asks_few_questions(client, editor, django_assert_max_num_queries):
    row = ArticleFactory(draft=True, authors=[AuthorFactory() for _ in range(4)], tags=[TagFactory() for _ in range(6)])
    client.get(page_of(row))
    with django_assert_max_num_queries(15):
        client.get(page_of(row))


def test_unknown_stories_and_pictures_are_not_found(client, editor):
    row, picture = ArticleFactory(draft=True), AssetFactory()
    assert client.get("/admin/articles/article/999999/preview/").status_code == 404
    for number, rest in ((999999, "free-640.jpg"), (picture.pk, "free-641.jpg"), (picture.pk, "x")):
        address = f"/admin/articles/article/{row.pk}/preview/picture/{number}-{rest}"
        assert client.get(address).status_code == 404


def test_the_form_leads_to_the_preview(client, editor):
    row = ArticleFactory(draft=True)
    for path, preview in (
        (reverse("admin:articles_article_change", args=[row.pk]), page_of(row, "preview")),
        (reverse("admin:articles_article_add"), "/admin/articles/article/preview/"),
    ):
        document = parse(client.get(path))
        assert document.xpath("//desk-preview//button[@formtarget='_blank']/@formaction") == [preview]
    assert parse(client.get(reverse("admin:authors_author_add"))).xpath("//desk-preview") == []
