"""A moderator who is signed in, and who may decide on what the tests send."""

import pytest

from tests.factories import UserFactory
from tests.moderation.letters import may_decide_on_letters


@pytest.fixture
def moderator(staff):
    """The moderator whose browser `client` is."""
    return may_decide_on_letters(staff("moderator", first_name="Ayşe", last_name="Kaya", language="en"))


@pytest.fixture
def second(db):
    """Another moderator."""
    return may_decide_on_letters(UserFactory(role="moderator", first_name="Bora", last_name="Tan"))


@pytest.fixture
def both(settings, db):
    """The rule of two moderators holds."""
    from korner.site.models import SiteSettings

    row = SiteSettings.current()
    row.two_moderators = True
    row.save()
