"""What a change of a published story means to its readers: "updated" moves, the other language's text falls behind."""

from django.db.models import F
from django.utils import timezone

from articles.models.article import Article
from articles.models.states import LANGUAGES, WITH_BODY, Translation
from articles.models.texts import settled


def note_revision(article, before, *, small, now=None):
    """Note that a published story's words changed; called between its form and its saving.

    `before` maps (field, language) to what stood; `small` is the editor's word that readers need not be told. A real
    change sets `revised_at`; one of the original's marks the other language's text outdated, one of that text makes it
    ready again. What the editor alone wrote otherwise (a space, a tag that is cleaned away) is no change.
    """
    if not article.is_out(now) or small:
        return
    changed = {
        (field, language)
        for (field, language), value in before.items()
        if settled(field, article.text(field, language), language) != (value or "")
    }
    if not changed:
        return
    article.revised_at = now or timezone.now()
    languages_changed = {language for _field, language in changed}
    for language in LANGUAGES:
        if language == article.source_language or article.translation(language) not in WITH_BODY:
            continue
        if language in languages_changed:
            setattr(article, f"translation_{language}", Translation.READY)
        elif article.source_language in languages_changed:
            setattr(article, f"translation_{language}", Translation.OUTDATED)


def note_correction(article, *, now=None):
    """Note that readers are told of a mistake in a published story: "changed" moves, "published" does not.

    Only that one column is written: whoever has the story open at the desk is in no conflict with a correction.
    """
    article.revised_at = now or timezone.now()
    article.save(update_fields=["revised_at"])


def note_rows_taken(numbers):
    """Note that rows under the stories with these numbers were taken away by another way than their own form.

    Their version moves and nothing else of them: whoever has one open meets the change before he saves over it.
    """
    Article.objects.filter(pk__in=numbers).update(version=F("version") + 1)
