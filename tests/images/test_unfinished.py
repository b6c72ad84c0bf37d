"""A worker may be killed at its work; no picture stays half done for that."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from korner.images.periodic import PATIENCE, queue_unfinished
from korner.images.renditions import make_renditions
from tests.factories import AssetFactory

pytestmark = pytest.mark.django_db


def later():
    return timezone.now() + PATIENCE + timedelta(minutes=1)


def test_picture_whose_renditions_were_interrupted_is_queued_again():
    AssetFactory()
    DBTaskResult.objects.all().delete()
    assert queue_unfinished() == 0, "the queue gets its time first"
    assert queue_unfinished(later()) == 1
    assert DBTaskResult.objects.count() == 1


def test_finished_picture_is_left_alone():
    asset = AssetFactory()
    make_renditions.call(asset.pk)
    asset.refresh_from_db()
    made = asset.renditions
    assert queue_unfinished(later()) == 0
    make_renditions.call(asset.pk)
    asset.refresh_from_db()
    assert asset.renditions == made
