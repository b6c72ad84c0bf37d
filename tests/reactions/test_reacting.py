"""One press for each visitor, changeable, taken back; one count for both languages; nothing of it in the shared page."""

import pytest
from django.test import Client

from articles.models import Figures
from articles.reactions.models import Reaction
from korner.moderation.models import Ban
from korner.visitors import tokens
from tests.factories import ArticleFactory, story

pytestmark = pytest.mark.django_db


def token(client):
    return client.get("/parca/bilet/").json()["token"]


def press(client, row, kind, *, path="/tepki/", script=True, **more):
    data = {"kind": kind, "token": more.pop("token", None) or token(client)}
    return client.post(f"{path}{row.pk}/", data, headers={"HX-Request": "true"} if script else {}, **more)


def numbers(row):
    figures = Figures.objects.filter(pk=row.pk).first()
    return (figures.reactions, figures.loves, figures.claps) if figures else (0, 0, 0)


def test_each_visitor_counts_once_however_often_he_presses(client):
    row = ArticleFactory()
    for _press in range(3):
        assert press(client, row, "love").status_code == 200
    assert numbers(row) == (1, 1, 0)
    assert Reaction.objects.count() == 1


def test_one_token_is_one_visitor_even_without_its_cookie(client):
    row, one = ArticleFactory(), token(client)
    for _press in range(3):
        assert press(Client(), row, "love", token=one).status_code == 200
    assert numbers(row) == (1, 1, 0)


def test_what_was_said_can_be_changed_and_taken_back(client):
    row = ArticleFactory()
    press(client, row, "love")
    press(client, row, "clap")
    assert numbers(row) == (1, 0, 1)
    answer = press(client, row, "")
    assert numbers(row) == (0, 0, 0)
    assert 'aria-pressed="true"' not in answer.text
    press(client, row, "")
    assert numbers(row) == (0, 0, 0)


def test_both_languages_of_a_story_have_one_count(client):
    row = ArticleFactory()
    press(client, row, "love")
    press(Client(), row, "love", path="/fr/reaction/")
    assert numbers(row) == (2, 2, 0)
    french = client.get(f"/fr/reaction/{row.pk}/", headers={"HX-Request": "true"}).text
    assert "2 lecteurs" in french
    assert "2 okur" in client.get(f"/tepki/{row.pk}/").text


def test_without_script_the_press_is_confirmed_on_a_page_of_its_own(client):
    row = ArticleFactory()
    page = client.get(f"/tepki/{row.pk}/?kind=clap")
    assert page["Cache-Control"] == "no-store"
    assert not page.cookies
    answer = press(client, row, "clap", script=False)
    assert answer.status_code == 303
    assert answer["Location"] == f"/tepki/{row.pk}/"
    assert 'data-kind="clap" aria-pressed="true"' in client.get(answer["Location"]).text


def test_only_the_act_makes_a_cookie(client):
    row = ArticleFactory()
    assert not client.get(row.url_in("tr")).cookies
    assert not client.get(f"/tepki/{row.pk}/").cookies
    assert not client.get("/parca/bilet/").cookies
    answer = press(client, row, "love")
    assert answer.cookies[tokens.COOKIE]["httponly"]
    assert answer.cookies[tokens.COOKIE]["samesite"] == "Lax"
    assert not answer.cookies[tokens.MARK]["httponly"]


def test_the_page_of_a_story_is_the_same_for_who_has_pressed(client):
    row = ArticleFactory()
    press(client, row, "love")
    own, other = client.get(row.url_in("tr")), Client().get(row.url_in("tr"))
    assert own.content == other.content
    assert "aria-pressed" not in own.text


@pytest.mark.parametrize("kind", ["hate", "love\x00", "<script>", "l" * 300])
def test_a_word_that_is_none_of_the_six_is_refused_and_nothing_is_stored(kind, client):
    row = ArticleFactory()
    assert press(client, row, kind).status_code == 422
    assert numbers(row) == (0, 0, 0)


@pytest.mark.parametrize("bad", ["", "x", "a:b:c", "é" * 400])
def test_without_a_good_token_nothing_is_counted_and_the_words_help(bad, client):
    row = ArticleFactory()
    answer = client.post(f"/tepki/{row.pk}/", {"kind": "love", "token": bad}, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert "çok uzun süre açık" in answer.text
    assert numbers(row) == (0, 0, 0)


def test_a_post_from_another_site_is_refused(client):
    row = ArticleFactory()
    for headers in ({"Origin": "https://evil.test"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        data = {"kind": "love", "token": token(client)}
        assert client.post(f"/tepki/{row.pk}/", data, headers=headers).status_code == 403
    assert numbers(row) == (0, 0, 0)


def test_a_story_nobody_sees_takes_no_reaction(client):
    assert press(client, ArticleFactory(draft=True), "love").status_code == 404
    french = story(only="fr")
    assert press(client, french, "love").status_code == 404
    assert press(client, french, "love", path="/fr/reaction/").status_code == 200


def test_one_address_has_so_many_new_visitors_a_day_and_no_more(client, settings, clock):
    settings.VISITORS_PER_ADDRESS, settings.ACTS_PER_MINUTE = 3, 0
    row = ArticleFactory()
    answers = [press(Client(), row, "love") for _visitor in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert numbers(row) == (3, 3, 0)
    assert Reaction.objects.count() == 3
    assert press(Client(REMOTE_ADDR="192.0.2.7"), row, "love").status_code == 200
    forged = press(Client(), row, "love", HTTP_X_FORWARDED_FOR="192.0.2.99")
    assert forged.status_code == 429
    clock.move_to("2026-11-25 00:01")
    assert press(Client(), row, "love").status_code == 200


def test_who_came_back_with_his_cookie_is_not_counted_anew(client, settings):
    settings.VISITORS_PER_ADDRESS = 1
    row = ArticleFactory()
    assert press(client, row, "love").status_code == 200
    assert press(client, row, "clap").status_code == 200
    assert numbers(row) == (1, 0, 1)


def test_a_flood_is_answered_with_kind_words(client, settings):
    settings.ACTS_PER_MINUTE = 2
    row = ArticleFactory()
    answers = [press(client, row, "love") for _press in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert press(Client(REMOTE_ADDR="192.0.2.7"), row, "love").status_code == 200


def test_a_banned_visitor_is_told_or_not_as_the_paper_likes(client, clock):
    from datetime import timedelta

    from django.test import RequestFactory
    from django.utils import timezone

    from korner.moderation import writers
    from korner.site.models import SiteSettings

    row = ArticleFactory()
    request = RequestFactory().get("/")
    marks = writers.marks(request, tokens.Visitor("x", False, 0))
    Ban.objects.create(
        of="address", value=marks.address, key_month=marks.month, until=timezone.now() + timedelta(days=1)
    )
    assert press(client, row, "love").status_code == 403
    settings_row = SiteSettings.current()
    settings_row.tells_banned = False
    settings_row.save()
    assert press(client, row, "love").status_code == 200
    assert numbers(row) == (0, 0, 0)
    clock.move_to("2026-11-26 12:01")
    assert press(client, row, "love").status_code == 200
    assert numbers(row) == (1, 1, 0)


def test_the_key_of_a_story_ends_and_with_it_what_told_visitors_apart(client, settings, clock):
    from korner.models import ActCount, ObjectKey
    from korner.visitors.counting import forget

    row = ArticleFactory()
    press(client, row, "love")
    clock.move_to("2026-12-23 12:00")
    forget()
    assert ObjectKey.objects.filter(kind="story", number=row.pk).exists()
    assert not ActCount.objects.exists()
    clock.move_to("2026-12-25 12:01")
    forget()
    assert not ObjectKey.objects.exists()
    assert numbers(row) == (1, 1, 0)
