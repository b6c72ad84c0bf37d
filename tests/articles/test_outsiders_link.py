"""A link for an outsider opens one draft and its pictures, for a while, and nothing else."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import preview_links
from articles.models import RelatedStory
from korner.addresses import RESERVED
from korner.desk import outsiders
from korner.desk.models import PreviewLink
from korner.periodic import jobs
from korner.publishing import Status
from tests.door import Reader
from tests.factories import ArticleFactory, AssetFactory, UserFactory, story
from tests.pages import parse, words

pytestmark = pytest.mark.django_db


def links_page(row):
    return reverse("admin:articles_article_preview_links", args=[row.pk])


def make(row, *, life="day", languages="both", note="Me Dupont", by=None):
    """A link to `row`: its token."""
    by = by or UserFactory(role="editor")
    return outsiders.make(row, by=by, life=life, languages=languages, note=note)[1]


def turkish(token):
    return f"/onizleme/{token}/"


def french(token):
    return f"/fr/apercu/{token}/"


@pytest.fixture
def outsider():
    """A browser that never signed in."""
    return Client()


@pytest.fixture
def draft(clock):
    return ArticleFactory(draft=True, headline_tr="Gizli taslak", headline_fr="Brouillon secret")


def test_an_editor_makes_a_link_and_a_lawyer_reads_the_draft_in_both_languages(draft, staff, client, outsider):
    staff("editor", language="en")
    answer = client.post(links_page(draft), {"note": "Me Dupont", "life": "day", "languages": "both"})
    addresses = parse(answer).xpath("//input[@class='desk-address']/@value")
    assert len(addresses) == 2
    for address, headline in zip(addresses, ("Gizli taslak", "Brouillon secret"), strict=True):
        page = outsider.get(address.removeprefix("http://testserver"))
        assert page.status_code == 200
        assert words(parse(page).xpath("//h1")[0]) == headline
        assert not page.cookies
    later = client.get(links_page(draft)).content.decode()
    assert "Me Dupont" in later
    assert not any(address in later for address in addresses)


def test_the_token_cannot_be_guessed_and_is_not_kept(draft):
    tokens = {make(draft) for _ in range(20)}
    assert len(tokens) == 20
    assert all(re.fullmatch(r"[-_A-Za-z0-9]{32}", token) for token in tokens)
    kept = " ".join(str(value) for row in PreviewLink.objects.values_list() for value in row)
    assert not any(token in kept for token in tokens)


def test_the_link_shows_always_what_was_saved_last(draft, outsider):
    token = make(draft)
    draft.headline_tr = "Avukatın düzelttiği başlık"
    draft.save()
    assert "Avukatın düzelttiği başlık" in outsider.get(turkish(token)).content.decode()


def test_nobody_keeps_names_or_frames_the_draft(draft, outsider):
    page = outsider.get(turkish(make(draft)))
    assert page["Cache-Control"] == "private, no-store"
    assert "noindex" in page["X-Robots-Tag"]
    assert page["Referrer-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    document = parse(page)
    assert "noindex" in document.xpath("//meta[@name='robots']/@content")[0]


def test_what_chats_and_engines_read_of_an_address_tells_nothing_of_the_draft(draft, outsider):
    document = parse(outsider.get(turkish(make(draft))))
    head = document.xpath("//head")[0]
    assert "Gizli taslak" not in head.text_content()
    assert not head.xpath(
        ".//meta[starts-with(@property, 'og:')]|.//link[@rel='canonical']|.//script[@type='application/ld+json']"
    )
    assert not any("Gizli" in value for value in head.xpath(".//meta/@content"))
    assert not document.xpath("//*[@class='share']")


def test_a_draft_never_enters_the_page_store(draft, tmp_path, settings):
    settings.PAGE_STORE_URL, settings.PAGES_ROOT = "", str(tmp_path / "pages")
    from korner.caching import stores

    stores.forget()
    reader, token = Reader(), make(draft)
    try:
        for path in (turkish(token), french(token)):
            assert reader.door.key_of({"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": "testserver"}) is None
            first = reader.get(path)
            assert first.status == 200
            assert "xkey" not in first.headers
        PreviewLink.objects.all().delete()
        assert reader.get(turkish(token)).status == 404
    finally:
        stores.forget()


# --- when it opens nothing ----------------------------------------------------------------------------------------------
def test_ended_withdrawn_and_unknown_links_are_answered_alike_in_the_papers_look(draft, clock, staff, client, outsider):
    ended, withdrawn = make(draft, life="hour"), make(draft, life="week", note="geri al")
    staff("editor")
    number = PreviewLink.objects.get(note="geri al").pk
    client.post(reverse("admin:articles_article_withdraw_link", args=[draft.pk, number]))
    clock.move_to("2026-11-24 13:01")
    for make_path in (turkish, french):
        answers, bodies = [], set()
        for token in (ended, withdrawn, "bilinmeyen", "x" * 32):
            answers.append(outsider.get(make_path(token)))
            bodies.add(answers[-1].content.decode().replace(token, ""))
        assert {answer.status_code for answer in answers} == {404}
        assert {answer["Cache-Control"] for answer in answers} == {"private, no-store"}
        assert len(bodies) == 1
        assert parse(answers[0]).xpath("//header[@class='site-head']")


def test_a_link_ends_at_its_minute(draft, clock, outsider):
    token = make(draft, life="hour")
    clock.move_to("2026-11-24 12:59")
    assert outsider.get(turkish(token)).status_code == 200
    clock.move_to("2026-11-24 13:00")
    assert outsider.get(turkish(token)).status_code == 404


def test_ended_links_are_deleted_by_the_clock(draft, clock):
    make(draft, life="hour"), make(draft, life="week")
    clock.move_to("2026-11-25 12:00")
    next(job for job in jobs() if job.name == "forget-ended-preview-links").run()
    assert PreviewLink.objects.count() == 1


def test_a_link_in_one_language_opens_that_one_alone(draft, outsider):
    token = make(draft, languages="fr")
    page = outsider.get(french(token))
    assert page.status_code == 200
    assert turkish(token) not in page.content.decode()
    assert outsider.get(turkish(token)).status_code == 404


def test_a_language_without_a_text_is_not_opened(clock, outsider):
    token = make(story(only="tr", draft=True))
    assert outsider.get(turkish(token)).status_code == 200
    assert outsider.get(french(token)).status_code == 404


def test_once_the_story_is_out_the_link_leads_to_its_page(draft, outsider):
    token = make(draft)
    draft.status, draft.publish_at = Status.PUBLISHED, timezone.now()
    draft.save()
    for path, language in ((turkish(token), "tr"), (french(token), "fr")):
        answer = outsider.get(path)
        assert (answer.status_code, answer["Location"]) == (302, draft.url_in(language))
        assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("state", ["withdrawn", "expired", "deleted"])
def test_what_was_taken_back_is_shown_to_nobody(state, draft, outsider):
    token = make(draft)
    if state == "deleted":
        draft.delete()
    else:
        hour = timedelta(hours=1)
        draft.status = Status.WITHDRAWN if state == "withdrawn" else Status.PUBLISHED
        draft.publish_at, draft.expire_at = timezone.now() - hour, timezone.now() if state == "expired" else None
        draft.save()
    assert outsider.get(turkish(token)).status_code == 404


def test_a_scheduled_or_embargoed_story_is_shown_by_its_own_link_alone(clock, outsider):
    later = timezone.now() + timedelta(hours=5)
    for hidden in (ArticleFactory(publish_at=later), ArticleFactory(embargo_until=later)):
        other = make(ArticleFactory(draft=True))
        token = make(hidden)
        assert hidden.headline_tr in outsider.get(turkish(token)).content.decode()
        assert hidden.headline_tr not in outsider.get(turkish(other)).content.decode()
        assert outsider.get(hidden.url_in("tr")).status_code == 404


def test_with_a_closed_account_end_the_links_it_made(draft, outsider):
    person = UserFactory(role="editor")
    token = make(draft, by=person)
    person.is_active = False
    person.save()
    assert outsider.get(turkish(token)).status_code == 404


# --- nothing else -------------------------------------------------------------------------------------------------------
def test_pictures_open_by_the_link_alone_and_no_other_storys(draft, clock, outsider):
    own, within, foreign = AssetFactory(), AssetFactory(), AssetFactory()
    draft.picture = own
    draft.body_tr = f'<p>Metin.</p><figure class="image" data-picture="{within.pk}"></figure>'
    draft.save()
    ArticleFactory(draft=True, picture=foreign)
    token = make(draft, life="hour")
    page = outsider.get(turkish(token)).content.decode()
    assert not any(asset.token in page for asset in (own, within))
    found = set(re.findall(rf"/onizleme/{token}/\d+-[a-z0-9]+-\d+\.(?:jpg|avif)", page))
    assert {int(address.split("/")[-1].split("-")[0]) for address in found} == {own.pk, within.pk}
    for address in found:
        answer = outsider.get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith("image/")
        assert answer["Cache-Control"] == "private, no-store"
    address = next(one for one in found if f"/{own.pk}-" in one)
    assert outsider.get(address.replace(f"/{own.pk}-", f"/{foreign.pk}-")).status_code == 404
    assert outsider.get(address.replace(token, "baska")).status_code == 404
    clock.move_to("2026-11-24 14:00")
    assert outsider.get(address).status_code == 404


def test_only_stories_that_readers_see_stand_under_the_draft(draft, outsider):
    secret = ArticleFactory(draft=True, category=draft.category, headline_tr="Öteki taslak")
    visible = ArticleFactory(headline_tr="Görünen haber")
    for other in (secret, visible):
        RelatedStory.objects.create(article=draft, other=other)
    page = outsider.get(turkish(make(draft))).content.decode()
    assert "Görünen haber" in page
    assert "Öteki taslak" not in page


# --- who makes and withdraws -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("role", "own", "expected"),
    [
        ("journalist", True, 200),
        ("journalist", False, 403),
        ("translator", False, 403),
        ("editor", False, 200),
        ("moderator", False, 403),
        ("chief", False, 200),
    ],
)
def test_who_sees_makes_and_withdraws_links(role, own, expected, draft, staff, client):
    make(draft)
    number = PreviewLink.objects.get().pk
    person = staff(role)
    if own:
        draft.created_by = person
        draft.save()
    withdraw = reverse("admin:articles_article_withdraw_link", args=[draft.pk, number])
    assert client.get(links_page(draft)).status_code == expected
    posted = client.post(links_page(draft), {"note": "Birisi", "life": "day", "languages": "both"})
    assert posted.status_code == expected
    assert PreviewLink.objects.count() == (2 if expected == 200 else 1)
    assert client.get(withdraw).status_code == (405 if expected == 200 else 403)
    client.post(withdraw)
    assert PreviewLink.objects.filter(pk=number).exists() == (expected == 403)
    form = client.get(reverse("admin:articles_article_change", args=[draft.pk]))
    if role != "moderator":
        assert (links_page(draft) in form.content.decode()) == (expected == 200)


def test_somebody_not_signed_in_reaches_no_link(draft, outsider):
    make(draft)
    number = PreviewLink.objects.get().pk
    for address in (links_page(draft), reverse("admin:articles_article_withdraw_link", args=[draft.pk, number])):
        assert outsider.post(address, {"note": "x", "life": "day", "languages": "both"}).status_code == 302
    assert PreviewLink.objects.count() == 1


def test_the_link_of_another_story_is_not_withdrawn_from_here(draft, staff, client):
    person = staff("journalist")
    own = ArticleFactory(draft=True, created_by=person)
    make(draft)
    number = PreviewLink.objects.get().pk
    assert client.post(reverse("admin:articles_article_withdraw_link", args=[own.pk, number])).status_code == 404
    assert PreviewLink.objects.count() == 1


@pytest.mark.parametrize(
    "sent",
    [
        {"note": "", "life": "day", "languages": "both"},
        {"note": "  ", "life": "day", "languages": "both"},
        {"note": "x" * 121, "life": "day", "languages": "both"},
        {"note": "Birisi", "life": "year", "languages": "both"},
        {"note": "Birisi", "life": "day", "languages": "en"},
        {},
    ],
)
def test_a_link_that_is_not_filled_in_rightly_is_not_made(sent, draft, staff, client):
    staff("editor")
    answer = client.post(links_page(draft), sent)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert PreviewLink.objects.count() == 0


@pytest.mark.parametrize(("fields", "languages"), [({}, "both"), ({"status": Status.WITHDRAWN}, "both")])
def test_no_link_is_made_to_what_readers_see_or_have_lost(fields, languages, staff, client):
    staff("editor")
    row = ArticleFactory(**fields)
    assert client.post(links_page(row), {"note": "x", "life": "day", "languages": languages}).context["form"].errors
    assert PreviewLink.objects.count() == 0


def test_no_link_is_made_in_a_language_without_a_text(staff, client):
    staff("editor")
    row = story(only="tr", draft=True)
    assert client.post(links_page(row), {"note": "x", "life": "day", "languages": "fr"}).context["form"].errors
    assert PreviewLink.objects.count() == 0


def test_a_story_has_no_more_links_than_somebody_keeps_an_eye_on(draft, staff, client, monkeypatch):
    staff("editor")
    monkeypatch.setattr(outsiders, "MOST", 2)
    for _ in range(3):
        client.post(links_page(draft), {"note": "x", "life": "day", "languages": "both"})
    assert PreviewLink.objects.count() == 2


def test_the_list_says_when_a_link_was_opened_last_and_nothing_of_who(draft, clock, staff, client, outsider):
    staff("editor", language="en")
    token = make(draft)
    assert "Not opened yet" in client.get(links_page(draft)).content.decode()
    moment = clock.move_to("2026-11-24 12:30")
    outsider.head(turkish(token))
    assert PreviewLink.objects.get().opened_at is None
    outsider.get(turkish(token))
    assert PreviewLink.objects.get().opened_at == moment
    assert "12:30" in words(parse(client.get(links_page(draft)))).replace("12.30", "12:30")


# --- limits -----------------------------------------------------------------------------------------------------------
def test_whoever_tries_tokens_one_after_the_other_must_wait(draft, monkeypatch, outsider):
    monkeypatch.setattr(preview_links, "PAGES_A_MINUTE", 3)
    token = make(draft)
    assert [outsider.get(turkish(f"x{number}")).status_code for number in range(3)] == [404] * 3
    refused = outsider.get(turkish(token))
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) <= 60
    assert "Gizli taslak" not in refused.content.decode()


def test_the_words_of_the_addresses_are_reserved():
    assert {"onizleme", "apercu"} <= RESERVED


def test_an_outsiders_page_only_reads(draft, outsider):
    assert outsider.post(turkish(make(draft))).status_code == 405
