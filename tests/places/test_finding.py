"""What people, lists and letterheads write, and which place they mean. Asked of the whole lists."""

import pytest

from korner.places.finding import SeveralPlaces, UnknownPlace, beginning, find, neighbours
from korner.places.models import Place
from tests.factories import PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lists")]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Schaerbeek", "be-21015"),
        ("Schaarbeek", "be-21015"),
        ("  schaerbeek ", "be-21015"),
        ("SCHAERBEEK (1030)", "be-21015"),
        ("1030 Schaerbeek", "be-21015"),
        ("1030", "be-21015"),
        ("B-1030 Bruxelles", "be-21015"),
        ("Bruxelles - Schaerbeek", "be-21015"),
        ("Schaerbeek / Schaarbeek", "be-21015"),
        ("Commune de Schaerbeek", "be-21015"),
        ("Schaerbeek, Belgique", "be-21015"),
        ("St-Josse", "be-21014"),
        ("Saint-Josse-ten-Noode", "be-21014"),
        ("Sint-Joost", "be-21014"),
        ("SINT JOOST TEN NODE", "be-21014"),
        ("Molenbeek-St-Jean", "be-21012"),
        ("1050", "be-21009"),
        ("Brüksel", "be-21004"),
        ("Brussel", "be-21004"),
        ("1020 Laeken", "be-21004"),
        ("Anvers", "be-11002"),
        ("Antwerpen", "be-11002"),
        ("Gand", "be-44021"),
        ("Lüttich", "be-62063"),
        ("LIEGE", "be-62063"),
        ("Province de Liège", "be-60000"),
        ("Moeskroen", "be-57096"),
        ("Bergen", "be-53053"),
        ("Afyon", "tr-03"),
        ("AFYONKARAHİSAR", "tr-03"),
        ("Afyonkarahisar ili", "tr-03"),
        ("Emirdağ", "tr-03-emirdag"),
        ("EMIRDAG", "tr-03-emirdag"),
        ("Emirdağ ilçesi", "tr-03-emirdag"),
        ("Afyon/Emirdağ", "tr-03-emirdag"),
        ("Afyon Emirdağ", "tr-03-emirdag"),
        ("03600 Afyonkarahisar", "tr-03-emirdag"),
        ("Afyon Merkez", "tr-03-merkez"),
        ("Bayat (Çorum)", "tr-19-bayat"),
        ("IĞDIR", "tr-76"),
        ("ığdır", "tr-76"),
        ("igdir", "tr-76"),
        ("Şırnak", "tr-73"),
        ("SIRNAK", "tr-73"),
        ("Istanbul", "tr-34"),
        ("İSTANBUL KADIKÖY", "tr-34-kadikoy"),
        ("Urfa", "tr-63"),
        ("Kdz. Ereğli", "tr-67-eregli"),
    ],
)
def test_a_place_is_found_however_it_is_written(written, key):
    assert find(written).key == key


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("Bayat", {"tr-03-bayat", "tr-19-bayat"}),
        ("Woluwe", {"be-21018", "be-21019"}),
        ("Limburg", {"be-63046", "be-70000"}),
        ("1030 Emirdağ", {"be-21015", "tr-03-emirdag"}),
    ],
)
def test_where_several_may_be_meant_none_is_chosen(written, keys):
    with pytest.raises(SeveralPlaces) as refused:
        find(written)
    assert {place.key for place in refused.value.places} == keys


def test_what_it_lies_in_decides():
    assert find("Bayat", within=find("Afyon")).key == "tr-03-bayat"
    assert find("Merkez", within=find("Afyon")).key == "tr-03-merkez"
    assert find("Limburg", within=find("Liège ili")).key == "be-63046"


def test_a_place_of_another_country_is_not_found():
    with pytest.raises(UnknownPlace):
        find("Schaerbeek", country="TR")


@pytest.mark.parametrize(
    ("written", "near"), [("Schaerbeeck", "Schaerbeek"), ("Emirdagi", "Emirdağ"), ("1030 Skaarb", "Schaerbeek")]
)
def test_a_slip_is_refused_with_what_looks_like_it(written, near):
    with pytest.raises(UnknownPlace) as refused:
        find(written)
    assert near in refused.value.near
    assert near in str(refused.value)


@pytest.mark.parametrize("written", ["", "   ", None, "9999", "02 555 01 00", "?", "x" * 100_000, "🙂", "\x00"])
def test_what_names_no_place_is_refused(written):
    with pytest.raises(UnknownPlace) as refused:
        find(written)
    assert refused.value.near == []


def test_a_place_that_was_just_made_or_renamed_is_found():
    place = PlaceFactory(name_tr="Yeniköy Beldesi")
    assert find("yenikoy beldesi") == place
    place.spellings = ["Yk. Bld."]
    place.save()
    assert find("yk bld") == place
    place.delete()
    with pytest.raises(UnknownPlace):
        find("yk bld")


def test_a_question_costs_two_queries(django_assert_num_queries):
    find("Schaerbeek")
    with django_assert_num_queries(2):
        find("Emirdağ")


def test_the_nearest_lie_across_borders():
    near = [place.name_fr for place in neighbours(find("1030"), 4)]
    assert near == ["Evere", "Saint-Josse-ten-Noode", "Bruxelles", "Jette"]
    assert "Zaventem" in [place.name_fr for place in neighbours(find("Evere"), 12)]  # another region


def test_what_is_typed_at_the_desk_finds_by_beginnings():
    assert Place.objects.get(pk=beginning("scha")[0]).key == "be-21015"
    assert Place.objects.get(pk=beginning("103")[0]).key == "be-21015"
    assert Place.objects.get(pk=beginning("josse")[0]).key == "be-21014"
    assert beginning(" ") == []
