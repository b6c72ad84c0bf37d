"""Gold in lira by formula."""

from decimal import Decimal

from widgets.markets import gold


def test_gram_is_that_of_the_papers_of_3_september_2025():
    gram = gold.gram_in_lira(Decimal("3535.85"), Decimal("41.1678"))
    assert gram.quantize(Decimal(1)) == 4680


def test_quarter_is_a_gram_and_three_quarters_of_22_carat():
    assert gold.quarter_in_lira(Decimal(24)) == Decimal("38.5")
