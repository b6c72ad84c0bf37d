"""A pharmacy is found by readers, whichever way it came: typed, pasted, out of a table, from a service."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from korner.fetching.sources import Answer, Ask
from korner.search.models import SearchDocument
from tests.factories import PlaceFactory
from tests.pharmacies.making import commune, district
from tests.pharmacies.test_sources import COLLECTAPI
from widgets.pharmacies import sources
from widgets.pharmacies.models import Pharmacy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def found():
    """The names of the pharmacies that readers find."""
    pks = SearchDocument.objects.filter(source="pharmacy").values_list("object_id", flat=True)
    return set(Pharmacy.objects.filter(pk__in=list(pks)).values_list("name", flat=True))


def test_a_pharmacy_that_is_typed_is_found_and_one_that_is_hidden_is_not(client, staff):
    staff("editor")
    form = {"name": "Çınar Eczanesi", "place": commune().pk, "active": "on"}
    client.post(reverse("admin:pharmacies_pharmacy_add"), form)
    assert found() == {"Çınar Eczanesi"}
    form.pop("active")
    client.post(reverse("admin:pharmacies_pharmacy_change", args=[Pharmacy.objects.get().pk]), form)
    assert found() == set()


def test_a_pharmacy_that_is_pasted_is_found(client, staff):
    staff("editor")
    commune()
    cells = {
        "name": "Yeni",
        "place": "Schaerbeek",
        "day": "24.11.2026",
        "begins": "22:00",
        "ends": "08:00",
        "take": "on",
    }
    table = {f"row-0-{name}": text for name, text in cells.items()}
    counts = {"row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "0"}
    client.post(
        reverse("admin:pharmacies_dutyshift_paste"), {"save": "1", "text": "x", "country": "BE", **counts, **table}
    )
    assert found() == {"Yeni"}


def test_pharmacies_of_a_table_are_found(client, staff):
    staff("editor")
    commune()
    table = SimpleUploadedFile("liste.csv", "eczane;ilçe\nÇınar;Schaerbeek\n".encode())
    shown = client.post(reverse("admin:pharmacies_pharmacy_table"), {"file": table}).context_data
    trial = reverse("admin:pharmacies_pharmacy_table_trial", args=[shown["word"]])
    client.post(trial, {"tried": shown["trial"].digest})
    assert found() == {"Çınar"}


def test_pharmacies_of_a_service_are_found():
    province = PlaceFactory(
        kind="province", country="TR", name_tr="Afyonkarahisar", name_fr="Afyonkarahisar", key="tr-03"
    )
    place = district(parent=province, key="tr-03-emirdag")
    sources.take_collectapi(
        Answer(Ask("https://example.org/", place.key), COLLECTAPI, "application/json", timezone.now())
    )
    assert found() == {"ÇINAR ECZANESİ", "Kavak Eczanesi"}
