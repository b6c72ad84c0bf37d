"""What the lines of a pasted table tell, whose columns have names."""

from korner.text.folding import fold
from widgets.pharmacies import reading

COLUMNS = {
    word: column
    for column, words in {
        "name": "eczane|eczane adi|eczanenin adi|adi|ad|isim|pharmacie|nom|nom de la pharmacie|name|pharmacy|apotheek|naam",
        "place": "ilce|ilcesi|belediye|bolge|commune|localite|ville|district|place|gemeente|yer|semt",
        "address": "adres|adresi|adresse|address|rue",
        "phone": "telefon|telefonu|tel|tel no|telephone|phone|telefoon|gsm",
        "day": "tarih|nobet tarihi|date|jour|gun|datum|day",
        "hours": "saat|saatler|saatleri|heures|horaire|horaires|uren|hours|nobet saati",
        "begins": "baslangic|baslama|de|debut|from|van",
        "ends": "bitis|bitis saati|a|fin|until|to|tot",
        "kind": "tur|nobet turu|type|genre|kind|nobet",
        "postcode": "posta kodu|code postal|cp|postcode",
    }.items()
    for word in words.split("|")
}


def columns_of(cells):
    """[column or ""] of a line that names a table's columns; [] for any other."""
    names = [COLUMNS.get(" ".join(fold(cell).strip(" :.").split()), "") for cell in cells]
    return names if "name" in names and len([name for name in names if name]) >= 2 else []


def take_facts(row, given, today):
    """Write into `row` what the cells of its line ({column: text}) say of address, day, hours and kind. Raises NotRead."""
    row.address, row.postcode = given.get("address", ""), given.get("postcode", "")
    if "day" in given:
        row.day = reading.read_day(given["day"], today)
    if "hours" in given:
        row.hours = reading.read_hours(given["hours"])
    if "begins" in given and "ends" in given:
        row.hours = reading.read_clock(given["begins"]), reading.read_clock(given["ends"])
    if "kind" in given:
        row.kind = reading.read_kind(given["kind"])
