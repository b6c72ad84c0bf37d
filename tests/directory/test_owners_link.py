"""The owner's link: what it opens, when it ends; changes that wait beside the entry; deletion that leaves nothing."""

import pytest
from django.core import mail
from django.core.files.storage import storages
from django.test import Client

from korner.images.models import Asset
from korner.moderation import entries, steps
from korner.moderation.cases import case_of
from korner.moderation.models import Case, State
from korner.search.models import SearchDocument
from tests.directory.owners import (
    FORM,
    LINK,
    OWNER,
    FirmFactory,
    TradeFactory,
    decide,
    hidden,
    opened,
    owners_link,
    press,
    schaerbeek,
)
from tests.factories import AssetFactory, PlaceFactory, UserFactory, picture_upload
from tests.pages import parse, words
from widgets.directory.models import Firm, FirmChange, FirmPicture, FirmSentPicture
from widgets.directory.owning import claiming, letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm():
    firm = FirmFactory(owner=OWNER, name="Emirdağ Fırını", phones=["+3225550100"], about_tr="Ekmek.", languages=["tr"])
    firm.trades.add(TradeFactory())
    return firm


@pytest.fixture
def mine(firm, committed):
    """The owner's link."""
    with committed():
        letters.send(letters.approved, firm)
    firm.refresh_from_db()
    return owners_link()


def change(client, mine, **fields):
    """Send the form of the entry as it opens, with `fields` typed over it."""
    page = parse(client.get(f"{mine}duzelt/"))
    (form,) = page.xpath("//main//form")
    typed = {}
    for name, value in form.form_values():
        typed.setdefault(name, []).append(value)
    return client.post(f"{mine}duzelt/", {**typed, **fields})


def only_change():
    return FirmChange.objects.get()


# --- how long it works ------------------------------------------------------------------------------------------------
def test_it_ends_after_its_days_and_a_new_one_is_asked_for(client, clock, firm, committed, settings):
    settings.FIRM_LINK_DAYS = 30
    with committed():
        letters.send(letters.approved, firm)
    old = owners_link()
    clock.move_to("2026-12-24 11:59")
    assert client.get(old).status_code == 200
    clock.move_to("2026-12-24 12:01")
    answer = client.get(old)
    assert answer.status_code == 410
    page = parse(answer)
    assert page.xpath("//main//form/@action") == [LINK["tr"]]
    with committed():
        assert client.post(LINK["tr"], {**hidden(page), "owner_email": OWNER.upper()}).status_code == 200
    assert client.get(owners_link()).status_code == 200


def test_no_letter_ends_a_link_while_he_types(client, clock, firm, mine, committed):
    typed = opened(client, f"{mine}duzelt/")
    clock.move_to("2026-11-25 12:00")
    with committed():  # whoever it is that asks
        press(client, LINK["tr"], owner_email=OWNER)
        letters.send(letters.approved, firm)
    assert client.get(mine).status_code == 200
    assert client.post(f"{mine}duzelt/", typed).status_code == 422  # a form that lacks things, and no end
    assert owners_link() != mine  # its days begin anew
    assert client.get(owners_link()).status_code == 200


@pytest.mark.parametrize("email", ["yeni@example.org", OWNER])
def test_it_ends_when_the_entry_gets_an_owner_anew(client, firm, mine, email):
    claiming.own(firm, "", "")
    assert client.get(mine).status_code == 410
    claiming.own(firm, email, "tr")
    assert client.get(mine).status_code == 410


def test_it_ends_at_once_when_the_address_changes(client, firm, mine):
    firm.owner_email = "yeni@example.org"
    firm.save()
    assert client.get(mine).status_code == 410


def test_it_ends_with_the_firm(client, firm, mine):
    firm.delete()
    assert client.get(mine).status_code == 410
    assert press_with_any_token(client, f"{mine}sil/", sure="on") == 410


def press_with_any_token(client, path, **fields):
    token = client.get("/parca/bilet/").json()["token"]
    return client.post(path, {"token": token, **fields}).status_code


def test_a_link_to_one_firm_opens_no_other(client, firm, mine):
    other = FirmFactory(owner=OWNER)
    token = mine.split("/")[-2]
    assert client.get(mine.replace(token, f"{other.pk}.{token.partition('.')[2]}")).status_code == 410


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_whether_an_address_is_known_is_told_by_letter_alone(client, firm, committed, language):
    with committed():
        known = press(client, LINK[language], owner_email=OWNER)
        unknown = press(client, LINK[language], owner_email="baska@example.org")
    assert words(parse(known)) == words(parse(unknown))
    (letter,) = mail.outbox
    assert letter.to == [OWNER]
    assert owners_link(letter)


def test_a_person_with_two_firms_gets_one_letter_with_two_links(client, firm, committed):
    FirmFactory(owner=OWNER, name="İkinci Fırın")
    with committed():
        press(client, LINK["tr"], owner_email=OWNER)
    (letter,) = mail.outbox
    assert letter.body.count("/benim/") == 2


def test_the_desks_own_entries_give_no_link(client, committed):
    FirmFactory(email="musteri@example.org")
    with committed():
        press(client, LINK["tr"], owner_email="musteri@example.org")
    assert mail.outbox == []


# --- changes ----------------------------------------------------------------------------------------------------------
def test_a_change_waits_beside_the_entry_and_then_takes_its_place(client, firm, mine, committed):
    assert change(client, mine, phones="02 555 09 09", about_tr="Ekmek ve börek.").status_code == 303
    firm.refresh_from_db()
    assert firm.phones == ["+3225550100"]
    assert "waits" in parse(client.get(mine)).xpath("//section/@aria-labelledby")
    case = case_of(only_change())
    (entry,) = entries.entries_of([case])
    assert "02 555 01 00 → 02 555 09 09" in entry.head.replace("\u00a0", " ")
    assert "Ekmek. → Ekmek ve börek." in entry.head
    assert "Schaerbeek" not in entry.head
    with committed():
        decide(only_change(), State.APPROVED, by=UserFactory(role="moderator"))
    firm.refresh_from_db()
    assert firm.phones == ["+3225550909"]
    assert firm.about_tr == "Ekmek ve börek."
    assert mail.outbox[-1].to == [OWNER]
    assert not parse(client.get(owners_link())).xpath("//section[@aria-labelledby='waits']")


def test_all_fields_open_with_what_stands(client, firm, mine):
    firm.hours = {"week": {"mon": [["09:00", "18:00"]]}, "holidays": "closed"}
    firm.website, firm.company_number = "https://example.be", "BE 0123.456.749"
    firm.save()
    assert change(client, mine).status_code == 303
    assert not FirmChange.objects.exists()  # sent as it opened, nothing is changed


def test_a_place_whose_name_others_have_too_need_not_be_typed_again(client, firm, mine):
    province = PlaceFactory(name_tr="Afyonkarahisar", name_fr="Afyonkarahisar", kind="province")
    firm.place = PlaceFactory(name_tr="Bayat", name_fr="Bayat", parent=province)
    firm.save()
    other = PlaceFactory(name_tr="Bayat", name_fr="Bayat", parent=PlaceFactory(name_tr="Çorum", name_fr="Çorum"))
    assert change(client, mine, phones="02 555 09 09").status_code == 303
    assert only_change().values["place"] == firm.place_id
    answer = change(client, mine, place="BAYAT")
    assert answer.status_code == 422
    assert "Bayat (Çorum)" in words(parse(answer).xpath("//*[@id='id_place_error']")[0])
    assert change(client, mine, place="Bayat (Çorum)").status_code == 303
    assert only_change().values["place"] == other.pk


def test_a_second_change_takes_the_place_of_the_one_that_waits(client, firm, mine):
    change(client, mine, phones="02 555 09 09")
    first = only_change().pk
    change(client, mine, name="Emirdağ Ekmek")
    second = only_change()
    assert second.pk != first
    assert (second.values["name"], second.values["phones"]) == ("Emirdağ Ekmek", ["+3225550909"])
    assert Case.objects.of_kinds([FirmChange]).count() == 1


def test_a_refused_change_leaves_the_entry_and_tells_why(client, firm, mine, committed):
    change(client, mine, name="En ucuz fırın")
    with committed():
        decide(only_change(), State.REFUSED, by=UserFactory(role="moderator"), why="advertises", reason="Ad değil")
    firm.refresh_from_db()
    assert firm.name == "Emirdağ Fırını"
    assert "Ad değil" in mail.outbox[-1].body


def test_an_approved_change_can_be_taken_back(client, firm, mine):
    moderator = UserFactory(role="moderator")
    change(client, mine, phones="02 555 09 09")
    decision = steps.decide(case_of(only_change()), State.APPROVED, by=moderator)
    steps.undo(decision, by=moderator)
    firm.refresh_from_db()
    assert firm.phones == ["+3225550100"]
    assert only_change().state == State.PENDING


def test_another_address_takes_the_firm_off_the_map(client, firm, mine):
    firm.latitude, firm.longitude = 50.86, 4.38
    firm.save()
    place = PlaceFactory(name_tr="Anderlecht", name_fr="Anderlecht")
    change(client, mine, place="anderlecht", address="Rue Neuve 1")
    decide(only_change(), State.APPROVED)
    firm.refresh_from_db()
    assert (firm.place, firm.position) == (place, None)


def test_pictures_come_and_go_with_a_change(client, firm, mine, committed):
    asset = AssetFactory()
    old = FirmPicture.objects.create(firm=firm, picture=asset, from_owner=True)
    with committed():
        change(client, mine, take_out=old.pk, pictures=[picture_upload(colour=(1, 2, 3))])
    assert list(firm.pictures.all()) == [old]
    (entry,) = entries.entries_of([case_of(only_change())])
    assert len(entry.pictures) == 2
    with committed():
        decide(only_change(), State.APPROVED, by=UserFactory(role="moderator"))
    assert not Asset.objects.filter(pk=asset.pk).exists()
    assert firm.pictures.get().picture.licence == Asset.Licence.COURTESY
    assert not FirmSentPicture.objects.exists()


def test_pictures_of_a_change_that_waits_come_along_with_the_next(client, firm, mine, committed):
    with committed():
        change(client, mine, pictures=[picture_upload()])
        change(client, mine, phones="02 555 09 09")
    assert only_change().sent_pictures.count() == 1
    page = parse(client.get(f"{mine}duzelt/"))
    (number,) = page.xpath("//input[@name='leave_out']/@value")
    with committed():
        change(client, mine, leave_out=number)
    assert not FirmSentPicture.objects.exists()
    assert not storages["private"].listdir("firms")[1]


def test_mistakes_in_a_change_come_back_with_everything(client, firm, mine):
    answer = change(client, mine, phones="0000", name="Yeni Ad", pictures=[picture_upload()])
    assert answer.status_code == 422
    page = parse(answer)
    assert page.xpath("//input[@name='name']/@value") == ["Yeni Ad"]
    assert page.xpath("//*[@autofocus]/@name") == ["phones"]
    assert len(page.xpath("//input[@name='leave_out']")) == 1
    assert not FirmChange.objects.exists()


# --- deletion ---------------------------------------------------------------------------------------------------------
def test_deletion_asks_first_and_then_leaves_nothing(client, firm, mine, committed):
    FirmPicture.objects.create(firm=firm, picture=AssetFactory(), from_owner=True)
    with committed():
        change(client, mine, phones="02 555 09 09", pictures=[picture_upload()])
    assert client.get(f"{mine}sil/").status_code == 200
    assert press(client, f"{mine}sil/").status_code == 422
    assert Firm.objects.exists()
    with committed():
        answer = press(client, f"{mine}sil/", sure="on")
    assert answer.status_code == 200
    for model in (Firm, FirmChange, FirmPicture, FirmSentPicture, Asset, Case):
        assert not model.objects.exists(), model
    assert not SearchDocument.objects.filter(source="firm").exists()
    assert not storages["private"].listdir("firms")[1]
    assert client.get(mine).status_code == 410


def test_a_picture_that_a_story_shows_stays_the_storys(client, firm, mine, committed):
    from tests.factories import ArticleFactory

    asset = AssetFactory()
    FirmPicture.objects.create(firm=firm, picture=asset, from_owner=True)
    ArticleFactory(picture=asset)
    with committed():
        press(client, f"{mine}sil/", sure="on")
    assert not Firm.objects.exists()
    assert Asset.objects.filter(pk=asset.pk).exists()


def test_letters_of_a_deleted_firm_are_not_sent(firm):
    number = firm.pk
    firm.delete()
    for letter in (letters.approved, letters.refused, letters.still_true, letters.hidden, letters.confirm):
        letter.call(number)
    assert mail.outbox == []


def test_opening_the_pages_changes_nothing(firm, mine):
    reader, before = Client(), Firm.objects.values().get()
    for path in (mine, f"{mine}duzelt/", f"{mine}sil/"):
        assert reader.get(path).status_code == 200
    assert Firm.objects.values().get() == before
    assert not FirmChange.objects.exists()


def test_no_owners_address_stands_on_a_page(client, firm, mine):
    schaerbeek()
    for path in (mine, f"{mine}duzelt/", FORM["tr"]):
        assert OWNER not in client.get(path).content.decode()
    assert opened(client)
