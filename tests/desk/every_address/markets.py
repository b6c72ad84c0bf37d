"""Rows for rates: what is shown, and values typed at the desk; what a bank said is read by those who type, changed by nobody."""

from tests.desk.every_address.acts import EDITORS, NOBODY, Act, read, send, shared
from tests.desk.every_address.things import Kind, rows

RATE, QUOTATION = "markets_rate", "markets_instrument"

WORDS = {"name_tr": "Avro", "name_fr": "Euro", "short_tr": "Avro", "short_fr": "Euro", "order": "5", "shown": "on"}


def typed(world):
    """What the form of a rate sends for a new value."""
    return {"symbol": "gram-try", "day": "23.11.2026", "value": "5.900,00", "sure": "on"}


def other_order(world):
    """What the list of quotations sends when another order was typed there."""
    order = {"form-0-id": world["quotation"], "form-0-order": "7", "form-0-shown": "on"}
    return {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", **order, "_save": "1"}


ACTS: list[Act] = [
    *rows(
        Kind(
            QUOTATION, "quotation", EDITORS, NOBODY, EDITORS, NOBODY, WORDS, in_list=other_order, acts_in_list=EDITORS,
        )
    ),
    *rows(
        Kind(
            RATE, "typed_rate", EDITORS, EDITORS, EDITORS, EDITORS, typed, keeps_versions=False, acts_in_list=NOBODY,
        )
    ),
    read(f"admin:{RATE}_change", EDITORS, "said_rate"),
    send(f"admin:{RATE}_change", NOBODY, "said_rate", typed, others=shared(EDITORS, 403)),
    send(f"admin:{RATE}_delete", NOBODY, "said_rate", {"post": "yes"}, others=shared(EDITORS, 403)),
]  # fmt: skip
