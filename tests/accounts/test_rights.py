"""Rights come by roles: what the account itself was given is not even asked for."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_right_given_to_the_account_itself_counts_for_nothing():
    person = UserFactory(role="journalist")
    person.user_permissions.add(Permission.objects.get(codename="publish_article"))
    again = type(person).objects.get(pk=person.pk)
    assert again.has_perm("articles.add_article")
    assert not again.has_perm("articles.publish_article")
    with CaptureQueriesContext(connection) as queries:
        type(person).objects.get(pk=person.pk).has_perm("articles.add_article")
    assert len(queries) == 2  # the account, the rights of its roles
