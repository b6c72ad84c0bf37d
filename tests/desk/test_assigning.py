"""A story is given to a colleague: it is his from then on, he is told, and it can be put back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles import assigning, rearranging, rights, workflow
from articles.models import Article, StoryStep
from korner.desk.models import Undo
from korner.publishing import Status
from tests.desk.test_bulk import STORIES, choose, do, undo
from tests.desk.test_stories import ADD, change, typed
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, UserFactory

pytestmark = pytest.mark.django_db
What = StoryStep.What


def holder(story):
    """Whom a story is given to now."""
    return Article.objects.get(pk=story.pk).assigned_to


def told(person):
    return list(person.notices.order_by("pk").values_list("verb", flat=True))


def given(person, **fields):
    """A story that was given to `person`."""
    return ArticleFactory(**{"draft": True, **fields}, assigned_to=person)


# --- what it means ------------------------------------------------------------------------------------------------
def test_whom_a_draft_is_given_to_writes_it_and_hands_it_in(staff, client):
    person = staff("journalist")
    story = given(person, created_by=UserFactory(role="journalist"))
    client.post(change(story), typed(story, headline_tr="Devralan yazdı", _hand_in="1"))
    story.refresh_from_db()
    assert (story.headline_tr, story.status) == ("Devralan yazdı", Status.IN_REVIEW)


def test_who_began_it_and_whose_name_it_bears_keep_it():
    beginner, named, other = (UserFactory(role="journalist") for _number in range(3))
    story = given(other, created_by=beginner, authors=[AuthorFactory(account=named)])
    assert [rights.is_own(story, person) for person in (beginner, named, other)] == [True, True, True]


def test_changes_to_a_published_story_are_his_as_well(staff, client):
    person = staff("journalist")
    story = given(person, draft=False)
    client.post(change(story), typed(story, headline_tr="Onun değişikliği", _save="1"))
    story.refresh_from_db()
    assert story.working_copy.fields["headline_tr"] == "Onun değişikliği"


def test_a_colleague_it_was_not_given_to_still_only_reads_it(staff, client):
    staff("journalist")
    story = given(UserFactory(role="journalist"))
    assert client.post(change(story), typed(story, headline_tr="x", _save="1")).status_code == 403


def test_all_that_is_told_to_its_writers_is_told_to_him():
    writer, editor = UserFactory(role="journalist"), UserFactory(role="editor")
    story = given(writer, status=Status.IN_REVIEW)
    workflow.send_back(story, by=editor, note="Kısalt.")
    assert told(writer) == [What.SENT_BACK]


# --- giving -------------------------------------------------------------------------------------------------------
def test_he_is_told_and_the_step_is_written_down_and_no_version_made():
    writer, editor = UserFactory(role="journalist", first_name="Elif", last_name="Yalçın"), UserFactory(role="editor")
    story = ArticleFactory(draft=True)
    assigning.assign(story, writer, by=editor)
    assert told(writer) == [What.ASSIGNED]
    step = story.steps.get(what=What.ASSIGNED)
    assert (step.person, step.note) == (editor, "Elif Yalçın")
    assert Article.objects.get(pk=story.pk).version == story.version


def test_from_whom_it_is_taken_is_told_as_well():
    first, second, editor = UserFactory(role="journalist"), UserFactory(role="journalist"), UserFactory(role="editor")
    story = given(first)
    assigning.assign(story, second, by=editor)
    assert (told(first), told(second)) == ([What.UNASSIGNED], [What.ASSIGNED])
    assigning.assign(story, None, by=editor)
    assert told(second) == [What.ASSIGNED, What.UNASSIGNED]
    assert holder(story) is None


def test_it_changes_hands_without_a_word_to_its_other_writers():
    beginner, editor = UserFactory(role="journalist"), UserFactory(role="editor")
    story = ArticleFactory(draft=True, created_by=beginner)
    assigning.assign(story, UserFactory(role="journalist"), by=editor)
    assert told(beginner) == []


@pytest.mark.parametrize("role", ["journalist", "translator", "moderator"])
def test_only_who_may_publish_gives_stories_away(role):
    story = ArticleFactory(draft=True)
    with pytest.raises(PermissionDenied):
        assigning.assign(story, UserFactory(role="journalist"), by=UserFactory(role=role))


@pytest.mark.parametrize(
    "fields", [{"role": "translator"}, {"role": "moderator"}, {"role": "editor", "is_active": False}]
)
def test_it_is_given_to_open_accounts_that_may_write_only(fields):
    story, editor = ArticleFactory(draft=True), UserFactory(role="editor")
    with pytest.raises(ValidationError):
        assigning.assign(story, UserFactory(**fields), by=editor)
    assert holder(story) is None


def test_a_story_sent_back_stays_sent_back_when_it_is_given_away(staff, client):
    editor, writer = UserFactory(role="editor"), staff("journalist")
    story = ArticleFactory(status=Status.IN_REVIEW)
    workflow.send_back(story, by=editor, note="Kaynak?")
    assigning.assign(story, writer, by=editor)
    assert list(Article.objects.sent_back()) == [story]
    panels = {panel["icon"]: panel["items"] for panel in client.get("/admin/").context["panels"]}
    assert panels["undo"][0]["said"] == "Kaynak?"


# --- where it is seen -----------------------------------------------------------------------------------------------
def test_it_stands_among_his_own_in_the_list_and_on_the_start_page(staff, client):
    person = staff("journalist", first_name="Deniz", last_name="Ak")
    story = given(person, headline_tr="Verilen haber", created_by=UserFactory())
    ArticleFactory(draft=True, headline_tr="Başkasının")
    for query in ("?mine=yes", "?mine=given", f"?person={person.pk}"):
        page = client.get(STORIES + query)
        assert list(page.context["cl"].result_list) == [story], query
        assert "Deniz Ak" in page.text
    panels = {panel["icon"]: panel["items"] for panel in client.get("/admin/").context["panels"]}
    assert [item["title"] for item in panels["edit_note"]] == ["Verilen haber"]
    assert "Deniz Ak" in panels["edit_note"][0]["note"]


def test_the_form_says_whose_it_is_to_whoever_reads_it(staff, client):
    staff("translator")
    story = given(UserFactory(role="journalist", first_name="Deniz", last_name="Ak"))
    assert "Deniz Ak" in client.get(change(story)).text


# --- in the form ----------------------------------------------------------------------------------------------------
def test_an_editor_gives_it_in_the_form_and_takes_it_back_there(staff, client):
    staff("editor")
    writer, story = UserFactory(role="journalist"), ArticleFactory(draft=True)
    client.post(change(story), typed(story, assigned_to=writer.pk, _save="1"))
    assert holder(story) == writer
    story.refresh_from_db()
    seen = {"initial-assigned_to": writer.pk, "assigned_to": ""}
    client.post(change(story), typed(story, **seen, _save="1"))
    assert holder(story) is None
    assert told(writer) == [What.ASSIGNED, What.UNASSIGNED]


def test_a_new_story_is_given_away_where_it_is_begun(staff, client):
    staff("editor")
    writer = UserFactory(role="journalist")
    client.post(ADD, typed(category=CategoryFactory().pk, assigned_to=writer.pk, _save="1"))
    assert Article.objects.get().assigned_to == writer
    assert told(writer) == [What.ASSIGNED]


def test_a_form_opened_before_it_was_given_away_takes_nothing_back(staff, client):
    staff("editor")
    first, second, story = UserFactory(role="journalist"), UserFactory(role="journalist"), ArticleFactory(draft=True)
    opened = {"initial-assigned_to": "", "assigned_to": ""}
    assigning.assign(story, first, by=UserFactory(role="chief"))
    client.post(change(story), typed(story, headline_tr="Yeni", **opened, _save="1"))
    assert (holder(story), Article.objects.get(pk=story.pk).headline_tr) == (first, "Yeni")
    story.refresh_from_db()
    client.post(change(story), typed(story, **opened | {"assigned_to": second.pk}, _save="1"))
    assert holder(story) == second


def test_a_journalist_cannot_give_his_story_away_by_a_post_made_by_hand(staff, client):
    person = staff("journalist")
    story = ArticleFactory(draft=True, created_by=person)
    assert 'name="assigned_to"' not in client.get(change(story)).text
    client.post(change(story), typed(story, assigned_to=UserFactory(role="journalist").pk, _save="1"))
    assert holder(story) is None


def test_whom_it_is_given_to_is_of_no_version(staff, client):
    staff("editor")
    first, second = UserFactory(role="journalist"), UserFactory(role="journalist")
    story = given(first)
    client.post(change(story), typed(story, lead_tr="Bir", _save="1"))
    assigning.assign(Article.objects.get(pk=story.pk), second, by=UserFactory(role="chief"))
    from reversion.models import Version

    version = Version.objects.get_for_object(story).last()
    assert {"assigned_to_id", "unsigned"}.isdisjoint(version.field_dict)
    page = client.get(f"{STORIES}{story.pk}/history/{version.pk}/restore/")
    client.post(page.request["PATH_INFO"], {"what": "all", "seen": page.context["seen"]})
    assert holder(story) == second


# --- many at once ---------------------------------------------------------------------------------------------------
def test_several_are_given_together_and_put_back_to_whose_they_were(staff, client):
    staff("editor")
    writer, earlier = UserFactory(role="journalist"), UserFactory(role="journalist")
    stories = [given(None), given(earlier)]
    assert writer.username not in choose(client, "assign", *stories).text
    do(client, "assign", *stories, person=writer.pk)
    assert [holder(story) for story in stories] == [writer, writer]
    undo(client)
    assert [holder(story) for story in stories] == [None, earlier]


def test_what_is_his_already_is_refused_in_words_and_keeps_nobody_back(staff, client):
    staff("editor")
    writer = UserFactory(role="journalist")
    stories = [given(writer), given(None)]
    do(client, "assign", *stories, person=writer.pk)
    assert [entry["pk"] for entry in Undo.objects.get().refused] == [stories[0].pk]
    assert holder(stories[1]) == writer


def test_what_was_given_to_a_third_since_is_not_put_back(staff, client):
    staff("editor")
    first, third, story = UserFactory(role="journalist"), UserFactory(role="journalist"), given(None)
    do(client, "assign", story, person=first.pk)
    assigning.assign(Article.objects.get(pk=story.pk), third, by=UserFactory(role="chief"))
    undo(client)
    assert holder(story) == third
    assert Undo.objects.get().put_back[0]["done"] is False


@pytest.mark.parametrize("role", ["translator", "moderator"])
def test_nobody_is_chosen_who_may_not_write(role, staff, client):
    staff("editor")
    story = given(None)
    page = do(client, "assign", story, person=UserFactory(role=role).pk)
    assert 'role="alert"' in page.text
    assert holder(story) is None


@pytest.mark.parametrize(
    ("role", "may"), [("journalist", False), ("translator", False), ("editor", True), ("chief", True)]
)
def test_the_act_is_for_editors_and_chiefs(role, may, staff, client):
    staff(role)
    story, writer = ArticleFactory(draft=True), UserFactory(role="journalist")
    answer = do(client, "assign", story, person=writer.pk)
    assert answer.status_code == (200 if may else 403)
    assert (holder(story) == writer) == may


def test_an_account_that_is_deleted_leaves_its_stories_to_nobody():
    writer = UserFactory(role="journalist")
    story = given(writer)
    writer.delete()
    assert holder(story) is None


def test_moving_the_story_to_another_section_leaves_it_his(staff):
    person = UserFactory(role="journalist")
    story = given(person)
    rearranging.change_section(story, CategoryFactory(), by=person)
    assert holder(story) == person
