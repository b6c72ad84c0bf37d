"""Credit, licence and the day rights end: what has expired is chosen no more, and flagged where it still stands."""

from datetime import date

import pytest
from django.urls import reverse

from articles.models import Article
from korner.images.models import Asset
from tests.factories import ArticleFactory, AssetFactory, AuthorFactory, CategoryFactory

pytestmark = pytest.mark.django_db

YESTERDAY, TODAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture(autouse=True)
def noon(clock):
    """The 24th of November 2026."""
    return clock


def form_of(client, path):
    """What a browser would send back of the form at `path`."""
    page = client.get(path)
    form = page.context["adminform"].form
    data = {}
    for field in form:
        value = field.value()
        if hasattr(field.field.widget, "widgets"):
            for part, one in zip(field.field.widget.widgets_names, field.field.widget.decompress(value), strict=True):
                data[field.html_name + part] = one or ""
        elif isinstance(value, bool):
            data.update({field.html_name: "on"} if value else {})
        elif value is not None:
            data[field.html_name] = getattr(value, "pk", value)
    for inline in page.context["inline_admin_formsets"]:
        for field in inline.formset.management_form:
            data[field.html_name] = field.value()
        for row in inline.forms:
            for field in row:
                if field.value() is not None:
                    data[field.html_name] = field.value()
    return data


def story_form(client, story, **typed):
    path = reverse("admin:articles_article_change", args=[story.pk])
    return client.post(path, {**form_of(client, path), **typed})


def words_for(asset, **words):
    return {
        "name": asset.name, "alt_tr": "Bir meydan", "alt_fr": "Une place", "licence": "own", "focus_x": "0.5",
        "focus_y": "0.5", **words,
    }  # fmt: skip


def inside(asset):
    return f'<p>a</p><figure class="image" data-picture="{asset.pk}"></figure>'


# --- choosing -----------------------------------------------------------------------------------------------------
def test_rights_end_with_the_last_day_named():
    assert AssetFactory(expires_on=YESTERDAY).is_expired()
    assert not AssetFactory(expires_on=TODAY).is_expired()
    assert not AssetFactory().is_expired()


def test_expired_picture_cannot_be_put_on_a_story(staff, client):
    staff("editor")
    story, gone = ArticleFactory(draft=True), AssetFactory(name="Eski", expires_on=YESTERDAY)
    refused = story_form(client, story, picture=gone.pk, headline_tr="Yazdığım kalsın")
    assert "Eski" in str(refused.context["adminform"].form.errors["picture"])
    assert "Yazdığım kalsın" in refused.text
    assert Article.objects.get(pk=story.pk).picture is None


def test_picture_that_expired_where_it_stands_does_not_hold_the_story_back(staff, client):
    staff("editor")
    gone = AssetFactory(name="Eski", expires_on=YESTERDAY)
    story = ArticleFactory(picture=gone, draft=True)
    page = client.get(reverse("admin:articles_article_change", args=[story.pk])).text
    assert "data-ended" in page
    assert story_form(client, story, headline_tr="Yeni başlık").status_code == 302
    story.refresh_from_db()
    assert (story.headline_tr, story.picture) == ("Yeni başlık", gone)


def test_one_expired_picture_is_not_swapped_for_another(staff, client):
    staff("editor")
    story = ArticleFactory(picture=AssetFactory(expires_on=YESTERDAY), draft=True)
    other = AssetFactory(expires_on=YESTERDAY)
    assert "picture" in story_form(client, story, picture=other.pk).context["adminform"].form.errors


def test_new_story_author_and_topic_refuse_it_too(staff, client):
    staff("editor")
    gone = AssetFactory(expires_on=YESTERDAY)
    section, author = CategoryFactory(), AuthorFactory()
    add = reverse("admin:articles_article_add")
    typed = {**form_of(client, add), "headline_tr": "Başlık", "category": section.pk, "picture": gone.pk}
    assert "picture" in client.post(add, typed).context["adminform"].form.errors
    for path, field in (
        (reverse("admin:authors_author_change", args=[author.pk]), "portrait"),
        (reverse("admin:articles_topic_add"), "picture"),
    ):
        typed = {**form_of(client, path), field: gone.pk}
        assert field in client.post(path, typed).context["adminform"].form.errors


def test_expired_picture_is_not_put_into_a_text_but_stays_in_one(staff, client):
    staff("editor")
    gone, fine = AssetFactory(name="Eski", expires_on=YESTERDAY), AssetFactory()
    story = ArticleFactory(draft=True, body_tr=inside(fine))
    refused = story_form(client, story, body_tr=inside(fine) + inside(gone))
    assert "Eski" in str(refused.context["adminform"].form.errors["body_tr"])
    assert f'data-picture="{gone.pk}"' not in Article.objects.get(pk=story.pk).body_tr
    there = ArticleFactory(draft=True, body_tr=inside(gone))
    page = client.get(reverse("admin:articles_article_change", args=[there.pk])).text
    assert "desk-warning" in page
    assert story_form(client, there, body_tr=inside(gone) + "<p>Yeni söz.</p>").status_code == 302


def test_a_number_that_is_no_picture_is_refused(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    for number in ("999999", "x", "-1", "99999999999999999999"):
        assert "picture" in story_form(client, story, picture=number).context["adminform"].form.errors


def test_dialog_shows_an_expired_picture_and_does_not_offer_it(staff, client):
    staff("journalist")
    gone, fine = AssetFactory(expires_on=YESTERDAY), AssetFactory()
    text = client.get(reverse("desk-library")).text
    button = text[text.index(f'data-pick="{gone.pk}"') :]
    assert " disabled" in button[: button.index(">")]
    button = text[text.index(f'data-pick="{fine.pk}"') :]
    assert " disabled" not in button[: button.index(">")]


# --- told ---------------------------------------------------------------------------------------------------------
def test_readers_go_on_seeing_it_and_the_desk_is_told(staff, client):
    gone = AssetFactory(name="Eski", expires_on=YESTERDAY)
    story = ArticleFactory(picture=gone)
    assert gone.token in client.get(story.url_in("tr")).text
    staff("editor")
    start = client.get("/admin/").text
    assert reverse("admin:images_asset_change", args=[gone.pk]) in start
    assert "desk-flag" in client.get("/admin/images/asset/").text


def test_start_page_tells_of_used_pictures_only_and_only_those_who_answer_for_them(staff, client):
    unused, soon = AssetFactory(expires_on=YESTERDAY), AssetFactory(expires_on=date(2026, 12, 1))
    ArticleFactory(picture=soon)
    staff("editor")
    start = client.get("/admin/").text
    assert reverse("admin:images_asset_change", args=[soon.pk]) in start
    assert reverse("admin:images_asset_change", args=[unused.pk]) not in start
    for role in ("journalist", "translator", "moderator"):
        staff(role)
        assert reverse("admin:images_asset_change", args=[soon.pk]) not in client.get("/admin/").text


def test_panel_is_not_there_while_nothing_ends(staff, client):
    ArticleFactory(picture=AssetFactory(expires_on=date(2027, 12, 1)))
    staff("editor")
    assert "image_not_supported" not in client.get("/admin/").text


# --- written ------------------------------------------------------------------------------------------------------
def test_other_licence_asks_what_was_agreed(staff, client):
    staff("editor")
    asset = AssetFactory(name="Meydan")
    path = reverse("admin:images_asset_change", args=[asset.pk])
    refused = client.post(path, words_for(asset, licence="other", licence_note="  "))
    assert "licence_note" in refused.context["adminform"].form.errors
    client.post(path, words_for(asset, licence="other", licence_note="Ailesinden, telefonda", expires_on="2027-03-02"))
    asset.refresh_from_db()
    assert (asset.licence, asset.licence_note) == ("other", "Ailesinden, telefonda")
    assert asset.expires_on == date(2027, 3, 2)


@pytest.mark.parametrize("typed", ["31.02.2027", "0000-00-00", "dün", "2027-13-01"])
def test_a_day_that_is_none_is_refused_at_its_field(typed, staff, client):
    staff("editor")
    asset = AssetFactory()
    refused = client.post(reverse("admin:images_asset_change", args=[asset.pk]), words_for(asset, expires_on=typed))
    assert "expires_on" in refused.context["adminform"].form.errors
    assert typed in refused.text


def test_the_name_of_a_file_is_refused_as_alternative_text(staff, client):
    staff("editor")
    asset = AssetFactory()
    refused = client.post(
        reverse("admin:images_asset_change", args=[asset.pk]), words_for(asset, alt_tr="IMG_1234.jpg")
    )
    assert "alt_tr" in refused.context["adminform"].form.errors
    assert "IMG_1234.jpg" in refused.text


def test_a_picture_never_bears_the_name_of_its_file_as_alternative_text(staff, client):
    staff("journalist")
    from tests.factories import picture_upload

    client.post(reverse("desk-upload"), {"upload": picture_upload("IMG_1234.jpg")})
    asset = Asset.objects.get()
    assert (asset.name, asset.alt_tr or "", asset.alt_fr or "") == ("IMG_1234", "", "")
    story = ArticleFactory(picture=asset, body_tr=inside(asset))
    assert "IMG_1234" not in client.get(story.url_in("tr")).text
    for path in (reverse("admin:images_asset_changelist"), reverse("desk-library")):
        assert 'alt="IMG_1234' not in client.get(path).text
    assert 'alt="IMG_1234' not in client.get(reverse("admin:images_asset_change", args=[asset.pk])).text


def test_decorative_picture_has_an_empty_alternative_text_wherever_it_stands(client):
    asset = AssetFactory(alt_tr="Süs çizgisi", decorative=True)
    story = ArticleFactory(body_tr=inside(asset))
    text = client.get(story.url_in("tr")).text
    assert asset.token in text
    assert "Süs çizgisi" not in text


# --- where a story is only read -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", ["journalist", "translator"])
def test_an_expired_picture_is_flagged_to_whoever_only_reads_the_story(role, staff, client):
    staff(role, language="en")
    lead, within = AssetFactory(name="Eski kapak", expires_on=YESTERDAY), AssetFactory(name="Ara", expires_on=YESTERDAY)
    story = ArticleFactory(draft=True, picture=lead, body_tr=inside(within))
    page = client.get(reverse("admin:articles_article_change", args=[story.pk])).text
    assert "desk-flag-line" in page
    assert "it cannot be chosen any more" in page
    assert page.index("The rights of the picture “Ara” in this text ended") < page.index("<figure")


def test_a_picture_that_may_be_used_is_shown_without_a_word_to_whoever_reads(staff, client):
    staff("journalist", language="en")
    story = ArticleFactory(draft=True, picture=AssetFactory(name="Yeni kapak", alt_fr="Une place", expires_on=TODAY))
    page = client.get(reverse("admin:articles_article_change", args=[story.pk])).text
    assert "<img" in page
    assert "desk-flag-line" not in page
