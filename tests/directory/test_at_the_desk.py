"""Firms and trades at the desk: typed by hand in many notations, found, hidden, featured."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from reversion.models import Version
from reversion.revisions import is_registered

from korner.moderation.models import State
from korner.search.models import SearchDocument
from korner.site.models import Redirect
from tests.directory.making import HOURS, make_firm, make_town
from tests.directory.owners import OWNER, owners_link, schaerbeek
from tests.factories import AssetFactory, PlaceFactory
from tests.pages import parse, words
from widgets.directory.models import Firm, FirmCount, Trade
from widgets.directory.owning import letters

pytestmark = pytest.mark.django_db
ADD = "/admin/directory/firm/add/"
LIST = "/admin/directory/firm/"


@pytest.fixture
def town(clock):
    return make_town()


@pytest.fixture
def desk(town, staff, client):
    staff("editor")
    return client


def typed(**fields):
    """A form as it is sent; `pictures` are Assets."""
    pictures = fields.pop("pictures", [])
    schaerbeek()
    data = {
        "name": "Yeni Fırın",
        "place": "Schaerbeek",
        "pictures-TOTAL_FORMS": len(pictures),
        "pictures-INITIAL_FORMS": 0,
    }
    for number, picture in enumerate(pictures):
        data |= {f"pictures-{number}-picture": picture.pk, f"pictures-{number}-order": number}
    return {**data, "_save": "1", **fields}


def sent(client, path=ADD, **fields):
    """The firm that a form makes or changes. Fails where the form came back."""
    response = client.post(path, typed(**fields))
    assert response.status_code == 302, mistakes(response)
    return Firm.objects.get(name=fields.get("name", "Yeni Fırın"))


def mistakes(response):
    """{field: words} of a form that came back."""
    form = response.context["adminform"].form
    return {name: " ".join(errors) for name, errors in form.errors.items()}


def test_firm_that_the_desk_makes_is_seen_and_found_at_once(desk, town):
    firm = sent(desk, trades=[town["bakers"].pk], phones="02/555.01.99 , 0032 2 555 01 98", about_tr="Simit.")
    assert firm.state == State.APPROVED
    assert firm.phones == ["+3225550199", "+3225550198"]
    assert desk.get(firm.url_in("fr")).status_code == 200
    assert SearchDocument.objects.filter(source="firm", object_id=firm.pk).count() == 2
    assert FirmCount.objects.get(trade=town["bakers"], place=None).firms == 2


def test_hours_are_typed_on_one_line_or_by_the_day(desk):
    line = sent(desk, name="Bir", hours_line="ma-vr 9-12.30, 14-18; cmt 10:00-16:00")
    days = sent(
        desk,
        name="İki",
        **dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "9.00–12.30 / 14h-18h"),
        sat="10-16",
    )
    assert line.hours == days.hours == {**HOURS, "holidays": "closed"}
    special = sent(desk, name="Üç", sat="22-4", on_holidays="10-14", special="24.12.2026 9-13\n28.12.2026 kapalı")
    assert special.hours == {
        "week": {"sat": [["22:00", "04:00"]]},
        "holidays": [["10:00", "14:00"]],
        "special": {"2026-12-24": [["09:00", "13:00"]], "2026-12-28": []},
    }
    assert sent(desk, name="Dört").hours == {}


def test_form_shows_what_is_stored_and_sent_back_changes_nothing(desk, town):
    firm = make_firm(
        town["bakers"],
        name="Aynı",
        hours={**HOURS, "holidays": "usual", "special": {"2026-12-24": [["09:00", "13:00"]]}},
        latitude=50.86,
        longitude=4.37,
        phones=["+3225550100", "+905551234567"],
        website="https://www.example.org/",
    )
    path = reverse("admin:directory_firm_change", args=[firm.pk])
    form = desk.get(path).context["adminform"].form
    shown = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    shown |= {"trades": [town["bakers"].pk]}
    del shown["hidden"]
    before = Firm.objects.get(pk=firm.pk).__dict__
    assert desk.post(path, typed(**shown)).status_code == 302
    after = Firm.objects.get(pk=firm.pk).__dict__
    changed = {name for name in before if before[name] != after[name]} - {"_state", "updated_at"}
    assert changed == set()


def test_what_somebody_saved_meanwhile_is_not_written_over_unseen(desk, town, clock):
    firm = town["baker"]
    path = reverse("admin:directory_firm_change", args=[firm.pk])
    form = desk.get(path).context["adminform"].form
    shown = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    shown |= {"trades": [town["bakers"].pk]}
    clock.move_to("2026-11-24 12:05")
    Firm.objects.filter(pk=firm.pk).update(phones=["+3225550177"], updated_at=timezone.now())  # an owner's, approved
    response = desk.post(path, typed(**{**shown, "about_tr": "Simit."}))
    assert response.status_code == 200
    assert "02 555 01 77" in mistakes(response)["__all__"]
    form = response.context["adminform"].form
    assert form["about_tr"].value() == "Simit."
    firm.refresh_from_db()
    assert firm.phones == ["+3225550177"]
    assert "02 555 01 77" in words(
        parse(response).xpath(
            "//*[contains(@class, 'errornote') or @role='alert' or contains(@class, 'errorlist')]/.."
        )[0]
    )
    assert desk.post(path, typed(**{**shown, "about_tr": "Simit.", "seen": form["seen"].value()})).status_code == 302
    firm.refresh_from_db()
    assert firm.about_tr == "Simit."


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"place": "Yokköy"}, "place"),
        ({"phones": "0000"}, "phones"),
        ({"phones": "beni arayın"}, "phones"),
        ({"hours_line": "pzt 9"}, "hours_line"),
        ({"mon": "9-9"}, "mon"),
        ({"sat": "22-4", "sun": "3-5"}, "sun"),
        ({"special": "32.12.2026 9-13"}, "special"),
        ({"on_holidays": "belki"}, "on_holidays"),
        ({"latitude": "4,37", "longitude": "50,86"}, "latitude"),
        ({"latitude": "50,86"}, "longitude"),
        ({"company_number": "0403.170.702"}, "company_number"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"featured_from_0": "2026-11-25", "featured_from_1": "10:00"}, "featured_until"),
    ],
)
def test_mistakes_are_told_at_their_field_and_nothing_typed_is_lost(fields, field, desk):
    response = desk.post(ADD, typed(**fields))
    assert response.status_code == 200
    assert field in mistakes(response)
    assert not Firm.objects.filter(name="Yeni Fırın").exists()
    form = response.context["adminform"].form
    plain = {name: value for name, value in fields.items() if name in form.fields}
    assert {name: form[name].value() for name in plain} == plain


def test_coordinates_take_a_comma_and_a_turkish_firm_its_own_telephones(desk):
    PlaceFactory(key="tr-03-emirdag", kind="district", country="TR", name_tr="Emirdağ", name_fr="Emirdağ")
    firm = sent(desk, place="Emirdağ", phones="0555 123 45 67", latitude="39,0197", longitude="31,15")
    assert firm.phones == ["+905551234567"]
    assert firm.position == (39.0197, 31.15)


def test_pictures_come_from_the_library(desk):
    pictures = [AssetFactory(), AssetFactory()]
    firm = sent(desk, pictures=pictures)
    assert [row.picture for row in firm.pictures.all()] == pictures
    assert len(parse(desk.get(firm.url_in("tr"))).xpath("//ul[@class='firm-pictures']//img")) == 2


def test_hidden_firm_is_gone_until_it_is_shown_again(desk, town):
    baker = town["baker"]
    path = reverse("admin:directory_firm_change", args=[baker.pk])
    sent(desk, path, name=baker.name, hidden="on")
    assert desk.get(baker.url_in("tr")).status_code == 410
    assert not SearchDocument.objects.filter(source="firm", object_id=baker.pk).exists()
    sent(desk, path, name=baker.name)
    assert desk.get(baker.url_in("tr")).status_code == 200


def test_deleting_takes_all_along(town, staff, client):
    staff("chief")
    baker = town["baker"]
    client.post(reverse("admin:directory_firm_delete", args=[baker.pk]), {"post": "yes"})
    assert not Firm.objects.filter(pk=baker.pk).exists()
    assert not SearchDocument.objects.filter(source="firm", object_id=baker.pk).exists()
    assert not FirmCount.objects.filter(trade=town["bakers"]).exists()


def rows(client, query=""):
    """The names in the list."""
    return [words(link) for link in parse(client.get(f"{LIST}{query}")).xpath("//*[contains(@class, 'field-name')]//a")]


def test_list_answers_the_questions_of_the_desk(desk, town):
    now = timezone.now()
    make_firm(name="Bekleyen", state="pending", latitude=50.8, longitude=4.3)
    make_firm(name="Telefonsuz", phones=[], latitude=50.8, longitude=4.3)
    make_firm(name="Öne", featured_from=now, featured_until=now + timedelta(days=1), latitude=50.8, longitude=4.3)
    assert set(rows(desk)) == {"Bekleyen", "Telefonsuz", "Öne", "Çınar Fırını", "Salon Işık"}
    assert rows(desk, "?standing=waiting") == ["Bekleyen"]
    assert rows(desk, "?standing=featured") == ["Öne"]
    assert rows(desk, "?missing=phone") == ["Telefonsuz"]
    assert set(rows(desk, "?missing=position")) == {"Çınar Fırını", "Salon Işık"}
    assert rows(desk, f"?trade={town['food'].pk}") == ["Çınar Fırını"]
    assert rows(desk, f"?place={town['anderlecht'].pk}") == ["Salon Işık"]
    assert rows(desk, "?q=isik") == ["Salon Işık"]


@pytest.mark.parametrize("number", ["²", "9" * 30, "-1", "x"])
def test_what_is_no_number_chooses_no_trade_and_no_place(number, desk, town):
    for word in ("trade", "place"):
        assert set(rows(desk, f"?{word}={number}")) == {"Çınar Fırını", "Salon Işık"}


def test_lists_ask_fifteen_questions_at_most(desk, town, django_assert_max_num_queries):
    for number in range(30):
        make_firm(town["bakers"], town["barbers"], name=f"Çok {number}")
    for path in (LIST, "/admin/directory/trade/"):
        with django_assert_max_num_queries(15):
            assert desk.get(path).status_code == 200


def test_trades_stand_as_a_tree(desk, town):
    Trade.objects.create(name_tr="Ayakkabıcılar", name_fr="Cordonniers", parent=town["food"])
    document = parse(desk.get("/admin/directory/trade/"))
    shown = [words(link) for link in document.xpath("//*[contains(@class, 'field-in_turkish')]//a")]
    assert shown == ["Berberler", "Gıda", "— Ayakkabıcılar", "— Fırınlar"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name_fr": ""}, "name_fr"),
        ({"slug_tr": "ara"}, "slug_tr"),
        ({"slug_fr": "lieu"}, "slug_fr"),
        ({"parent": "bakers"}, "parent"),
    ],
)
def test_trade_that_would_be_in_the_way_is_refused(fields, field, desk, town):
    data = {"name_tr": "Çiçekçiler", "name_fr": "Fleuristes", "order": 100, **fields}
    data["parent"] = town[data["parent"]].pk if data.get("parent") else ""
    assert field in mistakes(desk.post("/admin/directory/trade/add/", data))


def test_renamed_trade_keeps_its_old_address(desk, town):
    bakers = town["bakers"]
    path = reverse("admin:directory_trade_change", args=[bakers.pk])
    fields = {"name_tr": "Ekmekçiler", "name_fr": "Boulangeries", "slug_tr": "ekmekciler", "slug_fr": "boulangeries"}
    assert desk.post(path, {**fields, "order": 100, "parent": town["food"].pk}).status_code == 302
    assert Redirect.objects.get(old_path="/firma-rehberi/firinlar/").new_path == "/firma-rehberi/ekmekciler/"


def test_trades_keep_versions_and_are_taken_back_and_firms_keep_none(desk, town):
    """What an owner takes out of his entry is to be found nowhere (decision 26); a trade is nobody's."""
    trade = town["bakers"]
    path = reverse("admin:directory_trade_change", args=[trade.pk])
    fields = {"name_fr": "Boulangeries", "order": 100, "parent": town["food"].pk}
    for name in ("Ekmekçiler", "Pastaneler"):
        assert desk.post(path, {**fields, "name_tr": name}).status_code == 302
    kept = list(Version.objects.get_for_object(trade))
    assert [version.field_dict["name_tr"] for version in kept] == ["Pastaneler", "Ekmekçiler"]
    page = desk.get(reverse("admin:directory_trade_history", args=[trade.pk]))
    assert page.status_code == 200
    assert not is_registered(Firm)
    sent(desk)
    assert not Version.objects.filter(content_type__app_label="directory", content_type__model="firm").exists()


def test_trade_never_looks_like_a_firm_or_like_a_word_of_the_directory(db):
    assert Trade.objects.create(name_tr="Usta 24", name_fr="Ara").slug_tr == "usta-24-x"
    assert Trade.objects.get().slug_fr not in ("ara", "recherche")


@pytest.mark.parametrize(("role", "may_add", "may_change", "may_delete"), [
    ("journalist", 403, 403, 403),
    ("translator", 403, 403, 403),
    ("moderator", 403, 302, 403),
    ("editor", 302, 302, 403),
    ("chief", 302, 302, 302),
])  # fmt: skip
def test_who_may_what(role, may_add, may_change, may_delete, town, staff, client):
    staff(role)
    one = reverse("admin:directory_firm_change", args=[town["baker"].pk])
    assert client.post(ADD, typed()).status_code == may_add
    assert client.post(one, typed(name="Çınar Fırını")).status_code == may_change
    assert client.post(one.replace("change", "delete"), {"post": "yes"}).status_code == may_delete


# --- the owner --------------------------------------------------------------------------------------------------------
@pytest.fixture
def owned(town, committed):
    """(an entry with an owner, his link)"""
    firm = make_firm(town["bakers"], name="Sahipli Fırın", owner=OWNER)
    with committed():
        letters.send(letters.approved, firm)
    return firm, owners_link()


def save_as_it_opens(client, firm, **fields):
    """The answer to the form of `firm` as it opens, with `fields` typed over it."""
    path = reverse("admin:directory_firm_change", args=[firm.pk])
    form = client.get(path).context["adminform"].form
    shown = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    return client.post(path, typed(**{**shown, "trades": [trade.pk for trade in firm.trades.all()], **fields}))


@pytest.mark.parametrize("role", ["editor", "moderator", "chief"])
def test_desk_gives_an_entry_another_owner(role, owned, staff, client, committed):
    firm, link = owned
    staff(role)
    with committed():
        assert save_as_it_opens(client, firm, owner_email="Yeni@Example.org").status_code == 302
    firm.refresh_from_db()
    assert firm.owner_email == "yeni@example.org"
    assert firm.is_confirmed
    assert Client().get(link).status_code == 410
    assert mail.outbox[-1].to == ["yeni@example.org"]
    assert Client().get(owners_link()).status_code == 200


def test_desk_takes_an_entry_back_and_nobody_is_written_to(owned, desk, committed):
    firm, link = owned
    mail.outbox.clear()
    with committed():
        assert save_as_it_opens(desk, firm, owner_email="").status_code == 302
    firm.refresh_from_db()
    assert (firm.owner_email, firm.confirmed_at) == ("", None)
    assert Client().get(link).status_code == 410
    assert mail.outbox == []
    assert firm.is_visible


def test_save_at_the_desk_leaves_the_owner_and_his_link(owned, desk, committed):
    firm, link = owned
    mail.outbox.clear()
    with committed():
        assert save_as_it_opens(desk, firm, about_tr="Simit.").status_code == 302
    assert Client().get(link).status_code == 200
    assert mail.outbox == []


def test_owner_of_an_entry_that_waits_is_not_changed(town, desk):
    firm = make_firm(name="Bekleyen", owner=OWNER, state=State.PENDING, confirmed_at=None)
    assert "owner_email" in mistakes(save_as_it_opens(desk, firm, owner_email="yeni@example.org"))
    assert save_as_it_opens(desk, firm, about_tr="Simit.").status_code == 302
    firm.refresh_from_db()
    assert (firm.owner_email, firm.confirmed_at, firm.state) == (OWNER, None, State.PENDING)


def test_list_says_who_has_an_owner_and_not_his_address(owned, desk):
    make_firm(name="Cevapsız", owner="cevapsiz@example.org", confirmed_at=None)
    response = desk.get(LIST)
    cells = [words(cell) for cell in parse(response).xpath("//*[contains(@class, 'field-owned')]")]
    assert len(cells) == 4
    assert len(set(cells)) == 3  # none, has one, has not answered
    assert not any(email in response.content.decode() for email in (OWNER, "cevapsiz@example.org"))
