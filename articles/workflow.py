"""The newsroom's steps: each is one function with the person and the moment in its arguments.

Buttons at the desk, imports and commands call these alike. What changes what readers see happens here and nowhere else.
"""

from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import readiness
from articles.models.article import Article
from articles.models.states import LANGUAGES, WITH_BODY, Translation
from articles.models.step import StoryStep
from articles.models.texts import settled
from articles.models.working_copy import WorkingCopy
from articles.recording import need_note, record
from korner.images.models import Asset
from korner.images.renditions import cut_anew
from korner.images.uses import uses_of
from korner.publishing import Status
from korner.search import indexing
from korner.syndication.excerpt import pictures_named_in

What = StoryStep.What


class NotAllowed(PermissionDenied):
    """The person may not take this step."""


def require(person, permission):
    """Let `person` go on only with `permission`. Raises NotAllowed."""
    if person is not None and not person.has_perm(permission):
        raise NotAllowed(permission)


def is_own(article, person):
    """Whether `person` began the story, was given it, or is named above it."""
    if article.pk is None or person.pk in (article.created_by_id, article.assigned_to_id):
        return True
    return article.bylines.filter(author__account=person).exists()


def may_edit(article, person):
    """Whether `person` may change the texts of `article` as it stands now."""
    if person.has_perm("articles.publish_article") and person.has_perm("articles.edit_every_article"):
        return True
    if article is not None and article.status in (Status.PUBLISHED, Status.WITHDRAWN):
        return False  # A published row changes only by someone who may publish (RULES.md 1).
    if person.has_perm("articles.translate_article"):
        return article is not None
    if not person.has_perm("articles.change_article"):
        return False
    return article is None or (is_own(article, person) and article.status == Status.DRAFT)


def languages_of(article, person):
    """The languages whose texts `person` may write: all, or for a translator all but the original's."""
    only_translates = person.has_perm("articles.translate_article") and not person.has_perm("articles.add_article")
    if only_translates and article is not None:
        return tuple(language for language in LANGUAGES if language != article.source_language)
    return LANGUAGES


def missing_for_publication(article):
    """Say in words what a story still lacks before it can be published; an empty list when nothing."""
    source, missing = article.source_language, []
    if not article.text("headline", source):
        missing.append(_("The headline in the language of the original is missing."))
    if not article.text("body", source):
        missing.append(_("The text in the language of the original is missing."))
    return missing


def begin(article, *, by):
    """Note that `by` began a story that was saved for the first time."""
    record(article, What.BEGUN, by=by, before="")


@transaction.atomic
def hand_in(article, *, by, note=""):
    """Send a draft for review. Raises NotAllowed, or ValidationError when the story is not a draft."""
    if not (by.has_perm("articles.add_article") and may_edit(article, by)):
        raise NotAllowed
    before = article.status
    move(article, Status.IN_REVIEW, allowed_from=(Status.DRAFT,))
    record(article, What.HANDED_IN, by=by, before=before, note=note)


@transaction.atomic
def send_back(article, *, by, note=""):
    """Send a story in review back to its writer, saying why. Raises NotAllowed or ValidationError."""
    require(by, "articles.publish_article")
    stands(article, Status.IN_REVIEW, Status.APPROVED)
    need_note(note, by, _("Say in a note what is to be done: the writer reads it."))
    before = article.status
    move(article, Status.DRAFT, allowed_from=(Status.IN_REVIEW, Status.APPROVED))
    record(article, What.SENT_BACK, by=by, before=before, note=note)


@transaction.atomic
def approve(article, *, by, note=""):
    """Say that a story in review is good to go out; readers see nothing of it yet. Raises NotAllowed or ValidationError."""
    require(by, "articles.publish_article")
    missing = missing_for_publication(article)
    if missing:
        raise ValidationError(missing, code="incomplete")
    before = article.status
    move(article, Status.APPROVED, allowed_from=(Status.IN_REVIEW,))
    record(article, What.APPROVED, by=by, before=before, note=note)


@transaction.atomic
def publish(article, *, by=None, at=None, now=None, note=""):
    """Publish `article` now, or schedule it for `at` (aware datetime to come).

    A story that was withdrawn comes back under its old date. Raises NotAllowed when `by` may not publish (None: the house
    itself, for imports and commands), ValidationError with words when readers see it already, something is missing or
    the time has passed.
    """
    require(by, "articles.publish_article")
    now = now or timezone.now()
    if article.is_out(now):
        refuse_step(article)  # Publishing it once more would date it forward.
    if at is not None and at <= now:
        raise ValidationError(_("This time has passed. Publish now, or choose a time to come."), code="past")
    missing = missing_for_publication(article)
    if missing:
        raise ValidationError(missing, code="incomplete")
    readiness.hold_back(article)
    before = article.status
    seen_before = before == Status.WITHDRAWN and article.publish_at is not None and article.publish_at <= now
    begins = at or (article.publish_at if seen_before else now)
    if article.expire_at and article.expire_at <= begins:
        raise ValidationError(_("The story would expire before it appears."), code="expired")
    article.status, article.publish_at = Status.PUBLISHED, begins
    remember_first_publication(article, now)
    article.save()
    indexing.write(article)
    what = What.SCHEDULED if at else What.RESTORED if before == Status.WITHDRAWN else What.PUBLISHED
    record(article, what, by=by, before=before, note=note, moment=at, now=now)


@transaction.atomic
def withdraw(article, *, by, now=None, note=""):
    """Take a published story back: its address answers 410 from now on. Raises NotAllowed or ValidationError.

    One that nobody has seen yet loses its time: else its address would answer 410 from that minute on. The reason (`note`)
    is the newsroom's; readers are told of it by a correction.
    """
    require(by, "articles.publish_article")
    stands(article, Status.PUBLISHED)
    need_note(note, by, _("Say in the note why the story is withdrawn."))
    before = article.status
    if article.publish_at and article.publish_at > (now or timezone.now()):
        article.publish_at = article.first_published_at_tr = article.first_published_at_fr = None
    move(article, Status.WITHDRAWN, allowed_from=(Status.PUBLISHED,))
    record(article, What.WITHDRAWN, by=by, before=before, note=note, now=now)
    transaction.on_commit(partial(hide_pictures, article))


@transaction.atomic
def withdraw_language(article, language, *, by, note=""):
    """Take one language of a story back and leave the other. Raises NotAllowed, or ValidationError without a reason."""
    require(by, "articles.publish_article")
    need_note(note, by, _("Say in the note why this language is withdrawn."))
    set_withdrawn(article, language, True)
    record(article, What.LANGUAGE_WITHDRAWN, by=by, before=article.status, note=note, language=language)
    if not any(article.shows(one) for one in LANGUAGES):
        transaction.on_commit(partial(hide_pictures, article))


@transaction.atomic
def restore_language(article, language, *, by, note=""):
    """Bring a withdrawn language of a story back. Raises NotAllowed or ValidationError."""
    require(by, "articles.publish_article")
    set_withdrawn(article, language, False)
    record(article, What.LANGUAGE_RESTORED, by=by, before=article.status, note=note, language=language)


def set_withdrawn(article, language, withdrawn):
    """Set the mark of one language. Raises ValidationError where it stands so already."""
    column = f"withdrawn_{language}"
    if getattr(article, column) == withdrawn:
        refuse_step(article)
    setattr(article, column, withdrawn)
    article.save()
    indexing.write(article)


@transaction.atomic
def date_back(article, *, by, to, note=""):
    """Give a published story an earlier date, e.g. that of its first printing. A story is never dated forward.

    Raises NotAllowed, or ValidationError when `to` (aware datetime) is not earlier than what stands.
    """
    require(by, "articles.publish_article")
    if article.publish_at and to > article.publish_at:
        raise ValidationError(_("A published story is never dated forward."), code="forward")
    article.publish_at = to
    for language in LANGUAGES:
        first = getattr(article, f"first_published_at_{language}")
        if first:
            setattr(article, f"first_published_at_{language}", min(first, to))
    article.save()
    indexing.write(article)
    record(article, What.DATED_BACK, by=by, before=article.status, note=note, moment=to)


def remember_first_publication(article, now):
    """Note for each language that can be read in full when it first could; a time to come may still move."""
    for language in LANGUAGES:
        column = f"first_published_at_{language}"
        first = getattr(article, column)
        if article.translation(language) in WITH_BODY and (first is None or first > now):
            setattr(article, column, article.publish_at)


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


def move(article, status, *, allowed_from):
    """Set the status. Raises ValidationError when the story does not stand where this step begins."""
    stands(article, *allowed_from)
    article.status = status
    article.save()
    indexing.write(article)


def stands(article, *statuses):
    """Let a step go on only with a story that stands at one of `statuses`. Raises ValidationError."""
    if article.status not in statuses:
        refuse_step(article)


def refuse_step(article):
    """Say that a step does not begin where the story stands. Raises ValidationError."""
    raise ValidationError(
        _("This step is not possible: the story is “%(status)s”.") % {"status": article.get_status_display()},
        code="wrong_status",
    )


def hide_pictures(article):
    """Give the pictures of a withdrawn story new names, unless something else that readers see shows them (RULES.md 6).

    Called after the commit: it searches texts and cuts pictures, which nobody's save should wait for.
    """
    own = {article.picture_id, article.share_picture_tr_id, article.share_picture_fr_id} - {None}
    within = pictures_named_in(article.text("body", language) for language in LANGUAGES)
    for asset in Asset.objects.filter(pk__in=own | within):
        if not any(is_seen(thing) for thing in uses_of(asset)):
            cut_anew(asset)


def is_seen(thing):
    """Whether readers see `thing`, which shows a picture: stories by their own rules, changes never, all else always."""
    if isinstance(thing, WorkingCopy):
        return False
    return not isinstance(thing, Article) or (thing.is_out() and any(thing.shows(language) for language in LANGUAGES))
