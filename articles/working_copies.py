"""The steps of a working copy: changes to a published story by people who may not publish (RULES.md 1).

They are saved beside the row, handed in, sent back, and put on the row in one transaction by somebody who may publish.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import copy_data, readiness
from articles.models import Article, StoryStep, WorkingCopy
from articles.models.states import LANGUAGES
from articles.recording import need_note, record
from articles.revising import note_revision
from articles.rights import NotAllowed, is_own, may_edit, require
from articles.workflow import missing_for_publication
from korner.publishing import Status
from korner.search import indexing

What = StoryStep.What
Standing = WorkingCopy.Standing
TEXTS = ("headline", "lead", "body")
WROTE = (What.COPY_BEGUN, What.COPY_HANDED_IN, What.COPY_CORRECTED)  # steps of people who wrote in the copy


def copy_of(article):
    """The working copy of `article` as it is stored now, or None."""
    return WorkingCopy.objects.filter(article=article).select_related("saved_by").first() if article.pk else None


def may_write(article, person, copy=None):
    """Whether what `person` types into `article` goes to its working copy: published, his to write, not handed in."""
    if article.status != Status.PUBLISHED or may_edit(article, person):
        return False
    concerned = person.has_perm("articles.translate_article") or is_own(article, person)
    if not (person.has_perm("articles.change_article") and concerned):
        return False
    copy = copy or copy_of(article)
    return copy is None or copy.standing == Standing.DRAFT


def may_correct(article, person, copy=None):
    """Whether `person` may write in the changes that were begun, wherever they stand: he who may publish them."""
    return article.status == Status.PUBLISHED and may_edit(article, person) and bool(copy or copy_of(article))


def handed_in_by(article, person):
    """The working copy that `person` wrote, or that changes his own story, while it is not his to write: in review, approved.

    None for everybody else.
    """
    if (
        article.status != Status.PUBLISHED
        or may_edit(article, person)
        or not person.has_perm("articles.change_article")
    ):
        return None
    copy = copy_of(article)
    if copy is None or copy.standing == Standing.DRAFT:
        return None
    return copy if is_own(article, person) or person in writers_of(copy) else None


def writers_of(copy):
    """The accounts that wrote in `copy` since it was begun, whoever saved it last."""
    steps = StoryStep.objects.filter(article=copy.article_id)
    begun = steps.filter(what=What.COPY_BEGUN).order_by("-pk").values_list("pk", flat=True).first() or 0
    wrote = steps.filter(pk__gte=begun, what__in=WROTE, person__isnull=False).select_related("person")
    people = {step.person for step in wrote} | ({copy.saved_by} if copy.saved_by else set())
    return sorted(people, key=lambda person: person.pk)


def stands_since(copy):
    """The moment at which the changes came to where they stand; for those that are being written, that of the last save."""
    what = {Standing.IN_REVIEW: What.COPY_HANDED_IN, Standing.APPROVED: What.COPY_APPROVED}.get(copy.standing)
    step = StoryStep.objects.filter(article=copy.article_id, what=what).first() if what else None
    return step.at if step else copy.saved_at


@transaction.atomic
def save(article, *, by, cleaned, rows):
    """Keep what `by` typed into the form of `article` (as the row stands); returns the copy, None when nothing differs.

    `cleaned` are values of the form's fields, `rows` {name: rows} (articles.copy_data): they replace what the copy said of
    the same fields, and leave the rest, another person's language, alone. An editor's correction leaves the changes where they
    stand in review. Raises NotAllowed.
    """
    copy = WorkingCopy.objects.select_for_update().filter(article=article).first()
    corrects = copy is not None and may_correct(article, by, copy)
    if not (corrects or may_write(article, by, copy)):
        raise NotAllowed
    wrote = writers_of(copy) if corrects else []
    fields = {name: value for name, value in (copy.fields if copy else {}).items() if name not in cleaned}
    fields |= copy_data.changed_fields(article, cleaned)
    kept = {name: value for name, value in (copy.rows if copy else {}).items() if name not in rows}
    kept |= {name: wanted for name, wanted in rows.items() if wanted != copy_data.rows_of(article, name)}
    if not fields and not kept:
        if copy:
            copy.delete()
        if corrects:
            record(article, What.COPY_DISCARDED, by=by, before=article.status, others=wrote)
        return None
    begun = copy is None
    copy = copy or WorkingCopy(article=article, number=0)
    copy.article, copy.number = article, copy.number + 1
    if begun or (set(fields) <= set(cleaned) and not corrects):
        # Who saves has the story before him as it stands now; another's words in the copy were not looked at.
        # An editor who corrects them is told all the same, before he publishes, that the story has moved on.
        copy.based_on = article.version
    takes_over = corrects and copy.saved_by_id != by.pk
    copy.data = {"fields": fields, "rows": kept}
    copy.saved_by, copy.saved_at = by, timezone.now()
    copy.save()
    if begun:
        record(article, What.COPY_BEGUN, by=by, before=article.status)
    if takes_over:  # noted once, until somebody else writes again
        record(article, What.COPY_CORRECTED, by=by, before=article.status, others=wrote)
    return copy


@transaction.atomic
def hand_in(copy, *, by, note=""):
    """Send the changes for review. Raises NotAllowed, or ValidationError when they are not being written."""
    if not may_write(copy.article, by, copy):
        raise NotAllowed
    move(copy, Standing.IN_REVIEW, What.COPY_HANDED_IN, by=by, note=note, allowed_from=(Standing.DRAFT,))


@transaction.atomic
def send_back(copy, *, by, note=""):
    """Send the changes back, saying why. Raises NotAllowed or ValidationError."""
    require(by, "articles.publish_article")
    need_note(note, by, _("Say in a note what is to be done: the writer reads it."))
    waiting = (Standing.IN_REVIEW, Standing.APPROVED)
    move(copy, Standing.DRAFT, What.COPY_SENT_BACK, by=by, note=note, allowed_from=waiting)


@transaction.atomic
def approve(copy, *, by, note=""):
    """Say that the changes are good; readers see nothing of them yet. Raises NotAllowed or ValidationError."""
    require(by, "articles.publish_article")
    move(copy, Standing.APPROVED, What.COPY_APPROVED, by=by, note=note, allowed_from=(Standing.IN_REVIEW,))


def move(copy, standing, what, *, by, note, allowed_from):
    """Set where the copy stands and write the step down. Raises ValidationError where the step does not begin."""
    moved = WorkingCopy.objects.filter(pk=copy.pk, standing__in=allowed_from).update(standing=standing)
    if not moved:
        raise ValidationError(_("This step is not possible: the changes stand elsewhere now."), code="wrong_status")
    copy.standing = standing
    record(copy.article, what, by=by, before=copy.article.status, note=note, others=writers_of(copy))


@transaction.atomic
def publish(copy, *, by, note="", seen=None, over=None, small=False, now=None):
    """Put the changes on the story, as an editor's own save would; returns the story.

    `seen` is the number of the copy that was read, `over` the version of the story that was read where it has moved on since
    the copy was begun. Raises NotAllowed; ValidationError when either is another by now, or the story would lack something.
    The copy stays when it is refused.
    """
    require(by, "articles.publish_article")
    article = Article.objects.select_for_update().get(pk=copy.article_id)
    copy = WorkingCopy.objects.select_for_update().filter(pk=copy.pk).first()
    if copy is None or article.status != Status.PUBLISHED:
        raise ValidationError(_("This step is not possible: the changes stand elsewhere now."), code="wrong_status")
    if seen is not None and copy.number != seen:
        raise ValidationError(_("The changes were written on meanwhile. Read them again first."), code="newer_copy")
    if article.version not in (copy.based_on, over):
        raise ValidationError(
            _("The story has been changed since these changes were begun. Read both, then decide."), code="moved_on"
        )
    before = {(field, language): article.text(field, language) for field in TEXTS for language in LANGUAGES}
    copy_data.put_on(article, copy)
    check(article, copy)
    note_revision(article, before, small=small, now=now)
    article.save()
    copy_data.put_rows(article, copy)
    indexing.write(article)
    record(article, What.COPY_PUBLISHED, by=by, before=article.status, note=note, others=writers_of(copy), now=now)
    copy.delete()
    return article


def check(article, copy):
    """What a form would have refused is refused here too: the copy may be older than a rule. Raises ValidationError."""
    untouched = [field.name for field in article._meta.concrete_fields if field.name not in copy.fields]
    article.clean_fields(exclude=untouched)
    missing = missing_for_publication(article)
    if missing:
        raise ValidationError(missing, code="incomplete")
    readiness.hold_back(article)


@transaction.atomic
def discard(copy, *, by, note=""):
    """Throw the changes away: their writer while he writes them, an editor always. Raises NotAllowed."""
    if not (by.has_perm("articles.publish_article") or may_write(copy.article, by, copy)):
        raise NotAllowed
    record(copy.article, What.COPY_DISCARDED, by=by, before=copy.article.status, note=note, others=writers_of(copy))
    WorkingCopy.objects.filter(pk=copy.pk).delete()
