"""What gold costs in lira, worked out from the price of an ounce in dollars and that of a dollar in lira.

A troy ounce is 31.1034768 g by definition (International Yard and Pound Agreement, 1959: 480 grains of 64.79891 mg). The
quarter coin (çeyrek) weighs 1.75 g (one quarter of the 7.0 g "tam"; Darphane) in gold of 22 carat, 22/24 of fine gold.
Dealers ask a premium that moves with the market: what is worked out here is below their price and is marked as calculated.
"""

from decimal import ROUND_HALF_UP, Decimal

GRAMS_IN_OUNCE = Decimal("31.1034768")
QUARTER_GRAMS = Decimal("1.75")
QUARTER_FINENESS = Decimal(22) / Decimal(24)
MILLIONTH = Decimal("0.000001")


def gram_in_lira(ounce_in_dollars, dollar_in_lira):
    """Return what a gram of fine gold costs in lira (Decimal, six places)."""
    return rounded(ounce_in_dollars * dollar_in_lira / GRAMS_IN_OUNCE)


def quarter_in_lira(gram):
    """Return what the gold in a quarter coin costs in lira (Decimal, six places). `gram`: that of fine gold, in lira."""
    return rounded(gram * QUARTER_GRAMS * QUARTER_FINENESS)


def rounded(value):
    """A value with six places, as the table has it."""
    return value.quantize(MILLIONTH, ROUND_HALF_UP)
