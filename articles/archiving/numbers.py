"""How the stories of an archive get their numbers: the archive's own where they are free, else new ones behind them."""

from django.db import connection, transaction

from articles.archiving.fields import LARGEST_ID
from articles.models import Article


def wanted_number(entries, source):
    """The number a story asks for: that under which korner knew it, else that of its original; None for a text."""
    for entry in entries:
        if entry.get("pk"):
            return entry["pk"]
    original = next((entry for entry in entries if entry["lang"] == source), entries[0])
    number = original["id"]
    return number if isinstance(number, int) and 0 < number <= LARGEST_ID else None


@transaction.atomic
def reserve(largest):
    """Let the database give out numbers behind `largest` from now on: neither the desk nor we then take one that a
    later entry of the archive asks for."""
    if not largest:
        return
    table = Article._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("UPDATE sqlite_sequence SET seq = max(seq, %s) WHERE name = %s", [largest, table])
            if cursor.rowcount == 0:
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, largest])
            return
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
        sequence = cursor.fetchone()[0]
        # Asking the counter takes one number; a gap is harmless, a number given twice is not.
        cursor.execute("SELECT setval(%s, greatest(nextval(%s), %s))", [sequence, sequence, largest])
