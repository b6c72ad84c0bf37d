"""Notes beside a thing: for colleagues who may see it, and for nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from korner.accounts.models import User
from korner.desk import notes
from korner.desk.models import Mention, Note
from tests.factories import ArticleFactory, StandingPageFactory, TopicFactory, UserFactory

pytestmark = pytest.mark.django_db


def address(thing):
    return f"/admin/notes/{thing._meta.label_lower}/{thing.pk}/"


def form_of(thing):
    return f"/admin/{thing._meta.app_label}/{thing._meta.model_name}/{thing.pk}/change/"


def test_a_note_stands_beside_its_story_with_its_author_and_time(staff, client, clock):
    person = staff("editor")
    story = ArticleFactory(draft=True)
    client.post(address(story), {"text": "Kaynağı\n<b>sor</b>"})
    page = client.get(form_of(story)).content.decode()
    assert "Kaynağı<br>&lt;b&gt;sor&lt;/b&gt;" in page
    assert str(person) in page


def test_topics_and_standing_pages_bear_notes_as_well(staff, client):
    staff("chief")
    for thing in (TopicFactory(), StandingPageFactory()):
        client.post(address(thing), {"text": "Bunu güncelle"})
        assert "Bunu güncelle" in client.get(form_of(thing)).content.decode()


def test_whoever_is_mentioned_is_told_once_and_whoever_wrote_it_is_not(staff, client):
    person = staff("editor")
    named = UserFactory(role="journalist", username="ayse")
    story = ArticleFactory(draft=True)
    client.post(address(story), {"text": f"@ayse @AYSE @{person.username} @nobody bakın, ayse@example.org"})
    assert [mention.person for mention in Mention.objects.all()] == [named]


def test_whoever_may_not_see_a_thing_is_not_told_of_it(staff, client):
    staff("editor")
    UserFactory(role="moderator", username="mod")
    left = UserFactory(role="journalist", username="giden")
    User.objects.filter(pk=left.pk).update(is_active=False)
    client.post(address(ArticleFactory(draft=True)), {"text": "@mod @giden"})
    assert not Mention.objects.exists()


def test_an_address_in_a_note_mentions_nobody():
    assert notes.MENTION.findall("yaz: ayse@example.org, @@iki, (@ali.veli).") == ["ali.veli"]


def test_an_empty_note_and_one_too_long_are_refused_in_words_and_kept_in_the_field(staff, client):
    staff("editor")
    story = ArticleFactory(draft=True)
    assert client.post(address(story), {"text": "  "}).status_code == 400
    answer = client.post(address(story), {"text": "x" * 2001})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert "x" * 2001 in page
    assert not Note.objects.exists()


def test_a_note_is_settled_and_opened_again_and_keeps_its_words(staff, client):
    person = staff("editor")
    story = ArticleFactory(draft=True)
    note = notes.write(story, "Sor", by=UserFactory(role="journalist"))
    client.post(f"/admin/notes/{note.pk}/settle/", {"text": "Başka"})
    note.refresh_from_db()
    assert note.settled_by == person
    assert note.text == "Sor"
    client.post(f"/admin/notes/{note.pk}/settle/")
    note.refresh_from_db()
    assert note.settled_at is None


def test_a_note_stays_with_its_name_when_the_account_is_gone(staff, client):
    staff("editor")
    writer = UserFactory(role="journalist", first_name="Giden", last_name="Arkadaş")
    story = ArticleFactory(draft=True)
    notes.write(story, "Kalsın", by=writer)
    writer.delete()
    page = client.get(form_of(story)).content.decode()
    assert "Kalsın" in page
    assert "Giden Arkadaş" in page


def test_the_notes_of_a_story_go_with_it():
    story = ArticleFactory(draft=True)
    notes.write(story, "Sor", by=UserFactory(role="editor"))
    story.delete()
    assert not Note.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"), [("journalist", 200), ("translator", 200), ("editor", 200), ("moderator", 403), ("chief", 200)]
)
def test_notes_are_read_written_and_settled_by_those_who_may_see_the_story(role, status, staff, client):
    story = ArticleFactory(draft=True)
    note = notes.write(story, "Gizli soru", by=UserFactory(role="chief"))
    staff(role)
    answer = client.get(address(story))
    assert answer.status_code == status
    assert ("Gizli soru" in answer.content.decode()) == (status == 200)
    assert client.post(address(story), {"text": "Ben de"}).status_code == (302 if status == 200 else 403)
    assert client.post(f"/admin/notes/{note.pk}/settle/").status_code == (302 if status == 200 else 403)
    assert Note.objects.count() == (2 if status == 200 else 1)


def test_nobody_signed_out_reads_or_writes_a_note(client):
    story = ArticleFactory(draft=True)
    for path in (address(story), "/admin/notes/people/?q=a", "/admin/notes/1/settle/"):
        for method in (client.get, client.post):
            assert method(path).status_code == 302
    assert not Note.objects.exists()


@pytest.mark.parametrize(
    "path",
    [
        "/admin/notes/articles.article/999999999999999999999999/",
        "/admin/notes/articles.article/12/",
        "/admin/notes/accounts.user/1/",
        "/admin/notes/yok.yok/1/",
        "/admin/notes/x/1/",
        "/admin/notes/desk.note/1/",
    ],
)
def test_what_bears_no_notes_is_not_found(path, staff, client):
    staff("chief")
    assert client.get(path).status_code == 404
    assert client.post(path, {"text": "a"}).status_code == 404


def test_settling_an_unknown_note_is_not_found(staff, client):
    staff("chief")
    assert client.post("/admin/notes/999999999999999999999999/settle/").status_code == 404


def test_a_note_is_on_no_public_page(staff, client):
    staff("editor")
    story = ArticleFactory()
    client.post(address(story), {"text": "okura-görünmez"})
    for path in (story.url_in("tr"), story.url_in("fr"), "/", "/rss/", "/ara/?q=görünmez"):
        assert "okura-görünmez" not in client.get(path).content.decode()


@pytest.mark.parametrize("words", ["işil", "ISIL", "ışıl", "Yıldız", "isil.y"])
def test_colleagues_are_offered_by_name_however_it_is_typed(words, staff, client):
    staff("journalist")
    UserFactory(role="editor", username="isil.y", first_name="Işıl", last_name="Yıldız")
    people = client.get("/admin/notes/people/", {"q": words}).json()["people"]
    assert [person["username"] for person in people] == ["isil.y"]


def test_a_story_with_many_notes_costs_no_more_than_one_with_few(staff, client):
    staff("editor")
    story, writer = ArticleFactory(draft=True), UserFactory(role="journalist")
    costs = []
    for number in (2, 9):
        for n in range(number):
            notes.write(story, f"@{writer.username} {n}", by=UserFactory(role="editor"))
        client.get(address(story))
        with CaptureQueriesContext(connection) as queries:
            client.get(address(story))
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 12


def test_a_note_changes_nothing_of_the_story(staff, client):
    staff("editor")
    story = ArticleFactory()
    before = Article.objects.values().get(pk=story.pk)
    client.post(address(story), {"text": "Not"})
    assert Article.objects.values().get(pk=story.pk) == before


def test_whoever_writes_no_notes_is_told_no_names_for_them(staff, client):
    staff("moderator")
    assert client.get("/admin/notes/people/", {"q": ""}).status_code == 403
