"""What the desk's lists ask of stories, written so that an index answers: the newest of what was asked, without a scan.

The words of these conditions stand in the SQL itself, not as parameters: only then does SQLite see that an index bears the
same words. An index of one of them and the id gives the newest stories that lack something, however few they are.
"""

from django.db import models
from django.db.models import Func
from django.db.models.lookups import Exact
from django.utils.deconstruct import deconstructible

LACKING = "('missing', 'headline')"
DUE = "('missing', 'headline', 'outdated')"


class Told(Func):
    """1 for rows of which `words` hold (columns in braces), else 0."""

    output_field = models.SmallIntegerField()
    words = ""

    def as_sql(self, compiler, connection, **extra):
        columns = [compiler.compile(column)[0] for column in self.source_expressions]
        return f"(CASE WHEN {self.words.format(*columns)} THEN 1 ELSE 0 END)", []


@deconstructible(path="articles.models.desk_lists.WithoutText")
class WithoutText(Told):
    """Stories without a text in a language: of the column `translation_<language>`."""

    words = f"{{}} IN {LACKING}"


@deconstructible(path="articles.models.desk_lists.OutdatedText")
class OutdatedText(Told):
    """Stories one of whose texts is outdated: of the columns `translation_tr`, `translation_fr`."""

    words = "{} = 'outdated' OR {} = 'outdated'"


@deconstructible(path="articles.models.desk_lists.TranslationDue")
class TranslationDue(Told):
    """Stories that are out or handed in and whose other language is missing, a headline only, or outdated.

    Of the columns `status`, `source_language`, `translation_tr`, `translation_fr`.
    """

    words = (
        "{0} IN ('in_review', 'approved', 'published')"
        f" AND (({{1}} = 'tr' AND {{3}} IN {DUE}) OR ({{1}} = 'fr' AND {{2}} IN {DUE}))"
    )


WITHOUT = {language: WithoutText(f"translation_{language}") for language in ("tr", "fr")}
OUTDATED = OutdatedText("translation_tr", "translation_fr")
DUE_FOR_TRANSLATION = TranslationDue("status", "source_language", "translation_tr", "translation_fr")

INDEXES = [
    models.Index("status", models.F("id").desc(), name="article_status_id"),
    models.Index("status", "embargo_until", name="article_embargo"),
    models.Index("status", "expire_at", name="article_expiry"),
    models.Index("kind", models.F("id").desc(), name="article_kind_id"),
    models.Index(WITHOUT["tr"], models.F("id").desc(), name="article_without_tr"),
    models.Index(WITHOUT["fr"], models.F("id").desc(), name="article_without_fr"),
    models.Index(OUTDATED, models.F("id").desc(), name="article_outdated"),
    models.Index(DUE_FOR_TRANSLATION, models.F("id").desc(), name="article_due"),
    models.Index("created_by", models.F("id").desc(), name="article_begun_by"),
    models.Index("assigned_to", models.F("id").desc(), name="article_assigned"),
    models.Index("unsigned", models.F("id").desc(), name="article_unsigned"),
]


def holds(told):
    """The condition that what `told` says is so."""
    return Exact(told, 1)
