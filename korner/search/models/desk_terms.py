"""By which words a thing is found at the desk, whatever its state: one row a thing."""

from django.db import models

from korner.search.terms import TermsField


class DeskTerms(models.Model):
    """The words of one thing of the desk. Its id is the thing's, with the mark of its kind (korner.search.desk_index).

    The migration makes the table, since no field describes it: FTS5 on SQLite, a vector with its index on PostgreSQL.
    """

    no_page_shows = True  # readers never search here

    id = models.BigIntegerField(primary_key=True, db_column="rowid")
    mark = models.CharField(max_length=32)  # of all it was made of
    terms = TermsField()

    class Meta:
        verbose_name = "words of a thing at the desk"

    def __str__(self):
        return str(self.pk)
