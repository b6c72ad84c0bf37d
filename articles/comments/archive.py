"""Comments in a content archive (articles.archiving.joined): each is known again by a hash of what it is (RULES.md 10)."""

from collections import defaultdict
from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from articles.archiving.dumping import says_something
from articles.archiving.source import stamp
from articles.archiving.values import moment
from articles.comments.cases import case_data, case_of
from articles.comments.models import Comment
from articles.comments.models.comment import NAME_LENGTH, NOTE_LENGTH, digest, refused_days
from articles.models import Figures
from korner.languages import other_language
from korner.moderation import steps
from korner.moderation.models import Case, State
from korner.moderation.models.states import WAITING
from korner.text.cleaning import clean_text

KEY = "comments"
BATCH = 1000
READ_AS = {"rejected": State.REFUSED}


def key_of(entry_id, name, sent, text):
    """What a comment is known by: the hash of its story, writer, time and words."""
    return digest("\x1f".join([str(entry_id), name, sent, text]))


# --- in -----------------------------------------------------------------------------------------------------------
def load(archive, rows, report, overwrite):
    """Take the comments of (article id, entry) that are not there yet; states are set anew only with `overwrite`."""
    known, natural = there_already({pk for pk, _entry in rows})
    new, parents, states = [], {}, {}
    for pk, entry in rows:
        for told in entry[KEY]:
            comment, key = made_of(pk, entry, told, report)
            same = known.get((pk, key)) or natural.get((pk, comment.name, comment.created_at, comment.text_hash))
            if same is not None:
                states[same] = comment.state
                known.setdefault((pk, key), same)
                continue
            known[pk, key] = 0  # the same twice in one archive is one comment
            comment.archive_key = key
            new.append(comment)
            if told.get("parent"):
                parents[pk, key] = short(told["parent"])
    with transaction.atomic():
        add(new, parents, known)
        count_anew({comment.article_id for comment in new})
    if new:
        report.made["comments"] += len(new)
    if overwrite:
        set_states(states)


def there_already(stories):
    """({(article, archive key): number}, {(article, name, time, hash of the words): number}) of the comments there."""
    known, natural = {}, {}
    columns = ("pk", "article_id", "archive_key", "name", "created_at", "text_hash")
    for pk, story, key, *same in Comment.objects.filter(article__in=stories).values_list(*columns).iterator():
        known[story, key] = pk
        natural[story, *same] = pk
    return known, natural


def made_of(story, entry, told, report):
    """(the Comment, its key) of one entry of an archive."""
    place = entry["id"]
    # The words as they are: two that differ in a space are two.
    sent = told.get("created_at") or entry.get("published_at") or stamp(timezone.now())
    key = told.get("key") or key_of(place, told.get("author") or "", sent, told["body"])
    state = State(READ_AS.get(told["status"], told["status"]))
    gone = bool(told.get("withdrawn"))
    text = "" if gone else clean_text(told["body"])
    at = moment(sent)
    kept = refused_days() if state in (State.REFUSED, State.SPAM) else timedelta(settings.COMMENT_PERSONAL_DAYS)
    comment = Comment(
        article_id=story,
        name=report.fit(told.get("author"), NAME_LENGTH, "name of a comment", place),
        email=report.email(told.get("email"), place),
        text=text,
        text_hash=digest(text),
        language=told.get("language") or entry["lang"],
        state=state,
        created_at=at,
        edited_at=moment(told["edited_at"]) if told.get("edited_at") else None,
        note=report.fit(told.get("note"), NOTE_LENGTH, "note on a comment", place),
        pinned=bool(told.get("pinned")),
        withdrawn=gone,
        likes=told.get("likes") or 0,
        delete_after=at + kept,
    )
    return comment, short(key)


def short(key):
    """A key as it is stored."""
    return key if len(key) <= 32 else digest(key)


def add(new, parents, known):
    """Write comments, those that are answered before their answers; what waits for a moderator gets its case."""
    numbers = {key: pk for key, pk in known.items() if pk}
    answers = [comment for comment in new if (comment.article_id, comment.archive_key) in parents]
    beginnings = [comment for comment in new if (comment.article_id, comment.archive_key) not in parents]
    for rows in (beginnings, answers):
        for comment in rows:
            # An answer to something that did not come along stands by itself.
            comment.parent_id = numbers.get(thread_of(comment, parents))
        Comment.objects.bulk_create(rows, batch_size=BATCH)
        numbers |= {(comment.article_id, comment.archive_key): comment.pk for comment in rows}
    kind = ContentType.objects.get_for_model(Comment)
    waiting = [comment for comment in new if comment.state in WAITING]
    Case.objects.bulk_create(
        [Case(kind=kind, number=comment.pk, **case_data(comment)) for comment in waiting], batch_size=BATCH
    )


def thread_of(comment, parents):
    """(story, key) of the comment that begins the thread of `comment`, None for one that begins a thread itself."""
    place, seen = (comment.article_id, comment.archive_key), set()
    while place in parents and place not in seen:
        seen.add(place)
        place = (comment.article_id, parents[place])
    return place if seen else None


def count_anew(stories):
    """Work out the numbers of these stories from their comments: shown ones, answers, the place of each answer."""
    shown, answers, states = defaultdict(int), defaultdict(list), {}
    columns = ("pk", "article_id", "parent_id", "state", "withdrawn", "position")
    rows = list(Comment.objects.filter(article__in=stories).order_by("created_at", "pk").values_list(*columns))
    for pk, _story, parent, state, *_rest in rows:
        if parent is None:
            states[pk] = state
    moved = []
    for pk, story, parent, state, withdrawn, position in rows:
        if state != State.APPROVED:
            continue
        if parent:
            if position != len(answers[parent]):
                moved.append(Comment(pk=pk, position=len(answers[parent])))
            answers[parent].append(pk)
            shown[story] += states[parent] == State.APPROVED
        else:
            shown[story] += not withdrawn
    Comment.objects.bulk_update(moved, ["position"], batch_size=BATCH)
    counted = [Comment(pk=pk, answers=len(found)) for pk, found in answers.items()]
    Comment.objects.bulk_update(counted, ["answers"], batch_size=BATCH)
    figures = [Figures(article_id=story, comments=shown[story]) for story in stories]
    Figures.objects.bulk_create(
        figures, update_conflicts=True, unique_fields=["article"], update_fields=["comments"], batch_size=BATCH
    )


def set_states(states):
    """Let comments stand where the archive says ({number: state})."""
    for comment in Comment.objects.filter(pk__in=states):
        if comment.state != states[comment.pk]:
            steps.decide(case_of(comment), states[comment.pk], by=None)


# --- out ----------------------------------------------------------------------------------------------------------
def entries(articles, id_of):
    """{(article id, language): [comments]}: each with the entry of its own language, else with that which is there."""
    stories = {article.pk: article for article in articles}
    keys, found = {}, defaultdict(list)
    for comment in Comment.objects.filter(article__in=stories).order_by("article_id", "pk").iterator(BATCH):
        article = stories[comment.article_id]
        language = entry_language(article, comment.language)
        told = {
            "author": comment.name,
            "email": comment.email,
            "body": comment.text or "…",
            "status": comment.state,
            "created_at": stamp(comment.created_at),
        }
        entry_id = id_of(article.pk, language, article.source_language)
        keys[comment.pk] = comment.archive_key or key_of(entry_id, comment.name, told["created_at"], told["body"])
        more = {
            "key": keys[comment.pk],
            "parent": keys.get(comment.parent_id),
            "language": comment.language if comment.language != language else None,
            "edited_at": stamp(comment.edited_at),
            "note": comment.note,
            "pinned": comment.pinned,
            "withdrawn": comment.withdrawn,
            "likes": comment.likes,
        }
        found[article.pk, language].append({**told, **{name: value for name, value in more.items() if value}})
    return found


def entry_language(article, language):
    """In which of the story's entries a comment in `language` stands."""
    for one in (language, other_language(language)):
        if says_something(article, one):
            return one
    return article.source_language
