"""How many firms readers find in a trade, in a place, and in a trade at a place: kept, because no page counts them."""

from django.db import connection, models, transaction
from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from korner.caching.querysets import TaggedQuerySet

HELD = 7_421_003  # the number of the lock, anything that nobody else takes
NUMBERS = "firm-numbers"  # the tag of pages that show the numbers of all trades and places


def of_trade(trade):
    """The tag of pages that show how many firms a trade (its number) has, here and there."""
    return f"numbers-trade{trade}"


def of_place(place):
    """The tag of pages that show how many firms of each trade a place (its number) has."""
    return f"numbers-place{place}"


class FirmCount(models.Model):
    """One number. Without a place it is that of the whole trade, without a trade that of the whole place."""

    trade = models.ForeignKey("directory.Trade", models.CASCADE, null=True, related_name="counts")
    place = models.ForeignKey("places.Place", models.CASCADE, null=True, related_name="+")
    firms = models.PositiveIntegerField()

    objects = TaggedQuerySet.as_manager()

    class Meta:
        verbose_name = "number of firms"
        default_permissions = []
        constraints = [
            models.UniqueConstraint(fields=["trade", "place"], name="one_number_of_firms"),
            models.UniqueConstraint(fields=["trade"], condition=models.Q(place=None), name="one_number_a_trade"),
            models.UniqueConstraint(fields=["place"], condition=models.Q(trade=None), name="one_number_a_place"),
        ]
        indexes = [models.Index(fields=["place", "trade"], name="numbers_of_place")]

    def __str__(self):
        return f"{self.trade_id}/{self.place_id}: {self.firms}"

    def shown_with(self):
        """The pages that show it; those of what its trade or place belongs to, too."""
        trade = [of_trade(number) for number in (self.trade_id, self.trade and self.trade.parent_id) if number]
        place = [of_place(number) for number in (self.place_id, self.place and self.place.parent_id) if number]
        return (*trade, *place, *([] if trade and place else [NUMBERS]))


@transaction.atomic
def recount(places=None):
    """Bring the numbers to what the firms say now; in these places (numbers) and of the trades there, or everywhere.

    Returns how many numbers changed.
    """
    hold_numbers()
    in_places = {} if places is None else {"place__in": places}
    wanted = counted_now(in_places)
    kept = FirmCount.objects.filter(place__isnull=False, **in_places)
    changed = settle({(row.trade_id, row.place_id): row for row in kept}, wanted)
    whole = (
        FirmCount.objects.filter(trade__isnull=False, place__isnull=False).values_list("trade").annotate(Sum("firms"))
    )
    totals = {(trade, None): number for trade, number in whole.order_by()}
    rows = FirmCount.objects.filter(place=None)
    return changed + settle({(row.trade_id, row.place_id): row for row in rows}, totals)


def hold_numbers():
    """Let whoever counts come one after the other until the transaction ends: each sees what the others have counted.

    SQLite has one writer at a time anyhow.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [HELD])


def counted_now(in_places):
    """{(trade or None, place): number} of the firms that readers see; a trade's with those of the trades below it."""
    from widgets.directory.models import Firm

    firms = Firm.objects.visible().filter(**in_places).order_by()
    found = {(None, place): number for place, number in firms.values_list("place").annotate(Count("pk"))}
    linked = firms.filter(trades__isnull=False)
    rows = linked.values_list("trades", "place").annotate(Count("pk"))
    found |= {(trade, place): number for trade, place, number in rows}
    roots = linked.annotate(root=Coalesce("trades__parent", "trades")).values_list("root", "place")
    found |= {(root, place): number for root, place, number in roots.annotate(Count("pk", distinct=True))}
    return found


def settle(kept, wanted):
    """Write what differs between `kept` ({key: row}) and `wanted` ({key: number}); returns how many rows that were."""
    changed = 0
    for key, row in kept.items():
        if key not in wanted:
            row.delete()
        elif row.firms != wanted[key]:
            row.firms = wanted[key]
            row.save(update_fields=["firms"])
        else:
            continue
        changed += 1
    for (trade, place), number in wanted.items():
        if (trade, place) not in kept:
            FirmCount.objects.create(trade_id=trade, place_id=place, firms=number)
            changed += 1
    return changed
