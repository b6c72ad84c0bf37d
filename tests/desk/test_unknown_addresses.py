"""Bad numbers, words and pages at the desk are answered calmly (checklist F1, F7)."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from tests.factories import ArticleFactory, AssetFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/admin/articles/article/abc/change/",
        "/admin/articles/article/999999999999999999999999/change/",
        "/admin/articles/article/0/history/",
        "/admin/articles/article/1/history/compare/?from=a&to=b",
        "/admin/articles/article/1/history/compare/?from=1&to=99999999999999999999",
        "/admin/articles/article/?p=99999999999999999999",
        "/admin/articles/article/?p=abc",
        "/admin/articles/article/?section=999999999999999999999999",
        "/admin/articles/article/?section=x&status=y&missing=z&when=q&mine=w",
        "/admin/articles/article/?category__id__exact=abc",
        "/admin/articles/article/?o=99.-1.a",
        "/admin/articles/article/?q=%00%F0%9F%98%80",
        "/admin/articles/article/?created_by__password__startswith=p",
        "/admin/images/asset/?p=-1",
        "/admin/pictures/library/?p=abc&q=%00",
        "/admin/pictures/library/?p=99999999999999999999",
        "/admin/pictures/original/999999999999999999/",
        "/admin/search/?s=a&page=abc",
        "/admin/search/?s=a&page=0",
        "/admin/search/?s=a&page=²",
        "/admin/articles/article/1/history/compare/?from=²&to=²",
        "/admin/search/?s=zzzz&page=7",
        "/admin/autocomplete/?app_label=articles&model_name=article&field_name=category&term=%00",
        "/admin/autocomplete/?app_label=articles&model_name=article&field_name=nothing&term=a",
        "/admin/autocomplete/?app_label=accounts&model_name=user&field_name=password&term=a",
    ],
)
def test_a_bad_address_never_fails(path, staff, client):
    ArticleFactory()
    AssetFactory()
    staff("chief")
    assert client.get(path).status_code < 500


@pytest.mark.parametrize("name", ["desk-upload"])
def test_an_address_that_changes_something_refuses_get(name, staff, client):
    staff("editor")
    assert client.get(reverse(name)).status_code == 405


@pytest.mark.parametrize("role", ["moderator", "chief"])
def test_the_number_of_a_draft_tells_nobody_its_address(role, staff, client):
    story = ArticleFactory(draft=True, headline_tr="Kimse bilmesin")
    kind = ContentType.objects.get_for_model(story)
    staff(role)
    answer = client.get(f"/admin/r/{kind.pk}/{story.pk}/")
    assert answer.status_code == 404
    assert "kimse-bilmesin" not in answer.headers.get("Location", "")
