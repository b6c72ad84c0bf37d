"""The newsroom may set results above what was found: for certain words, in one language, for a time."""

import pytest

from korner.search import indexing
from korner.search.models import PromotedResult
from tests.conftest import brussels
from tests.factories import PromotedResultFactory, StandingPageFactory, story
from tests.pages import parse, words

pytestmark = pytest.mark.django_db


def above(client, text, path="/ara/"):
    """The links that stand above the results for these words: (address, words)."""
    document = parse(client.get(path, {"q": text}))
    return [(link.get("href"), words(link)) for link in document.xpath("//section[@class='promoted']//a")]


OUTSIDE = ("https://www.example.org/eczane/", "Bu gece açık eczaneler")


@pytest.mark.parametrize(
    "text",
    [
        "nöbetçi eczane",
        "NÖBETÇİ ECZANE",
        "nobetci eczaneler",
        "bu gece nöbetçi eczaneler Schaerbeek’te",
        "eczane nöbetçi",
    ],
)
def test_it_stands_above_for_its_words_in_any_form(client, answers, text):
    answers()
    PromotedResultFactory()
    assert above(client, text) == [OUTSIDE]


@pytest.mark.parametrize("text", ["eczane", "nöbetçi", "hastane", "!!!"])
def test_it_does_not_stand_above_when_one_of_its_words_is_missing(client, answers, text):
    answers()
    PromotedResultFactory()
    assert above(client, text) == []


def test_each_line_of_words_is_a_search_of_its_own(client, answers):
    answers()
    PromotedResultFactory(words="nöbetçi eczane\r\n\r\n  ilaç  \n")
    assert above(client, "ilaç") == [OUTSIDE]


def test_it_stands_on_pages_of_its_language_alone(client, answers):
    answers()
    PromotedResultFactory(words="visa", title="Vize")
    assert above(client, "visa", "/fr/recherche/") == []
    assert len(above(client, "visa")) == 1


def test_it_stands_from_its_beginning_to_its_end(client, answers, clock):
    answers()
    PromotedResultFactory(starts=brussels("2026-11-24 13:00"), ends=brussels("2026-11-24 14:00"))
    seen = []
    for time in ("12:59", "13:00", "13:59", "14:00"):
        clock.move_to(f"2026-11-24 {time}")
        seen.append(bool(above(client, "nöbetçi eczane")))
    assert seen == [False, True, True, False]


def test_the_order_is_the_desks_and_three_are_enough(client, answers):
    answers()
    for order in (4, 2, 3, 1):
        PromotedResultFactory(order=order, title=f"Yer {order}")
    assert [text for _url, text in above(client, "nöbetçi eczane")] == ["Yer 1", "Yer 2", "Yer 3"]


def test_it_stands_on_the_first_page_of_the_whole_search_only(client, answers):
    from tests.search.answers import STRANGE

    answers(hits=[STRANGE], total=60)
    PromotedResultFactory()
    document = parse(client.get("/ara/?q=n%C3%B6bet%C3%A7i+eczane&sayfa=2"))
    assert not document.xpath("//section[@class='promoted']")


def test_what_is_set_stands_even_where_nothing_is_found(client, answers):
    answers(total=0)
    PromotedResultFactory()
    assert above(client, "nöbetçi eczane") == [OUTSIDE]


# --- set at the desk -----------------------------------------------------------------------------------------------
def send(client, **changes):
    data = {"language": "tr", "words": "seçim", "address": "", "title": "", "note": "", "order": "0"}
    data |= {"starts_0": "", "starts_1": "", "ends_0": "", "ends_1": ""}
    return client.post("/admin/search/promotedresult/add/", data | changes)


def errors(answer):
    return answer.context["adminform"].form.errors


def test_an_editor_pastes_the_address_of_a_story_and_it_bears_its_own_headline(staff, client, answers):
    answers()
    row = story(headline_tr="Seçim rehberi", headline_fr="Guide des élections")
    indexing.write(row)
    staff("editor")
    assert send(client, address=f"http://testserver{row.url_in('tr')}?utm_source=x#yorum").status_code == 302
    assert above(client, "seçim") == [(row.url_in("tr"), "Seçim rehberi")]


def test_a_thing_that_is_renamed_or_taken_back_is_so_here_too(staff, client, answers):
    answers()
    page = StandingPageFactory(name_tr="Seçim günü")
    indexing.write(page)
    staff("editor")
    assert send(client, address=page.url_in("tr")).status_code == 302
    page.name_tr = "Seçim haftası"
    page.save()
    indexing.write(page)
    assert [text for _url, text in above(client, "seçim")] == ["Seçim haftası"]
    page.published = False
    page.save()
    indexing.write(page)
    assert above(client, "seçim") == []


def test_a_list_of_the_paper_needs_a_title(staff, client, answers):
    answers()
    staff("editor")
    assert "title" in errors(send(client, address="/arsiv/"))
    assert send(client, address="/arsiv/", title="Arşiv").status_code == 302
    assert above(client, "seçim") == [("/arsiv/", "Arşiv")]


@pytest.mark.parametrize(
    "address",
    [
        "/yok/boyle/bir-sayfa/",
        "/admin/",
        "//evil.test/",
        "/\\evil.test",
        "javascript:alert(1)",
        "ftp://example.org/",
        "data:text/html,x",
        "eczane",
    ],
)
def test_an_address_that_leads_nowhere_good_is_refused_and_kept_in_the_form(staff, client, address):
    staff("editor")
    answer = send(client, address=address, title="Başlık")
    assert "address" in errors(answer)
    assert parse(answer).xpath("//input[@name='address']/@value") == [address]
    assert not PromotedResult.objects.exists()


def test_words_and_a_sensible_time_are_asked_for(staff, client):
    staff("editor")
    assert "words" in errors(send(client, words=" ", address="/arsiv/", title="x"))
    assert "words" in errors(send(client, words="a\n" * 50, address="/arsiv/", title="x"))
    late = {"starts_0": "24.11.2026", "starts_1": "12:00", "ends_0": "24.11.2026", "ends_1": "11:00"}
    assert "ends" in errors(send(client, address="/arsiv/", title="x", **late))


def test_what_is_typed_at_the_desk_never_runs(client, answers):
    answers()
    PromotedResultFactory(title="<img src=x onerror=alert(1)>", note="{{7*7}}</h3><script>1</script>")
    document = parse(client.get("/ara/?q=n%C3%B6bet%C3%A7i+eczane"))
    assert not document.xpath("//main//img | //main//script")
    assert "{{7*7}}" in words(document)
