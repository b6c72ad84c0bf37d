"""The box of the directory at home: those who are featured, then new firms; nothing where there is nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from korner.boxes import box
from tests.directory.making import make_firm

pytestmark = pytest.mark.django_db


def test_box_without_firms_is_not_there_and_in_the_strip_it_never_is(clock):
    assert box("directory") == ""
    make_firm(name="Yeni")
    assert box("directory", size="strip") == ""


def test_featured_firms_stand_first_and_are_called_so(clock, django_assert_max_num_queries):
    now = timezone.now()
    make_firm(name="Öne Çıkan", featured_from=now, featured_until=now + timedelta(days=1))
    for number in range(5):
        make_firm(name=f"Yeni {number}")
    with django_assert_max_num_queries(2):
        shown = box("directory")
    assert shown.index("Öne Çıkan") < shown.index("Yeni 4") < shown.index("Yeni 3")
    assert "Yeni 2" not in shown
    assert shown.count('class="paid"') == 1


def test_old_firms_are_no_news(clock):
    make_firm(name="Eski", created_at=timezone.now() - timedelta(days=61))
    assert box("directory") == ""
