"""What stands around every page: kept as one row a language, written anew when one of its sources changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from korner.images.models import Asset
from korner.images.renditions import cut_anew, make_renditions
from korner.site import frame
from korner.site.models import Frame, SiteSettings
from tests.factories import AssetFactory, CategoryFactory, MenuItemFactory, StandingPageFactory
from tests.pages import parse, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return SiteSettings.objects.create(
        name_tr="Köşe Gazetesi",
        name_fr="Le Journal du Coin",
        tagline_tr="İki dilde haber",
        tagline_fr="L’actualité en deux langues",
        facebook="https://facebook.com/korner",
        founded=1998,
    )


def labels(language, menu="main"):
    return [entry["label"] for entry in frame.current(language)["menus"][menu]]


def test_a_page_reads_its_frame_in_one_query_whatever_the_number_of_entries(paper):
    for _ in range(30):
        MenuItemFactory(target=CategoryFactory())
    with CaptureQueriesContext(connection) as asked:
        assert len(frame.current("tr")["menus"]["main"]) == 30
    assert len(asked) == 1


def test_the_frame_speaks_the_language_of_its_page(paper, client):
    turkish, french = parse(client.get("/")), parse(client.get("/fr/"))
    assert words(turkish.xpath("//h1")[0]) == "Köşe Gazetesi"
    assert words(french.xpath("//h1")[0]) == "Le Journal du Coin"
    assert "İki dilde haber" in words(turkish)
    assert "İki dilde haber" not in words(french)
    assert turkish.xpath("//footer//a[@href='https://facebook.com/korner']")


def test_settings_show_on_the_next_page(paper, client):
    paper.name_tr = "Yeni Ad"
    paper.save()
    assert "Yeni Ad" in client.get("/").text
    assert "Köşe Gazetesi" not in client.get("/").text


def test_a_section_that_is_renamed_is_renamed_in_the_menu(paper, client):
    section = CategoryFactory(name_tr="Gündem", name_fr="Actualité")
    MenuItemFactory(target=section)
    assert (labels("tr"), labels("fr")) == (["Gündem"], ["Actualité"])
    section.name_tr, section.slug_tr = "Güncel", "guncel"
    section.save()
    assert [(e["label"], e["url"]) for e in frame.current("tr")["menus"]["main"]] == [("Güncel", "/guncel/")]


def test_a_section_in_no_menu_costs_no_rebuilding(paper, monkeypatch):
    section = CategoryFactory()
    monkeypatch.setattr(frame, "rebuild", lambda: pytest.fail("rebuilt"))
    section.save()


def test_what_is_deleted_leaves_the_menu(paper):
    section = CategoryFactory()
    entry = MenuItemFactory(target=section)
    section.delete()
    assert labels("tr") == []
    entry.delete()
    page = StandingPageFactory()
    MenuItemFactory(target=page).delete()
    assert labels("tr") == []


def test_a_frame_that_was_lost_is_worked_out_and_the_page_stands(paper, client):
    Frame.objects.all().delete()
    assert "Köşe Gazetesi" in client.get("/").text
    assert not Frame.objects.exists()


def test_a_house_without_settings_has_a_name(client):
    SiteSettings.objects.all().delete()
    frame.rebuild()
    assert words(parse(client.get("/")).xpath("//h1")[0]) == "Korner"


def test_a_migration_writes_the_frames_anew(paper):
    Frame.objects.all().delete()
    frame.renew_after_migrate(plan=[(None, True)])
    assert not Frame.objects.exists()
    frame.renew_after_migrate(plan=[])
    assert set(Frame.objects.values_list("pk", flat=True)) == {"tr", "fr"}


# --- logo and share picture -------------------------------------------------------------------------------------------
def test_new_cuts_of_the_share_picture_are_told_at_once(paper):
    paper.share_picture = AssetFactory()
    paper.save()
    assert frame.current("tr")["share"][0].endswith("-free-640.jpg")
    make_renditions.call(paper.share_picture_id)
    assert frame.current("tr")["share"][0].endswith("-share-640.jpg")


def test_a_logo_that_was_cut_anew_is_shown_under_its_new_name(paper):
    asset = paper.logo = AssetFactory()
    paper.save()
    old = frame.current("fr")["logo"][0]
    cut_anew(Asset.objects.get(pk=asset.pk))
    new = frame.current("fr")["logo"][0]
    assert new != old
    assert Asset.objects.get(pk=asset.pk).token in new


def test_a_share_picture_taken_out_and_deleted_is_no_longer_named(paper, client):
    asset = paper.share_picture = AssetFactory()
    paper.save()
    token = asset.token
    assert token in client.get("/").text
    paper.share_picture = None
    paper.save()
    Asset.objects.get(pk=asset.pk).delete()
    assert frame.current("tr")["share"] is None
    assert token not in client.get("/").text


# --- the footer -------------------------------------------------------------------------------------------------------
def test_the_year_in_the_footer_moves_by_itself(paper, client, clock):
    assert "1998–2026" in words(parse(client.get("/")).xpath("//footer")[0])
    clock.move_to("2027-01-01 00:00")
    assert "1998–2027" in words(parse(client.get("/")).xpath("//footer")[0])
