"""A save on top of somebody's newer version is refused, and one text is made of both without losing a word."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from articles.models import Article
from korner.desk import autosave, conflict
from korner.desk.conflict_texts import pieces
from korner.desk.models import Draft
from tests.desk.test_autosave import SLOT
from tests.desk.test_stories import change, typed
from tests.factories import ArticleFactory, AuthorFactory, TagFactory, TopicFactory, UserFactory

pytestmark = pytest.mark.django_db

BODY = "<p>Birinci paragraf.</p><p>İkinci paragraf.</p><p>Üçüncü paragraf.</p>"


@pytest.fixture
def two(client):
    """Two editors and one story that both have opened: (sign_in, A, B, story)."""
    a = UserFactory(role="editor", first_name="Elif", last_name="Yalçın", language="en")
    b = UserFactory(role="editor", first_name="Kemal", last_name="Ersoy", language="en")

    def sign_in(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")

    sign_in(a)
    story = ArticleFactory(draft=True, headline_tr="Ortak başlık", lead_tr="Ortak özet", body_tr=BODY)
    client.post(change(story), typed(story, _save="1"))  # a version both begin from
    story.refresh_from_db()
    return sign_in, a, b, story


def stale(client, two, theirs, mine):
    """A saves `theirs`, then B sends `mine` from the older version: B's answer."""
    sign_in, a, b, story = two
    sign_in(a)
    client.post(change(story), typed(story, **theirs, _save="1"))
    sign_in(b)
    return client.post(change(story), typed(story, **mine, draft_slot=SLOT, _save="1"))


def send_on(client, story, answer, **choices):
    """What the browser sends from the page of two texts."""
    carried = dict(answer.context["posted"])
    chosen = {name.replace("__", "-"): value for name, value in choices.items()}
    over = answer.context["newer_version"]
    return client.post(
        change(story), carried | {"over": over, "_merge": "1", "draft_slot": SLOT, "_save": "1"} | chosen
    )


def by_name(answer):
    return {difference.name: difference for difference in answer.context["differences"]}


def test_both_texts_are_shown_with_who_saved_and_what_changed(client, two):
    answer = stale(client, two, {"headline_tr": "Elif’in başlığı"}, {"headline_tr": "Kemal’in başlığı"})
    page = answer.content.decode()
    assert "Elif Yalçın saved a newer version" in page
    assert "<del>Elif’in</del> <ins>Kemal’in</ins>" in page
    assert Article.objects.get(pk=two[3].pk).headline_tr == "Elif’in başlığı"
    assert autosave.typed(Draft.objects.get(slot=SLOT))["headline_tr"] == "Kemal’in başlığı"


def test_what_only_one_of_us_changed_is_advised(client, two):
    answer = stale(client, two, {"lead_tr": "Elif’in özeti"}, {"headline_tr": "Kemal’in başlığı"})
    found = by_name(answer)
    assert (found["lead_tr"].whose, found["lead_tr"].advice) == ("theirs", "theirs")
    assert (found["headline_tr"].whose, found["headline_tr"].advice) == ("mine", "mine")
    send_on(client, two[3], answer)
    story = Article.objects.get(pk=two[3].pk)
    assert (story.headline_tr, story.lead_tr) == ("Kemal’in başlığı", "Elif’in özeti")
    assert not Draft.objects.filter(slot=SLOT).exists()


def test_each_field_is_chosen_without_script(client, two):
    answer = stale(client, two, {"headline_tr": "Elif’in", "lead_tr": "Elif’in özeti"}, {"headline_tr": "Kemal’in", "lead_tr": "Kemal’in özeti"})  # fmt: skip
    send_on(client, two[3], answer, choose__headline_tr="theirs", choose__lead_tr="mine")
    story = Article.objects.get(pk=two[3].pk)
    assert (story.headline_tr, story.lead_tr) == ("Elif’in", "Kemal’in özeti")


@pytest.mark.parametrize(
    ("choice", "second"),
    [
        ("mine", "<p>Kemal’in ikincisi.</p>"),
        ("theirs", "<p>Elif’in ikincisi.</p>"),
        ("both", "<p>Elif’in ikincisi.</p><p>Kemal’in ikincisi.</p>"),
    ],
)
def test_each_paragraph_is_chosen(choice, second, client, two):
    theirs = BODY.replace("İkinci paragraf.", "Elif’in ikincisi.").replace("Üçüncü paragraf.", "Elif’in üçüncüsü.")
    mine = BODY.replace("İkinci paragraf.", "Kemal’in ikincisi.")
    answer = stale(client, two, {"body_tr": theirs}, {"body_tr": mine})
    assert len(by_name(answer)["body_tr"].to_choose) == 2
    send_on(client, two[3], answer, choose__body_tr__0=choice)
    body = Article.objects.get(pk=two[3].pk).body_tr
    assert body == f"<p>Birinci paragraf.</p>{second}<p>Elif’in üçüncüsü.</p>"


def test_a_paragraph_that_one_took_out_or_put_in_is_advised_rightly():
    added = pieces(BODY + "<p>Yeni.</p>", BODY, BODY)[-1]
    assert (added.mine, added.theirs, added.advice) == (["<p>Yeni.</p>"], [], "mine")
    taken_out = pieces(BODY, BODY.replace("<p>İkinci paragraf.</p>", ""), BODY)[1]
    assert (taken_out.theirs, taken_out.advice) == ([], "theirs")
    assert [piece.advice for piece in pieces("<p>a</p>", "<p>b</p>") if not piece.same] == ["mine"]


def test_when_it_is_saved_once_more_meanwhile_both_texts_are_shown_anew(client, two):
    sign_in, a, b, story = two
    answer = stale(client, two, {"headline_tr": "Elif’in"}, {"headline_tr": "Kemal’in"})
    sign_in(a)
    newer = Article.objects.get(pk=story.pk)
    client.post(change(story), typed(newer, headline_tr="Elif’in ikincisi", _save="1"))
    sign_in(b)
    again = send_on(client, story, answer, choose__headline_tr="mine")
    assert by_name(again)["headline_tr"].theirs == "Elif’in ikincisi"
    assert Article.objects.get(pk=story.pk).headline_tr == "Elif’in ikincisi"


def test_my_own_second_tab_is_called_mine_and_not_a_conflict_with_somebody(client, two):
    sign_in, a, _b, story = two
    sign_in(a)
    client.post(change(story), typed(story, headline_tr="Öteki sekme", _save="1"))
    page = client.post(change(story), typed(story, headline_tr="Bu sekme", draft_slot=SLOT, _save="1")).content.decode()
    assert "You saved a newer version yourself" in page
    assert "Öteki sekme" in page
    assert "Bu sekme" in page


def test_a_form_sent_twice_is_no_conflict(client, two):
    sign_in, a, _b, story = two
    sign_in(a)
    for _time in range(2):
        answer = client.post(change(story), typed(story, headline_tr="Bir kere", _save="1"))
        assert answer.status_code == 302


def test_going_back_to_my_text_saves_nothing(client, two):
    answer = stale(client, two, {"headline_tr": "Elif’in"}, {"headline_tr": "Kemal’in"})
    carried = dict(answer.context["posted"])
    page = client.post(change(two[3]), carried | {"over": answer.context["newer_version"], "_type_on": "1"})
    assert page.context["adminform"].form["headline_tr"].value() == "Kemal’in"
    assert Article.objects.get(pk=two[3].pk).headline_tr == "Elif’in"


def test_a_step_is_not_taken_along_with_a_merge(client, two):
    sign_in, a, b, story = two
    sign_in(a)
    client.post(change(story), typed(story, headline_tr="Elif’in", _save="1"))
    sign_in(b)
    answer = client.post(change(story), typed(story, headline_tr="Kemal’in", draft_slot=SLOT, _publish="1"))
    assert not [name for name, _value in answer.context["posted"] if name.startswith("_")]


def test_markup_that_was_typed_is_never_shown_raw(client, two):
    attack = '<p>Metin <img src=x onerror="alert(1)"></p><script>alert(2)</script><p onclick="x()">Son</p>'
    answer = stale(client, two, {"body_tr": "<p>Temiz.</p>"}, {"body_tr": attack, "headline_tr": "<b>Kalın</b>"})
    page = answer.content.decode()
    assert "onerror=" not in page.replace("onerror=&quot;", "")
    assert "<script>alert" not in page
    assert "<b>Kalın" not in page


def test_what_changes_a_thing_without_its_form_asks_for_the_version_seen(two):
    story = two[3]
    conflict.refuse_newer(story, story.version)
    with pytest.raises(ValidationError):
        conflict.refuse_newer(story, story.version - 1)
    with pytest.raises(ValidationError):
        conflict.refuse_newer(story, None)


def test_a_translator_meets_only_the_differences_of_his_own_language(client, two):
    sign_in, a, _b, story = two
    sign_in(a)
    client.post(change(story), typed(story, headline_tr="Elif’in", headline_fr="Le titre d’Elif", _save="1"))
    sign_in(UserFactory(role="translator"))
    answer = client.post(change(story), typed(story, headline_fr="Mon titre", draft_slot=SLOT, _save="1"))
    assert list(by_name(answer)) == ["headline_fr"]


# --- rows under the story, and tags -----------------------------------------------------------------------------------
def rows_of(name, *lines, at=()):
    """What a browser sends of the rows `name`: each a dict; `at` are the rows that stood when the form was opened."""
    data = {f"{name}-TOTAL_FORMS": str(len(lines)), f"{name}-INITIAL_FORMS": str(len(at))}
    for place, line in enumerate(lines):
        data |= {f"{name}-{place}-{key}": str(value) for key, value in line.items()}
    for place, row in enumerate(at):
        data[f"{name}-{place}-id"] = str(row.pk)
    return data


def byline(author, role="reporter", order=0, **more):
    return {"author": author.pk, "role": role, "order": order, **more}


def named(story):
    """(author, role) of the bylines of a story, in their order."""
    return [(line.author, line.role) for line in story.bylines.order_by("order", "pk").select_related("author")]


@pytest.fixture
def signed(client, two):
    """The story of the two with one byline that both have seen: (story, its author, two more authors)."""
    sign_in, a, _b, story = two
    first, second, third = AuthorFactory(name="Ayşe Ak"), AuthorFactory(name="Barış Bal"), AuthorFactory(name="Can Cam")
    sign_in(a)
    client.post(change(story), typed(story, **rows_of("bylines", byline(first)), _save="1"))
    story.refresh_from_db()
    return story, first, second, third


def test_a_save_that_changes_only_a_byline_moves_the_version(client, signed):
    story, first, second, _third = signed
    at = list(story.bylines.all())
    client.post(change(story), typed(story, **rows_of("bylines", byline(second), at=at), _save="1"))
    assert Article.objects.get(pk=story.pk).version == story.version + 1
    assert named(story) == [(second, "reporter")]
    assert first


def test_a_stale_save_where_the_other_changed_only_a_byline_is_refused_and_shows_the_rows(client, two, signed):
    story, first, second, third = signed
    at = list(story.bylines.all())
    theirs = rows_of("bylines", byline(first), byline(second, order=1), at=at)
    mine = rows_of("bylines", byline(first), byline(third, "photographer", 1), at=at)
    answer = stale(client, two, theirs, mine)
    assert named(story) == [(first, "reporter"), (second, "reporter")]
    found = by_name(answer)
    assert list(found) == ["rows-byline"]
    rows = found["rows-byline"]
    assert (rows.whose, rows.advice) == ("both", "both")
    assert rows.theirs == "Ayşe Ak – Reporter\nBarış Bal – Reporter"
    assert rows.mine == "Ayşe Ak – Reporter\nCan Cam – Photos"
    assert rows.marked == "Ayşe Ak – Reporter<br><del>Barış Bal – Reporter</del><br><ins>Can Cam – Photos</ins>"
    assert "Those of both" in answer.text


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("mine", ["first", "third"]), ("theirs", ["first", "second"]), ("both", ["first", "second", "third"])],
)
def test_whose_rows_are_kept_is_chosen_and_both_can_be(choice, kept, client, two, signed):
    story, first, second, third = signed
    at = list(story.bylines.all())
    theirs = rows_of("bylines", byline(first), byline(second, order=1), at=at)
    answer = stale(client, two, theirs, rows_of("bylines", byline(first), byline(third, order=1), at=at))
    assert send_on(client, story, answer, choose__rows__byline=choice).status_code == 302
    people = {"first": first, "second": second, "third": third}
    assert [author for author, _role in named(story)] == [people[name] for name in kept]
    assert Article.objects.get(pk=story.pk).version > answer.context["newer_version"]


def test_a_byline_that_only_the_other_changed_is_advised_with_my_words(client, two, signed):
    story, first, second, _third = signed
    at = list(story.bylines.all())
    theirs = rows_of("bylines", byline(second), at=at)
    mine = rows_of("bylines", byline(first), at=at) | {"headline_tr": "Kemal’in başlığı"}
    answer = stale(client, two, theirs, mine)
    assert {name: one.advice for name, one in by_name(answer).items()} == {
        "headline_tr": "mine",
        "rows-byline": "theirs",
    }
    send_on(client, story, answer)
    story.refresh_from_db()
    assert (story.headline_tr, named(story)) == ("Kemal’in başlığı", [(second, "reporter")])


def test_my_rows_come_back_in_the_form_when_the_other_has_deleted_those_they_were_typed_over(client, two, signed):
    story, first, second, third = signed
    at = list(story.bylines.all())
    theirs = rows_of("bylines", byline(first, DELETE="on"), byline(second), at=at)
    answer = stale(client, two, theirs, rows_of("bylines", byline(first), byline(third, order=1), at=at))
    carried = dict(answer.context["posted"])
    page = client.post(change(story), carried | {"over": answer.context["newer_version"], "_type_on": "1"})
    formset = next(one.formset for one in page.context["inline_admin_formsets"] if one.formset.prefix == "bylines")
    shown = [
        (str(form["author"].value()), "on" if form["DELETE"].value() else "")
        for row in page.context["inline_admin_formsets"]
        if row.formset is formset
        for form in formset.forms
    ]
    assert shown == [(str(second.pk), "on"), (str(first.pk), ""), (str(third.pk), "")]
    assert named(story) == [(second, "reporter")]
    # Saved from there, nothing stands in the way of what I typed.
    sent = {name: value for name, value in page.wsgi_request.POST.items() if not name.startswith("_")}
    assert client.post(change(story), sent | {"_save": "1"}).status_code == 302
    assert named(story) == [(first, "reporter"), (third, "reporter")]


def test_a_form_with_a_new_byline_sent_twice_is_no_conflict(client, two, signed):
    story, first, second, _third = signed
    at = list(story.bylines.all())
    sent = typed(story, **rows_of("bylines", byline(first), byline(second, order=1), at=at), _save="1")
    for _time in range(2):
        assert client.post(change(story), sent).status_code == 302
    assert named(story) == [(first, "reporter"), (second, "reporter")]


def test_topics_and_related_stories_are_compared_too(client, two):
    story = two[3]
    mine, theirs = TopicFactory(), TopicFactory()
    beside = ArticleFactory()
    answer = stale(
        client,
        two,
        rows_of("topic_entries", {"topic": theirs.pk}),
        rows_of("topic_entries", {"topic": mine.pk}) | rows_of("related_entries", {"other": beside.pk, "order": 0}),
    )
    found = by_name(answer)
    assert {name: one.advice for name, one in found.items()} == {"rows-topicstory": "both", "rows-relatedstory": "mine"}
    send_on(client, story, answer)
    assert set(story.topic_entries.values_list("topic", flat=True)) == {mine.pk, theirs.pk}
    assert list(story.related_entries.values_list("other", flat=True)) == [beside.pk]


def test_a_topic_that_lets_a_story_go_meanwhile_is_met_before_it_is_saved_over(client, two):
    story = two[3]
    topic = TopicFactory()
    client.post(change(story), typed(story, **rows_of("topic_entries", {"topic": topic.pk}), _save="1"))
    story.refresh_from_db()
    entry = story.topic_entries.get()
    opened = typed(story, headline_tr="Kemal’in", **rows_of("topic_entries", {"topic": topic.pk}, at=[entry]))
    names = {
        f"{name}_{language}": getattr(topic, f"{name}_{language}")
        for name in ("name", "slug")
        for language in ("tr", "fr")
    }
    gone = rows_of("entries", {"article": story.pk, "order": 0, "DELETE": "on"}, at=[entry])
    page = reverse("admin:articles_topic_change", args=[topic.pk])
    assert client.post(page, names | gone | {"_save": "1"}).status_code == 302
    assert not story.topic_entries.exists()
    answer = client.post(change(story), opened | {"draft_slot": SLOT, "_save": "1"})
    found = by_name(answer)
    assert {name: one.advice for name, one in found.items()} == {"headline_tr": "mine", "rows-topicstory": "theirs"}
    send_on(client, story, answer)
    assert Article.objects.get(pk=story.pk).headline_tr == "Kemal’in"
    assert not story.topic_entries.exists()


def test_a_row_that_went_with_its_topic_does_not_stand_in_the_way_of_a_save(client, two):
    story, topic = two[3], TopicFactory()
    entry = story.topic_entries.create(topic=topic)
    opened = typed(story, headline_tr="Kalan başlık", **rows_of("topic_entries", {"topic": topic.pk}, at=[entry]))
    topic.delete()
    assert client.post(change(story), opened | {"_save": "1"}).status_code == 302
    assert Article.objects.get(pk=story.pk).headline_tr == "Kalan başlık"


def test_tags_of_both_are_advised_and_kept(client, two):
    story = two[3]
    mine, theirs = TagFactory(), TagFactory()
    answer = stale(client, two, {"tags": [theirs.pk]}, {"tags": [mine.pk]})
    tags = by_name(answer)["tags"]
    assert (tags.whose, tags.advice, tags.is_list) == ("both", "both", True)
    carried = [pair for pair in answer.context["posted"] if pair[0] == "tags"]
    assert carried == [["tags", str(mine.pk)]]
    send_on(client, story, answer)
    assert set(story.tags.values_list("pk", flat=True)) == {mine.pk, theirs.pk}


def test_a_draft_that_says_only_another_byline_is_offered(client, two, signed):
    story, first, second, _third = signed
    sent = typed(story, **rows_of("bylines", byline(second), at=list(story.bylines.all())))
    pairs = [[name, str(value)] for name, value in sent.items()]
    body = json.dumps({"slot": SLOT, "pairs": pairs})
    client.post(reverse("desk-draft", args=["articles", "article", story.pk]), body, content_type="application/json")
    (offer,) = client.get(change(story)).context["draft_offers"]
    assert [(one.theirs, one.mine) for one in offer["differences"] if one.name == "rows-byline"] == [
        ("Ayşe Ak – Reporter", "Barış Bal – Reporter")
    ]
    assert first


# --- a draft of the page itself ---------------------------------------------------------------------------------------
def keep_choices(client, story, answer, **choices):
    """What the page of two texts sends while one chooses."""
    pairs = [*answer.context["posted"], ["over", str(answer.context["newer_version"])], ["_merge", "1"]]
    pairs += [[name.replace("__", "-"), value] for name, value in choices.items()]
    body = json.dumps({"slot": SLOT, "pairs": pairs})
    path = reverse("desk-draft", args=["articles", "article", story.pk])
    return client.post(path, body, content_type="application/json")


def test_what_was_chosen_in_a_tab_that_died_is_taken_up_with_both_texts(client, two):
    story = two[3]
    answer = stale(client, two, {"headline_tr": "Elif’in", "lead_tr": "Elif’in özeti"}, {"headline_tr": "Kemal’in"})
    assert "<desk-autosave" in answer.text
    kept = keep_choices(client, story, answer, choose__headline_tr="theirs", choose__lead_tr="mine")
    assert kept.status_code == 200
    page = client.post(change(story), {"_take_up": SLOT})
    assert page.template_name == "admin/desk/conflict.html"
    assert {name: one.advice for name, one in by_name(page).items()} == {"headline_tr": "theirs", "lead_tr": "mine"}
    assert Article.objects.get(pk=story.pk).headline_tr == "Elif’in"


def test_choices_between_other_texts_than_those_that_stand_are_not_taken_up(client, two):
    sign_in, a, b, story = two
    answer = stale(client, two, {"headline_tr": "Elif’in"}, {"headline_tr": "Kemal’in"})
    keep_choices(client, story, answer, choose__headline_tr="theirs")
    sign_in(a)
    newer = Article.objects.get(pk=story.pk)
    client.post(change(story), typed(newer, headline_tr="Elif’in ikincisi", _save="1"))
    sign_in(b)
    page = client.post(change(story), {"_take_up": SLOT})
    form = page.context["adminform"].form
    assert form["headline_tr"].value() == "Kemal’in"
    assert not form["over"].value()  # to write over what stands is asked anew
