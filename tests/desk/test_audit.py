"""The audit: every act has its line, chiefs alone read it, nobody mends it, and people in it are forgotten in time."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from korner.accounts.models import User
from korner.desk import audit
from korner.desk.models import AuditEntry
from korner.desk.models.audit import Unchangeable
from tests.accounts.door import app_for, code, give_code, sign_in
from tests.factories import ArticleFactory, AssetFactory, TagFactory, UserFactory

pytestmark = pytest.mark.django_db

PAGE = "/admin/audit/"


def verbs(**choice):
    return list(AuditEntry.objects.filter(**choice).order_by("pk").values_list("verb", flat=True))


def lines(client, **query):
    return [line.entry for line in client.get(PAGE, query).context["lines"]]


def test_who_begins_changes_and_deletes_a_thing_is_written_down(client, staff):
    chief = staff("chief")
    client.post(reverse("admin:articles_tag_add"), {"name_tr": "seçim", "name_fr": "élection"})
    number = AuditEntry.objects.get(verb="added").number
    client.post(reverse("admin:articles_tag_change", args=[number]), {"name_tr": "seçimler", "name_fr": "élections"})
    client.post(reverse("admin:articles_tag_delete", args=[number]), {"post": "yes"})
    found = AuditEntry.objects.filter(kind="articles.tag", number=number).order_by("pk")
    assert [(entry.verb, entry.person) for entry in found] == [
        ("added", chief),
        ("changed", chief),
        ("deleted", chief),
    ]
    assert found[2].thing == "seçimler"


@pytest.mark.parametrize(
    ("language", "told"), [("tr", "Çalışma dili"), ("fr", "Langue de travail"), ("en", "Language of the desk")]
)
def test_a_changed_field_is_named_in_the_language_of_who_reads(language, told):
    entry = AuditEntry(verb="changed", words='[{"changed": {"fields": ["Language of the desk"]}}]')
    with translation.override(language):
        assert told in audit.words_of(entry)


def test_a_label_of_a_form_is_noted_in_words_that_everybody_can_read(client, staff):
    staff("chief", language="tr")
    tag = TagFactory()
    client.post(reverse("admin:articles_tag_change", args=[tag.pk]), {"name_tr": "yeni ad", "name_fr": tag.name_fr})
    assert '"Name"' in AuditEntry.objects.get(verb="changed", number=str(tag.pk)).words


def test_a_deleted_picture_is_written_down(client, staff):
    picture = AssetFactory()
    staff("chief")
    client.post(reverse("admin:images_asset_delete", args=[picture.pk]), {"post": "yes"})
    assert verbs(kind="images.asset", number=str(picture.pk)) == ["deleted"]


def test_an_act_that_fails_leaves_no_line(client, staff):
    tag = TagFactory()
    staff("editor")
    assert client.post(reverse("admin:articles_tag_delete", args=[tag.pk]), {"post": "yes"}).status_code == 403
    client.post(reverse("admin:articles_tag_change", args=[tag.pk]), {"name_tr": "", "name_fr": ""})
    assert verbs(kind="articles.tag") == []


def test_coming_in_going_out_and_being_refused_are_written_down():
    person = UserFactory(role="journalist")
    app_for(person)
    client = Client(REMOTE_ADDR="192.0.2.9")
    sign_in(client, person, "wrong")
    sign_in(client, person)
    give_code(client, "000000")
    give_code(client, code())
    client.post("/admin/logout/")
    assert verbs(number=str(person.pk)) == ["sign-in-refused", "factor-refused", "signed-in", "signed-out"]
    assert AuditEntry.objects.get(verb="sign-in-refused").person is None  # nobody knows who it was


def test_neither_what_was_typed_nor_the_address_of_a_guess_is_kept():
    sign_in(Client(REMOTE_ADDR="192.0.2.9"), "my-pässword-by-mistake", "another")
    kept = repr(AuditEntry.objects.values().get(verb="sign-in-refused"))
    assert not any(words in kept for words in ("my-pässword", "another", "192.0.2.9"))
    assert AuditEntry.objects.get(verb="sign-in-refused").trace


def test_roles_given_and_taken_are_written_down(client, staff):
    person = UserFactory(role="journalist")
    staff("chief", language="en")
    words = {"username": person.username, "email": person.email, "language": "tr"}
    client.post(
        reverse("admin:accounts_user_change", args=[person.pk]),
        {**words, "groups": [Group.objects.get(name="editor").pk]},
    )
    found = {line.entry.verb: line.words for line in client.get(PAGE).context["lines"]}
    assert (found["role-given"], found["role-taken"]) == ("Editor", "Journalist")


def test_what_happens_to_accounts_is_written_down(client, staff, post_at_once):
    person = UserFactory(role="journalist")
    chief = staff("chief")
    client.post(reverse("desk-second-factor", args=[person.pk]))
    client.post(reverse("desk-leave", args=[person.pk]))
    client.post(reverse("desk-come-back", args=[person.pk]), {"email": "b@example.org"})
    assert verbs(person=chief, kind="accounts.user", number=str(person.pk)) == ["factor-taken", "left", "came-back"]
    assert verbs(person=chief, kind="accounts.invitation") == ["invited"]


@pytest.fixture
def post_at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default"]}}


def test_a_step_of_ones_own_is_noted_with_words_of_ones_own(client, staff):
    chief, story = staff("chief", language="en"), ArticleFactory()
    audit.say("embargoed", "put an embargo on")
    try:
        audit.note(chief, "embargoed", story, "until noon")
        text = client.get(PAGE).content.decode()
    finally:
        del audit.VERBS["embargoed"]
    assert "put an embargo on" in text
    assert "until noon" in text
    assert reverse("admin:articles_article_change", args=[story.pk]) in text


def test_the_list_is_narrowed_by_person_thing_and_day(clock, client, staff):
    clock.move_to("2026-03-01 23:30")
    chief, other, one, two = staff("chief"), UserFactory(), TagFactory(), TagFactory()
    AuditEntry.objects.bulk_create([])  # begin with what the sign-in wrote
    first = audit.note(other, "changed", one)
    clock.move_to("2026-03-02 00:30")
    second = audit.note(chief, "changed", two)
    third = audit.note(other, "changed", two)
    assert lines(client, person=other.pk) == [third, first]
    assert lines(client, kind="articles.tag", number=two.pk) == [third, second]
    assert lines(client, kind="articles.tag") == [third, second, first]
    assert lines(client, day="2026-03-02") == [third, second]
    assert lines(client, person=other.pk, day="2026-03-01") == [first]


@pytest.mark.parametrize(
    "query",
    [
        {"person": "x"}, {"person": "9" * 40}, {"day": "2026-13-01"}, {"day": "0001-01-01"}, {"day": "9999-12-31"},
        {"kind": "no.such"}, {"kind": "articles.tag", "number": "\x00"}, {"before": "x"}, {"before": "987654"},
        {"number": "5"},
    ],
)  # fmt: skip
def test_nonsense_in_the_address_is_no_error(query, client, staff):
    staff("chief")
    assert client.get(PAGE, query).status_code == 200


def test_every_entry_is_met_once_while_leafing(clock, client, staff):
    chief = staff("chief")
    tag = TagFactory()
    for _number in range(120):  # all of one moment: the clock stands still
        audit.note(chief, "changed", tag)
    met, query = [], f"?kind=articles.tag&number={tag.pk}"
    while query:
        page = client.get(PAGE + query)
        met += [line.entry.pk for line in page.context["lines"]]
        query = page.context["older"]
    assert len(met) == 120
    assert met == sorted(met, reverse=True)


def test_the_page_counts_nothing_and_asks_ten_questions_at_most_whatever_the_rows(client, staff):
    chief = staff("chief")
    for number in range(60):
        person = UserFactory()
        audit.note(person if number % 2 else chief, "changed", person)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)
    assert len(queries) <= 10
    assert not [query["sql"] for query in queries if "COUNT(" in query["sql"].upper()]


def test_nobody_changes_or_deletes_an_entry(client, staff):
    chief = staff("chief")
    entry = audit.note(chief, "changed", TagFactory(), "eski")
    entry.words = "yeni"
    for act in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(words="yeni"),
        lambda: AuditEntry.objects.bulk_update([entry], ["words"]),
    ):
        with pytest.raises(Unchangeable):
            act()
    assert client.post(PAGE, {"words": "yeni"}).status_code == 405
    assert AuditEntry.objects.get(pk=entry.pk).words == "eski"
    assert not chief.has_perm("desk.change_auditentry")
    assert not chief.has_perm("desk.delete_auditentry")


def test_deleting_an_account_leaves_its_entries_with_the_name(client, staff):
    person = UserFactory(first_name="Giden", last_name="Kişi")
    audit.note(person, "changed", TagFactory())
    staff("chief")
    client.post(reverse("admin:accounts_user_delete", args=[person.pk]), {"post": "yes"})
    assert not User.objects.filter(pk=person.pk).exists()
    assert "Giden Kişi" in client.get(PAGE).content.decode()


# --- what is forgotten ------------------------------------------------------------------------------------------------
@pytest.fixture
def years(clock, settings, db):
    """Entries of long ago by one who stayed and one who has left; then a year and a day pass."""
    settings.AUDIT_PERSONAL_DAYS = 365
    clock.move_to("2025-03-02 10:00")
    stayed, gone = UserFactory(first_name="Kalan"), UserFactory(first_name="Giden")
    sign_in(Client(REMOTE_ADDR="192.0.2.9"), stayed)
    tag = TagFactory()
    entries = {
        "by who stayed": audit.note(stayed, "changed", tag, "metin"),
        "by who left": audit.note(gone, "changed", tag, "metin"),
        "about who left": audit.note(stayed, "changed", gone, "e-mail"),
        "about who stayed": audit.note(stayed, "changed", stayed, "e-mail"),
    }
    LogEntry.objects.log_actions(stayed.pk, [gone], 2, "x")
    User.objects.filter(pk=gone.pk).update(is_active=False, left_at=timezone.now())
    clock.move_to("2026-03-03 10:00")
    return {name: entry.pk for name, entry in entries.items()}


def test_after_their_time_people_who_left_are_forgotten_and_the_acts_stay(years):
    audit.forget()
    kept = {name: AuditEntry.objects.get(pk=pk) for name, pk in years.items()}
    assert "Kalan" in kept["by who stayed"].who
    assert (kept["by who left"].who, kept["by who left"].person) == ("", None)
    assert (kept["by who left"].verb, kept["by who left"].words) == ("changed", "metin")
    assert (kept["about who left"].thing, kept["about who left"].words) == ("", "")
    assert "Kalan" in kept["about who stayed"].thing
    assert not LogEntry.objects.exclude(object_repr="").exists()


def test_after_their_time_sign_ins_and_traces_are_gone(years):
    assert AuditEntry.objects.filter(verb="signed-in").exists()
    audit.forget()
    assert not AuditEntry.objects.filter(verb="signed-in").exists()
    assert not AuditEntry.objects.exclude(trace="").exists()


def test_before_their_time_nothing_is_forgotten(years, clock):
    clock.move_to("2026-03-02 09:00")
    before = list(AuditEntry.objects.order_by("pk").values())
    assert audit.forget() == (0, 0)
    assert list(AuditEntry.objects.order_by("pk").values()) == before


def test_the_clock_forgets_by_itself(years):
    from korner.periodic import jobs

    next(job for job in jobs() if job.name == "forget-people-in-audit").run()
    assert AuditEntry.objects.get(pk=years["by who left"]).who == ""
