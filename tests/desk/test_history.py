"""The history of a story: who changed what and when, and any two versions side by side."""

import pytest
import reversion
from django.urls import reverse
from reversion.models import Version

from articles.models import Byline, RelatedStory
from korner.desk import history
from korner.desk.base import revision_by
from korner.site.models import StandingPage
from tests.factories import ArticleFactory, AuthorFactory, StandingPageFactory, TagFactory, UserFactory
from tests.pages import parse, words

pytestmark = pytest.mark.django_db


def page(name, story, *args):
    return reverse(f"admin:articles_article_{name}", args=[story.pk, *args])


def save(story, person, comment="", **fields):
    """Save `story` as `person` does at the desk; returns the number of the new version."""
    with revision_by(person):
        for name, value in fields.items():
            setattr(story, name, value)
        story.save()
        if comment:
            reversion.set_comment(comment)
    return Version.objects.get_for_object(story).first().pk


def listed(document):
    """(person and time, what was done) of every version on a page of the history."""
    rows = document.xpath("//*[@class='desk-version']")
    return [
        (words(row.xpath(".//*[@class='desk-version-who']")[0]), [words(one) for one in row.xpath(".//ul/li")])
        for row in rows
    ]


def compared(client, story, old, new):
    return parse(client.get(page("compare", story), {"from": old, "to": new}))


def section_of(document, name):
    """The part of a comparison under the heading `name`."""
    found = [part for part in document.xpath("//section[@class='desk-compare']") if words(part[0]).startswith(name)]
    assert found, [words(part[0]) for part in document.xpath("//section[@class='desk-compare']")]
    return found[0]


def hows(section):
    """(how, words) of each paragraph in a section of rich text."""
    return [
        (
            next(c for c in p.get("class").split() if c.startswith("desk-paragraph-")).removeprefix("desk-paragraph-"),
            words(p.xpath("./*[contains(@class, 'desk-compare-text')]")[0]),
        )
        for p in section.xpath(".//*[contains(concat(' ', @class), ' desk-paragraph ')]")
    ]


@pytest.fixture
def reader(staff):
    return staff("editor", language="en")


def test_each_save_says_who_when_and_what_was_done(clock, client, reader):
    writer = UserFactory(first_name="Ayşe", last_name="Kaya")
    story = ArticleFactory(draft=True)
    save(story, writer)
    clock.move_to("2026-11-24 14:05")
    save(story, writer, headline_tr="Yeni başlık", status="in_review")
    first, second = listed(parse(client.get(page("history", story))))
    assert "Ayşe Kaya" in first[0]
    assert "14:05" in first[0] or "14.05" in first[0]
    assert first[1][0] == "Draft → In review"
    assert any(one.startswith("Headline TR") for one in first[1])
    assert second[1] == ["First version kept"]


def test_the_newest_and_the_one_before_are_chosen_to_be_compared(client, reader):
    story = ArticleFactory(draft=True)
    numbers = [save(story, reader, headline_tr=f"Başlık {number}") for number in range(3)]
    document = parse(client.get(page("history", story)))
    chosen = {one.get("name"): one.get("value") for one in document.xpath("//input[@type='radio'][@checked]")}
    assert chosen == {"from": str(numbers[1]), "to": str(numbers[2])}


def test_a_long_history_is_read_page_by_page_and_a_chosen_version_stays_chosen(
    client, reader, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(history, "PAGE", 3)
    story = ArticleFactory(draft=True)
    numbers = [save(story, reader, headline_tr=f"Başlık {number}") for number in range(8)]
    document = parse(client.get(page("history", story)))
    older = document.xpath("//button[@name='before']")[0]
    assert older.get("value") == str(numbers[5])
    with django_assert_max_num_queries(15):
        answer = client.get(page("history", story), {"from": numbers[4], "to": numbers[7], "before": numbers[5]})
    document = parse(answer)
    assert [one.get("value") for one in document.xpath("//input[@name='to']")] == [
        str(numbers[n]) for n in (7, 4, 3, 2)
    ]
    assert document.xpath("//input[@name='to'][@checked]/@value") == [str(numbers[7])]
    assert document.xpath("//input[@name='from'][@checked]/@value") == [str(numbers[4])]


def test_no_page_of_the_history_counts(client, reader, django_assert_max_num_queries):
    story = ArticleFactory(draft=True)
    for number in range(30):
        save(story, reader, headline_tr=f"Başlık {number}")
    with django_assert_max_num_queries(15) as asked:
        client.get(page("history", story))
    assert not [query for query in asked.captured_queries if "COUNT(" in query["sql"]]


def test_automatic_savings_are_folded_away(client, reader):
    story = ArticleFactory(draft=True)
    save(story, reader)
    for number in range(2):
        save(story, reader, comment=f"{history.AUTOMATIC} saved", headline_tr=f"Başlık {number}")
    save(story, reader, headline_tr="Son başlık")
    document = parse(client.get(page("history", story)))
    folded = document.xpath("//details[@class='desk-versions-auto']")
    assert [words(one[0]) for one in folded] == ["2 automatic savings"]
    assert len(folded[0].xpath(".//*[@class='desk-version']")) == 2


def test_a_line_is_compared_word_by_word_in_both_languages(client, reader):
    story = ArticleFactory(draft=True, headline_tr="Belediye yeni parkı açtı", headline_fr="La commune ouvre un parc")
    old = save(story, reader)
    new = save(story, reader, headline_tr="Belediye eski parkı açtı", headline_fr="La commune ferme un parc")
    document = compared(client, story, old, new)
    sections = document.xpath("//section[@class='desk-compare']")
    marks = [([d.text for d in s.xpath(".//del")], [i.text for i in s.xpath(".//ins")]) for s in sections]
    assert (["yeni"], ["eski"]) in marks
    assert (["ouvre"], ["ferme"]) in marks
    assert {one.get("lang") for s in sections for one in s.xpath(".//*[@lang]")} >= {"tr", "fr"}


def test_a_changed_paragraph_is_marked_inside_and_the_others_are_folded(client, reader):
    before = [f"Bu haberin {n}. paragrafı burada sakin sakin duruyor." for n in range(12)]
    after = list(before)
    after[6] = after[6].replace("sakin sakin", "yepyeni")
    story = ArticleFactory(draft=True)
    old = save(story, reader, body_tr="".join(f"<p>{p}</p>" for p in before))
    new = save(story, reader, body_tr="".join(f"<p>{p}</p>" for p in after))
    section = section_of(compared(client, story, old, new), "Text")
    assert [how for how, _words in hows(section)] == ["same"] * 6 + ["changed"] + ["same"] * 5
    changed = section.xpath(".//*[contains(@class, 'desk-paragraph-changed')]")[0]
    assert [one.text for one in changed.xpath(".//del")] == ["sakin sakin"]
    assert [one.text for one in changed.xpath(".//ins")] == ["yepyeni"]
    assert [words(one) for one in section.xpath(".//summary")] == ["5 unchanged paragraphs", "4 unchanged paragraphs"]


def test_a_moved_paragraph_is_said_to_be_moved_and_not_written_twice_as_new(client, reader):
    parts = ["Birinci paragraf buradadır.", "İkinci paragraf ise şuradadır.", "Üçüncü ve son paragraf budur."]
    story = ArticleFactory(draft=True)
    old = save(story, reader, body_tr="".join(f"<p>{p}</p>" for p in parts))
    new = save(story, reader, body_tr="".join(f"<p>{p}</p>" for p in (parts[2], parts[0], parts[1])))
    found = hows(section_of(compared(client, story, old, new), "Text"))
    assert ("moved", parts[2]) in found
    assert {how for how, _words in found} == {"moved", "same", "away"}


def test_added_removed_and_retitled_paragraphs_are_told_apart(client, reader):
    story = ArticleFactory(draft=True)
    old = save(
        story, reader, body_fr="<p>Un premier alinéa reste.</p><p>Un sous-titre</p><p>Ceci disparaît bientôt.</p>"
    )
    new = save(
        story, reader, body_fr="<p>Un premier alinéa reste.</p><h2>Un sous-titre</h2><ul><li>Tout neuf point.</li></ul>"
    )
    found = dict(hows(section_of(compared(client, story, old, new), "Text")))
    assert found["kind"] == "Un sous-titre"
    assert found["went"] == "Ceci disparaît bientôt."
    assert found["came"] == "Tout neuf point."


def test_a_link_that_leads_elsewhere_is_a_change_that_is_seen(client, reader):
    story = ArticleFactory(draft=True)
    old = save(story, reader, body_tr='<p>Ayrıntı <a href="https://a.example/">burada</a> duruyor.</p>')
    new = save(story, reader, body_tr='<p>Ayrıntı <a href="https://b.example/">burada</a> duruyor.</p>')
    section = section_of(compared(client, story, old, new), "Text")
    assert "https://b.example/" in section.xpath(".//ins")[0].text


def test_bold_alone_is_told_as_markup(client, reader):
    story = ArticleFactory(draft=True)
    old = save(story, reader, body_tr="<p>Aynı kelimeler burada.</p>")
    new = save(story, reader, body_tr="<p><strong>Aynı</strong> kelimeler burada.</p>")
    assert hows(section_of(compared(client, story, old, new), "Text")) == [("markup", "Aynı kelimeler burada.")]


def test_bylines_tags_and_related_stories_are_compared_by_their_names(client, reader, django_assert_max_num_queries):
    first, second, tag = AuthorFactory(name="Ali Veli"), AuthorFactory(name="Zeynep Su"), TagFactory(name_tr="vergi")
    beside = ArticleFactory(headline_tr="Yandaki haber")
    story = ArticleFactory(draft=True, authors=[first])
    old = save(story, reader)
    with revision_by(reader):
        story.save()
        story.bylines.all().delete()
        Byline.objects.create(article=story, author=second, role=Byline.Role.PHOTOGRAPHER)
        story.tags.add(tag)
        RelatedStory.objects.create(article=story, other=beside)
    new = Version.objects.get_for_object(story).first().pk
    with django_assert_max_num_queries(15):
        document = compared(client, story, old, new)
    text = words(document)
    bylines = section_of(document, "Bylines")
    assert [one.text for one in bylines.xpath(".//del")] == ["Ali Veli – Reporter"]
    assert [one.text for one in bylines.xpath(".//ins")] == ["Zeynep Su – Photos"]
    assert "vergi" in text
    assert "Yandaki haber" in text
    done = listed(parse(client.get(page("history", story))))[0][1]
    assert {one.rstrip(",") for one in done} >= {"Bylines", "Tags", "Related stories"}


def test_a_published_story_is_compared_with_what_readers_see(client, reader):
    story = ArticleFactory(headline_tr="Okurların gördüğü")
    old = save(story, reader, headline_tr="Daha önceki başlık")
    story.headline_tr = "Okurların şimdi gördüğü"
    story.save()  # by the house itself: no version tells of it
    assert "What readers see now" in words(parse(client.get(page("history", story))))
    document = compared(client, story, old, "readers")
    assert "şimdi" in words(section_of(document, "Headline"))


@pytest.mark.parametrize("state", ["draft", "embargoed", "scheduled", "withdrawn"])
def test_what_readers_see_is_not_offered_where_they_see_nothing(state, clock, client, reader):
    later = clock.move_to("2026-11-24 12:00").replace(hour=20)
    fields = {
        "draft": {"draft": True},
        "embargoed": {"embargo_until": later},
        "scheduled": {"publish_at": later},
        "withdrawn": {"status": "withdrawn"},
    }[state]
    story = ArticleFactory(**fields)
    old = save(story, reader)
    assert "What readers see now" not in words(parse(client.get(page("history", story))))
    assert client.get(page("compare", story), {"from": old, "to": "readers"}).status_code == 404


def test_the_version_of_another_story_is_not_compared(client, reader):
    story, other = ArticleFactory(draft=True), ArticleFactory(draft=True)
    own, foreign = save(story, reader), save(other, reader)
    assert client.get(page("compare", story), {"from": own, "to": foreign}).status_code == 404


def test_markup_in_old_words_is_shown_and_not_obeyed(client, reader):
    story = ArticleFactory(draft=True)
    old = save(story, reader, headline_tr="Bir <b>kalın</b> başlık")
    new = save(story, reader, headline_tr="Bir <script>alert(1)</script> başlık", body_tr="<p>3 &lt; 5 &amp; 7</p>")
    text = client.get(page("compare", story), {"from": old, "to": new}).content.decode()
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "3 &lt; 5 &amp; 7" in text


def test_a_version_kept_before_a_field_was_added_is_still_compared(client, reader):
    story = ArticleFactory(draft=True)
    old, new = save(story, reader), save(story, reader, headline_tr="Yeni")
    version = Version.objects.get(pk=old)
    version.serialized_data = version.serialized_data.replace('"kicker_tr"', '"gone_since"')
    version.save()
    assert client.get(page("compare", story), {"from": old, "to": new}).status_code == 200


def test_other_things_of_the_desk_have_the_same_history(client, staff):
    chief = staff("chief", language="en")
    page_of_paper = StandingPageFactory()
    with revision_by(chief):
        page_of_paper.save()
    with revision_by(chief):
        page_of_paper.body_tr = "<p>Bir başka metin.</p>"
        page_of_paper.save()
    address = reverse("admin:site_standingpage_history", args=[page_of_paper.pk])
    new, old = Version.objects.get_for_object(page_of_paper).values_list("pk", flat=True)
    assert "Text TR" in client.get(address).content.decode()
    answer = client.get(f"{address}compare/", {"from": old, "to": new})
    assert "başka" in answer.content.decode()
    assert StandingPage.objects.count() == 1
