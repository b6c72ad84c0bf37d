"""Finding a picture again: by words, credit, day, sender, licence, rights and use, quickly however many there are."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from korner.images.finding import Wanted, narrow, newest_first, page_of
from korner.images.models import Asset, AssetWord
from tests.factories import ArticleFactory, AssetFactory, UserFactory

pytestmark = pytest.mark.django_db

LIBRARY = "/admin/images/asset/"
DIALOG = "/admin/pictures/library/"


def found(client, query):
    """The names of the pictures a list shows."""
    return {asset.name for asset in client.get(LIBRARY + query).context["page"].pictures}


@pytest.mark.parametrize("words", ["ışık", "IŞIK", "isik", "Işık meydan", "meydan isik", "işı"])
def test_words_are_found_however_they_are_written(words, staff, client):
    staff("journalist")
    AssetFactory(name="Işıklar meydanı")
    AssetFactory(name="Başka")
    assert found(client, f"?q={words}") == {"Işıklar meydanı"}


@pytest.mark.parametrize("words", ["oeuvre", "Œuvre", "ŒUVRE", "mural", "Özgür", "ozgur", "anlasma"])
def test_words_of_every_language_and_of_the_rights_count(words, staff, client):
    staff("journalist")
    AssetFactory(
        name="x", alt_tr="Bir duvar resmi", alt_fr="L’œuvre murale", credit="Şükrü Özgür", licence_note="Anlaşma 12"
    )
    AssetFactory(name="y", alt_tr="Başka", alt_fr="Autre")
    assert found(client, f"?q={words}") == {"x"}


def test_every_word_must_be_there(staff, client):
    staff("journalist")
    AssetFactory(name="Sel sonrası Liège")
    assert found(client, "?q=sel+liege") == {"Sel sonrası Liège"}
    assert found(client, "?q=sel+namur") == set()


def test_changed_words_are_found_and_old_ones_are_not(staff, client):
    staff("journalist")
    asset = AssetFactory(name="Eski ad")
    asset.name = "Yeni ad"
    asset.save()
    assert found(client, "?q=yeni") == {"Yeni ad"}
    assert found(client, "?q=eski") == set()


def test_credit_is_asked_apart_from_the_words(staff, client):
    staff("journalist")
    AssetFactory(name="Deniz kıyısı", credit="Belga")
    AssetFactory(name="Kent", credit="Deniz Kaya")
    assert found(client, "?credit=deniz") == {"Kent"}
    assert found(client, "?q=deniz") == {"Deniz kıyısı", "Kent"}


def test_days_are_those_of_the_papers_town(clock, staff, client):
    staff("journalist")
    clock.move_to("2026-03-01 23:59")
    AssetFactory(name="mart bir")
    clock.move_to("2026-03-02 00:00")
    AssetFactory(name="mart iki")
    clock.move_to("2026-03-29 23:30")  # the night the clock changes
    AssetFactory(name="mart yirmi dokuz")
    clock.move_to("2026-11-24 12:00")
    assert found(client, "?since=2026-03-02") == {"mart iki", "mart yirmi dokuz"}
    assert found(client, "?until=2026-03-01") == {"mart bir"}
    assert found(client, "?since=2026-03-29&until=2026-03-29") == {"mart yirmi dokuz"}
    assert found(client, "?since=2027-01-01") == set()


def test_sender_licence_rights_and_use(clock, staff, client):
    person, other = staff("journalist"), UserFactory(role="editor")
    AssetFactory(name="benim", by=person)
    AssetFactory(name="onun", by=other, licence="agency", credit="Belga")
    AssetFactory(name="bitmiş", expires_on=date(2026, 11, 23))
    AssetFactory(name="bugün bitiyor", expires_on=date(2026, 11, 24))
    AssetFactory(name="uzun", expires_on=date(2027, 11, 24))
    used = AssetFactory(name="kullanılan", alt_fr="")
    ArticleFactory(picture=used, draft=True)
    assert found(client, "?mine=yes") == {"benim"}
    assert found(client, f"?by={other.pk}") == {"onun"}
    assert found(client, "?licence=agency") == {"onun"}
    assert found(client, "?rights=expired") == {"bitmiş"}
    assert found(client, "?rights=soon") == {"bugün bitiyor"}
    assert found(client, "?use=used") == {"kullanılan"}
    assert "kullanılan" not in found(client, "?use=unused")
    assert found(client, "?missing=alt") == {"kullanılan"}
    assert "onun" not in found(client, "?missing=credit")
    assert found(client, "?licence=agency&use=used") == set()


@pytest.mark.parametrize(
    "query",
    [
        "?since=yarın", "?since=2026-13-99", "?until=0000-00-00", "?by=999999", "?by=x", "?licence=stolen", "?use=maybe",
        "?before=x", "?before=0", "?before=-3", "?after=99999999999999999999", "?before=9&after=9", "?q=%00", "?q=%25_%27",
        "?since=2026-03-02&until=2026-03-01", "?q=" + "a" * 5000, "?rights=1;drop",
    ],
)  # fmt: skip
def test_a_question_that_makes_no_sense_breaks_nothing(query, staff, client):
    staff("journalist")
    AssetFactory()
    for path in (LIBRARY, DIALOG):
        assert client.get(path + query).status_code == 200


def test_a_day_that_is_none_is_said_at_its_field_and_what_was_typed_stays(staff, client):
    staff("journalist")
    page = client.get(LIBRARY + "?since=31.31.2026&q=meydan")
    assert "since" in page.context["wanted"].errors
    assert "meydan" in page.text


def test_a_percent_sign_is_no_joker(staff, client):
    staff("journalist")
    AssetFactory(name="yüzde")
    assert found(client, "?q=%25") == {"yüzde"}  # nothing but marks asks for nothing
    assert found(client, "?q=y_zde") == set()


def test_pages_go_on_from_a_number_and_lose_nothing_when_a_new_picture_comes():
    assets = [AssetFactory() for _number in range(7)]
    newest = [asset.pk for asset in reversed(assets)]
    first = page_of(Asset.objects.all(), {}, 3)
    assert [asset.pk for asset in first.pictures] == newest[:3]
    assert first.newer is None
    AssetFactory()
    second = page_of(Asset.objects.all(), {"before": str(first.older)}, 3)
    assert [asset.pk for asset in second.pictures] == newest[3:6]
    third = page_of(Asset.objects.all(), {"before": str(second.older)}, 3)
    assert [asset.pk for asset in third.pictures] == newest[6:]
    assert third.older is None
    back = page_of(Asset.objects.all(), {"after": str(third.newer)}, 3)
    assert [asset.pk for asset in back.pictures] == newest[3:6]


def test_pages_of_days_go_on_in_the_order_in_which_pictures_were_sent(clock):
    assets = []
    for minute in (5, 3, 3, 9, 1):  # numbers and times need not agree
        clock.move_to(f"2026-03-02 12:0{minute}")
        assets.append(AssetFactory())
    newest = [asset.pk for asset in (assets[3], assets[0], assets[2], assets[1], assets[4])]
    first = page_of(Asset.objects.all(), {}, 2, by_day=True)
    second = page_of(Asset.objects.all(), {"before": str(first.older)}, 2, by_day=True)
    third = page_of(Asset.objects.all(), {"before": str(second.older)}, 2, by_day=True)
    assert [asset.pk for page in (first, second, third) for asset in page.pictures] == newest
    back = page_of(Asset.objects.all(), {"after": str(third.newer)}, 2, by_day=True)
    assert [asset.pk for asset in back.pictures] == newest[2:4]


def test_a_page_of_days_goes_on_from_a_picture_that_was_deleted_meanwhile(clock):
    for minute in range(6):
        clock.move_to(f"2026-03-02 12:0{minute}")
        AssetFactory()
    newest = list(Asset.objects.order_by("-pk").values_list("pk", flat=True))
    first = page_of(Asset.objects.all(), {}, 2, by_day=True)
    Asset.objects.filter(pk=first.older).delete()
    second = page_of(Asset.objects.all(), {"before": str(first.older)}, 2, by_day=True)
    assert [asset.pk for asset in second.pictures] == newest[2:4]


def test_questions_are_kept_from_page_to_page(staff, client):
    staff("journalist")
    for _number in range(50):
        AssetFactory(name="meydan")
    text = client.get(LIBRARY + "?q=meydan&use=unused").text
    assert "?q=meydan&amp;use=unused&amp;before=" in text


# --- cost ---------------------------------------------------------------------------------------------------------
QUESTIONS = {
    "nothing": "",
    "words": "q=resim+sok",
    "credit": "credit=belga",
    "credit and words": "credit=belga&q=resim",
    "days": "since=2026-03-02&until=2026-03-03",
    "days from": "since=2026-03-02",
    "days until": "until=2026-03-03",
    "licence": "licence=agency",
    "expired": "rights=expired",
    "soon": "rights=soon",
    "unused": "use=unused",
    "used": "use=used",
    "mine": "mine=yes",
    "without words": "missing=alt",
    "without credit": "missing=credit",
    "further on": "q=resim&before=400",
}


@pytest.fixture
def shelves(clock):
    """A library of some hundreds, written without its files."""
    person = UserFactory(role="journalist")
    today = timezone.localdate()
    Asset.objects.bulk_create(
        [
            Asset(
                name=f"resim {n}",
                original=f"originals/{n}.jpg",
                width=800,
                height=600,
                bytes=1,
                sha256=f"{n:064}",
                alt_tr="Bir sokak",
                alt_fr="Une rue",
                credit="Belga" if n % 50 == 0 else "Korner",
                licence="agency" if n % 50 == 0 else "own",
                expires_on=today - timedelta(days=1) if n % 90 == 0 else None,
                renditions={"free": [640]},
                uploaded_by=person if n % 30 == 0 else None,
                wordless=n % 40 == 0,
                used=n % 2 == 0,
            )
            for n in range(600)
        ]
    )
    for asset in Asset.objects.all():
        asset.write_words(new=True)
    assert AssetWord.objects.count() > 2000
    if connection.vendor == "sqlite":
        connection.cursor().execute("ANALYZE")
    return person


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_is_answered_within_fifteen_queries_and_counts_nothing(question, shelves, client):
    client.force_login(shelves, backend="django.contrib.auth.backends.ModelBackend")
    for path in (LIBRARY, DIALOG):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{path}?{QUESTIONS[question]}").status_code == 200
        assert len(queries) <= 15
        assert not [one["sql"] for one in queries if "COUNT(" in one["sql"].upper()]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the words of this plan are SQLite's")
@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_goes_by_an_index(question, shelves, rf):
    query = rf.get(f"/?{QUESTIONS[question]}").GET
    wanted = Wanted(query)
    rows = narrow(Asset.objects.all(), wanted, shelves).order_by(*newest_first(wanted.of_days))[:49]
    plan = [line for line in rows.explain().splitlines() if "SCAN" in line]
    # Walking back from the newest by the number is no scan of a table: it ends with the page.
    bad = [line for line in plan if "images_assetword" in line or "TEMP B-TREE" in line]
    assert bad == []
    if question != "nothing":
        assert "SEARCH" in rows.explain()
