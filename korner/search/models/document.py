"""What is found by: a document for each thing and language, its words for the database to find, its texts to be shown."""

from django.db import models
from django.db.models import Q

from korner.languages import FRENCH, TURKISH
from korner.publishing import Publishable, PublishableQuerySet
from korner.search.terms import FormField, TermsField


class SearchDocumentQuerySet(PublishableQuerySet):
    """Selections of documents; `visible()` is the same question as for the things themselves."""

    def of(self, source, object_ids):
        """The documents of these objects."""
        return self.filter(source=source, object_id__in=object_ids)


class SearchDocument(Publishable):
    """One thing in one language: when it is visible, and by what a reader may narrow his search. Derived, never edited.

    Its id is its place in time (`korner.search.places`), so that the newest documents are found first without sorting.
    The row is kept narrow: ten thousand of them are read for one search with a common word.
    """

    no_page_shows = True  # the pages of the search are never kept

    source = models.CharField(max_length=20)  # the name of its Searchable
    object_id = models.BigIntegerField()
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=20)
    section = models.CharField(max_length=20, default="")
    authors = models.CharField(max_length=200, default="")  # parted by spaces
    year = models.CharField(max_length=4, default="")  # "" for what stands and is of no year
    shelf = models.BigIntegerField()  # kind, section, authors and year as one number, see `korner.search.shelves`
    fingerprint = models.CharField(max_length=32)  # of all it was made of

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "search document"
        constraints = [
            models.UniqueConstraint(fields=["source", "object_id", "language"], name="one_document_a_language"),
        ]

    def __str__(self):
        return f"{self.source} {self.object_id} {self.language}"

    @classmethod
    def shown_in(cls, language):
        return Q(language=language, **{f"withdrawn_{language}": False})


class SearchTerms(models.Model):
    """The terms of a document, as the database finds them: an FTS5 table on SQLite, a vector with its index on PostgreSQL.

    The migration makes the table, since no field describes it. Without a foreign key: a virtual table has none.
    """

    no_page_shows = True  # the pages of the search are never kept

    document = models.OneToOneField(
        SearchDocument,
        models.CASCADE,
        primary_key=True,
        db_column="rowid",
        db_constraint=False,
        related_name="terms",
    )
    terms = TermsField()

    class Meta:
        verbose_name = "search terms"

    def __str__(self):
        return str(self.document_id)


class SearchText(models.Model):
    """What a document says: plain text, from which hits and excerpts are shown and ranked."""

    no_page_shows = True  # the pages of the search are never kept

    document = models.OneToOneField(SearchDocument, models.CASCADE, primary_key=True, related_name="text")
    # The forms of the words of title, names and tags, lead: a line each, every form between spaces. Read for every hit that
    # is weighed, so they stand before the long texts.
    heads = models.TextField(default="")
    title = models.CharField(max_length=250)
    lead = models.TextField(default="")
    body = models.TextField(default="")

    class Meta:
        verbose_name = "search text"

    def __str__(self):
        return self.title


class Vocabulary(models.Model):
    """A word of the paper's own titles, names and leads: offered where a reader's word is found nowhere."""

    no_page_shows = True  # the pages of the search are never kept

    language = models.CharField(max_length=2, choices=[(TURKISH, "Türkçe"), (FRENCH, "Français")])
    form = FormField(max_length=60)  # folded, as it stands
    word = models.CharField(max_length=60)  # in small letters
    documents = models.PositiveIntegerField(default=1)  # counted by `reindex` and once a day

    class Meta:
        verbose_name = "word of the paper"
        constraints = [models.UniqueConstraint(fields=["language", "form"], name="word_once_a_language")]

    def __str__(self):
        return self.word
