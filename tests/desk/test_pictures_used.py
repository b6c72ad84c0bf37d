"""Where a picture stands, and why it cannot go while it stands there."""

import pytest
import reversion
from django.contrib.admin.models import DELETION, LogEntry
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from reversion.models import Version

from korner.images.models import Asset, Use
from korner.images.uses import count_anew, fill_when_new, pictures_of, shown_in, uses_of
from korner.site.models import SiteSettings
from tests.factories import ArticleFactory, AssetFactory, AuthorFactory, StandingPageFactory, TopicFactory

pytestmark = pytest.mark.django_db


def inside(asset, *more):
    """A text with the picture in it."""
    return "".join(f'<p>a</p><figure class="image" data-picture="{one.pk}"></figure>' for one in (asset, *more))


def used(asset):
    """Whether the library's own row says so."""
    return Asset.objects.get(pk=asset.pk).used


def page(name, *args):
    return reverse(f"admin:images_asset_{name}", args=args)


def everywhere(asset):
    """One thing of each kind that shows the picture."""
    settings = SiteSettings.current()
    settings.logo = asset
    settings.save()
    return {
        ArticleFactory(picture=asset, headline_tr="Başta"),
        ArticleFactory(body_fr=inside(asset), headline_fr="Dedans"),
        ArticleFactory(share_picture_tr=asset, headline_tr="Paylaşımda"),
        AuthorFactory(portrait=asset),
        TopicFactory(picture=asset),
        StandingPageFactory(body_tr=inside(asset)),
        settings,
    }


def test_every_kind_of_use_is_known():
    asset = AssetFactory()
    assert not used(asset)
    things = everywhere(asset)
    assert set(uses_of(asset)) == things
    assert used(asset)


def test_picture_taken_out_of_its_last_place_is_used_no_more():
    asset, other = AssetFactory(), AssetFactory()
    story = ArticleFactory(picture=asset, body_tr=inside(asset, other))
    story.picture = None
    story.save()
    assert used(asset)
    story.body_tr = inside(other)
    story.save()
    assert not used(asset)
    assert used(other)
    story.delete()
    assert not used(other)
    assert not Use.objects.exists()


def test_saving_some_fields_leaves_the_other_uses_alone():
    asset = AssetFactory()
    story = ArticleFactory(picture=asset)
    type(story).objects.defer("body_tr", "body_fr").get(pk=story.pk).save(update_fields=["kicker_tr"])
    assert used(asset)


def test_text_may_name_a_picture_that_has_gone():
    ArticleFactory(body_tr='<p>a</p><figure class="image" data-picture="987654"></figure>')
    assert not Use.objects.exists()


def test_uses_are_counted_anew_after_rows_came_without_being_saved():
    asset = AssetFactory()
    story = ArticleFactory(draft=True)
    type(story).objects.filter(pk=story.pk).update(picture=asset)
    assert not used(asset)
    count_anew()
    assert used(asset)


def test_library_of_an_older_edition_learns_its_words_and_uses():
    asset = AssetFactory(name="Meydan", alt_fr="")
    ArticleFactory(picture=asset)
    Use.objects.all().delete()
    asset.words.all().delete()
    Asset.objects.filter(pk=asset.pk).update(used=False, wordless=False)
    from django.apps import apps

    fill_when_new(apps.get_app_config("images"))
    asset.refresh_from_db()
    assert asset.used
    assert asset.wordless
    assert asset.words.filter(word="meydan").exists()


def test_pictures_of_a_story_are_those_it_would_print():
    lead, body, share = AssetFactory(), AssetFactory(), AssetFactory()
    story = ArticleFactory(draft=True)
    story.picture, story.body_tr, story.share_picture_fr = lead, inside(body), share
    assert pictures_of(story) == [lead, body, share]


def test_a_used_picture_says_where_with_links_to_the_desk(staff, client):
    asset = AssetFactory()
    story = ArticleFactory(picture=asset, headline_tr="Başta")
    standing = StandingPageFactory(body_tr=inside(asset), name_tr="Gizli sayfa")
    staff("journalist")
    text = client.get(page("change", asset.pk)).text
    assert reverse("admin:articles_article_change", args=[story.pk]) in text
    assert "Başta" in text
    # He may not open standing pages: of these he learns the kind alone.
    assert "Gizli sayfa" not in text
    assert reverse("admin:site_standingpage_change", args=[standing.pk]) not in text
    assert len(shown_in(asset)) == 2


def test_delete_page_of_a_used_picture_says_why_and_offers_no_button(staff, client):
    asset = AssetFactory()
    story = ArticleFactory(picture=asset, headline_tr="Başta")
    staff("chief")
    text = client.get(page("delete", asset.pk)).text
    assert reverse("admin:articles_article_change", args=[story.pk]) in text
    assert 'name="post"' not in text


def test_used_picture_is_not_deleted_by_a_post_made_by_hand(staff, client):
    asset = AssetFactory()
    ArticleFactory(body_tr=inside(asset))
    staff("chief")
    client.post(page("delete", asset.pk), {"post": "yes"})
    client.post(page("changelist"), {"chosen": [asset.pk], "confirmed": "1"})
    client.post(page("changelist"), {"action": "delete_selected", "_selected_action": [asset.pk], "post": "yes"})
    assert Asset.objects.filter(pk=asset.pk).exists()


def test_used_picture_is_not_deleted_by_any_code():
    asset = AssetFactory()
    AuthorFactory(portrait=asset)
    with pytest.raises(ProtectedError), transaction.atomic():
        asset.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        Asset.objects.filter(pk=asset.pk).delete()
    assert Asset.objects.filter(pk=asset.pk).exists()


def test_unused_picture_goes_with_all_its_files(staff, client, settings, django_capture_on_commit_callbacks):
    asset = AssetFactory()
    staff("chief")
    assert client.get(page("delete", asset.pk)).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        client.post(page("delete", asset.pk), {"post": "yes"})
    assert not Asset.objects.exists()
    from django_tasks_db.models import DBTaskResult

    from korner.images.deleting import delete_original
    from korner.images.renditions import delete_files, rendition_names

    queued = {row.task_path.rsplit(".", 1)[-1]: row.args_kwargs["args"] for row in DBTaskResult.objects.all()}
    assert queued["delete_files"] == [rendition_names(asset)]
    assert queued["delete_original"] == [asset.original.name]
    delete_files.call(*queued["delete_files"])
    delete_original.call(*queued["delete_original"])
    assert not [
        path for root in (settings.PRIVATE_ROOT, settings.MEDIA_ROOT) for path in root.rglob("*") if path.is_file()
    ]


def test_several_are_deleted_after_a_question_and_the_used_ones_are_named(staff, client):
    free, kept = AssetFactory(name="Boşta"), AssetFactory(name="Dolu")
    story = ArticleFactory(picture=kept)
    staff("chief")
    asked = client.post(page("changelist"), {"chosen": [free.pk, kept.pk]})
    assert Asset.objects.count() == 2
    assert reverse("admin:articles_article_change", args=[story.pk]) in asked.text
    client.post(page("changelist"), {"chosen": [free.pk, kept.pk, "x", ""], "confirmed": "1"})
    assert list(Asset.objects.all()) == [kept]
    assert LogEntry.objects.filter(action_flag=DELETION, object_id=str(free.pk)).exists()


@pytest.mark.parametrize("role", ["journalist", "translator", "editor", "moderator"])
def test_nobody_but_a_chief_deletes_pictures(role, staff, client):
    asset = AssetFactory()
    staff(role)
    assert client.post(page("delete", asset.pk), {"post": "yes"}).status_code == 403
    assert client.post(page("changelist"), {"chosen": [asset.pk], "confirmed": "1"}).status_code == 403
    assert Asset.objects.filter(pk=asset.pk).exists()


def test_an_older_version_does_not_bring_back_what_is_worked_out():
    with reversion.create_revision():
        asset = AssetFactory(alt_fr="")
    kept = Version.objects.get_for_object(asset).get()
    assert {"used", "wordless", "renditions", "token"} & set(kept.field_dict) == set()
