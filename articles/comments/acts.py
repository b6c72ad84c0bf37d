"""The forms of readers: write, answer, change, delete, like, report. Each has a page of its own and a part for scripts."""

from django.conf import settings
from django.db import IntegrityError
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _

from articles.comments import owners, writing
from articles.comments.forms import ButtonForm, CommentForm, EditForm, ReportForm
from articles.comments.models import Comment
from articles.comments.stories import story_or_404
from korner.limits import seconds_to_wait
from korner.moderation import ladder, writers
from korner.moderation.bans import banned
from korner.moderation.models import State
from korner.site import frame
from korner.site.errors import too_many
from korner.site.models import SiteSettings
from korner.visitors import tokens
from korner.visitors.acting import answer, readers_form, wants_part
from korner.visitors.counting import TooMany

WRONG, CLOSED, BANNED = 422, 409, 403


def flood(request, act):
    """The answer to somebody who sends too much, else None."""
    seconds = seconds_to_wait(request, act, settings.ACTS_PER_MINUTE) if request.method == "POST" else 0
    return too_many(request, seconds) if seconds else None


def done(request, told, visitor, template, context):
    """The answer to an act: thanks for a script, else on to the page of one's own; the visitor is known from here on."""
    if wants_part(request):
        response = answer(request, template, {"told": told, **context})
    else:
        response = HttpResponseRedirect(told.place_of("comments-mine"), status=303)
    return tokens.remember(response, visitor)


def refused(request, told):
    """The words for who is banned, where the paper tells."""
    return answer(request, "comments/banned.html", {"told": told}, status=BANNED)


def comment_or_404(told, number):
    """A comment under the story that readers see. Raises Http404."""
    comment = Comment.objects.shown().filter(pk=number, article=told.pk).first()
    if comment is None:
        raise Http404
    return comment


# --- write --------------------------------------------------------------------------------------------------------
@readers_form
def write(request, pk, number=None):
    """A new comment, or with `number` an answer to that comment (to an answer: under the same one)."""
    wait = flood(request, "comment")
    if wait:
        return wait
    told = story_or_404(request, pk)
    parent = Comment.objects.shown().filter(pk=number, article=pk).first() if number else None
    if request.method != "POST":
        if number and parent is None:
            raise Http404
        form = CommentForm(request, initial={"language": request.page_language}, auto_id=ids("comment", number))
        return show_form(request, told, form, parent, 200 if told.is_open else CLOSED)
    form = CommentForm(request, request.POST, auto_id=ids("comment", number))
    good = form.is_valid()
    if not told.is_open:
        form.add_error(None, _("The discussion under this story is closed; your comment was not taken."))
        return show_form(request, told, form, parent, CLOSED)
    if number and parent is None:
        words = _("The comment you answer is not there any more. You can send yours as a comment of its own.")
        form.add_error(None, words)
        return show_form(request, told, form, None, CLOSED)
    if not good:
        return show_form(request, told, form, parent, WRONG)
    return take(request, told, form, parent)


def ids(name, number):
    """What the ids of a form's fields begin with: several may stand on a page."""
    return f"{name}{number or ''}-%s"


def show_form(request, told, form, parent, status):
    """The form for a comment."""
    name, place = ("comment-answer", {"number": parent.pk}) if parent else ("comment-write", {})
    context = {"told": told, "form": form, "parent": parent, "action": told.place_of(name, **place)}
    return answer(request, "comments/write.html", context, status=status)


def take(request, told, form, parent):
    """Store what a good form brings."""
    said, visitor = form.cleaned_data, form.visitor
    paper, ban = SiteSettings.current(), banned(request, visitor, said["name"])
    if ban and paper.tells_banned:
        return refused(request, told)
    marks = writers.marks(request, visitor)
    judgement = writing.BANNED if ban else judged(request, form, said["text"], said["name"], paper)
    comment = Comment(
        article_id=told.pk,
        parent_id=(parent.parent_id or parent.pk) if parent else None,
        name=said["name"],
        email=said["email"],
        text=said["text"],
        language=said["language"],
    )
    key = owners.key_for_writing(told.story, frame.of(request)["comments"])
    try:
        comment = writing.send(comment, judgement, request=request, visitor=visitor, key=key, marks=marks)
    except TooMany as many:
        return too_many(request, many.seconds)
    mark = owners.mark_of(visitor, key)
    shown = comment.state == State.APPROVED
    context = {"comment": comment, "shown": shown, "may_change": owners.may_change(comment, mark)}
    return done(request, told, visitor, "comments/thanks.html", context)


def judged(request, form, text, name, paper):
    """How suspicious the words are, and where they stand if nothing speaks against them."""
    otherwise = owners.state_without_objection(request, form.visitor, paper)
    return ladder.judge(form, text, name=name, otherwise=otherwise)


# --- one's own ----------------------------------------------------------------------------------------------------
def own_or_late(request, told, number):
    """(the comment, the mark of its writer), or (None, "") where who asks may not change it (any more)."""
    mark = owners.known_mark(request, told.pk)
    comment = Comment.objects.filter(pk=number, article=told.pk).first()
    return (comment, mark) if comment and owners.may_change(comment, mark) else (None, "")


def late(request, told, text=""):
    """The words for who comes too late; what he typed is given back to him."""
    return answer(request, "comments/late.html", {"told": told, "typed": text}, status=CLOSED)


@readers_form
def edit(request, pk, number):
    """Other words for one's own comment, for a few minutes."""
    wait = flood(request, "comment")
    if wait:
        return wait
    told = story_or_404(request, pk)
    comment, mark = own_or_late(request, told, number)
    if comment is None:
        return late(request, told, request.POST.get("text", ""))
    if request.method != "POST":
        form = EditForm(
            request, initial={"text": comment.text, "language": comment.language}, auto_id=ids("edit", number)
        )
        return show_edit(request, told, form, comment, 200)
    form = EditForm(request, request.POST, auto_id=ids("edit", number))
    if not form.is_valid():
        return show_edit(request, told, form, comment, WRONG)
    paper, ban = SiteSettings.current(), banned(request, form.visitor, comment.name)
    if ban and paper.tells_banned:
        return refused(request, told)
    said = form.cleaned_data
    judgement = writing.BANNED if ban else judged(request, form, said["text"], comment.name, paper)
    try:
        comment = writing.change(comment, mark, text=said["text"], language=said["language"], judgement=judgement)
    except writing.TooLate:
        return late(request, told, said["text"])
    except IntegrityError:
        form.add_error("text", _("You have written these very words under this story already."))
        return show_edit(request, told, form, comment, WRONG)
    shown = comment.state == State.APPROVED
    context = {"comment": comment, "shown": shown, "may_change": owners.may_change(comment, mark), "changed": True}
    return done(request, told, form.visitor, "comments/thanks.html", context)


def show_edit(request, told, form, comment, status):
    """The form with the comment's words."""
    context = {"told": told, "form": form, "action": told.place_of("comment-edit", number=comment.pk)}
    return answer(request, "comments/edit.html", context, status=status)


@readers_form
def delete(request, pk, number):
    """Take one's own comment back, for a few minutes."""
    wait = flood(request, "comment")
    if wait:
        return wait
    told = story_or_404(request, pk)
    comment, mark = own_or_late(request, told, number)
    if comment is None:
        return late(request, told)
    form = ButtonForm(request, request.POST or None, auto_id=ids("delete", number))
    if request.method == "POST" and form.is_valid():
        try:
            writing.take_back(comment, mark)
        except writing.TooLate:
            return late(request, told)
        return done(request, told, form.visitor, "comments/deleted.html", {})
    context = {"told": told, "form": form, "comment": comment}
    context["action"] = told.place_of("comment-delete", number=number)
    return answer(request, "comments/delete.html", context, status=WRONG if request.method == "POST" else 200)


# --- others' ------------------------------------------------------------------------------------------------------
@readers_form
def like(request, pk, number):
    """Say that one likes a comment, or take that back. A script that sends its button is answered in JSON."""
    wait = flood(request, "like")
    if wait:
        return wait
    told = story_or_404(request, pk)
    comment = comment_or_404(told, number)
    if not told.is_open:  # marks of readers end with the discussion; a like after that could be a second one
        return answer(request, "comments/closed.html", {"told": told}, status=CLOSED)
    form = ButtonForm(request, request.POST or None, auto_id=ids("like", number))
    if request.method == "POST" and form.is_valid():
        if banned(request, form.visitor):
            return refused(request, told)
        key = owners.key_for_writing(told.story, frame.of(request)["comments"])
        try:
            liked, likes = writing.like(comment, request=request, visitor=form.visitor, key=key)
        except TooMany as many:
            return too_many(request, many.seconds)
        return after_like(request, told, comment, form.visitor, liked, likes)
    context = {"told": told, "form": form, "comment": comment, "action": told.place_of("comment-like", number=number)}
    return answer(request, "comments/like.html", context, status=WRONG if request.method == "POST" else 200)


def after_like(request, told, comment, visitor, liked, likes):
    """The answer to a like: the new number, or back to the comment."""
    if "application/json" in request.headers.get("Accept", ""):
        response = JsonResponse({"liked": liked, "likes": likes})
    else:
        response = HttpResponseRedirect(f"{told.url}#comment-{comment.pk}", status=303)
    return tokens.remember(response, visitor)


@readers_form
def report(request, pk, number):
    """Report a comment to the moderators, with a reason."""
    wait = flood(request, "report")
    if wait:
        return wait
    told = story_or_404(request, pk)
    comment = comment_or_404(told, number)
    form = ReportForm(request, request.POST if request.method == "POST" else None, auto_id=ids("report", number))
    if request.method != "POST" or not form.is_valid():
        context = {"told": told, "form": form, "comment": comment}
        context["action"] = told.place_of("comment-report", number=number)
        return answer(request, "comments/report.html", context, status=WRONG if request.method == "POST" else 200)
    said, visitor = form.cleaned_data, form.visitor
    if banned(request, visitor):
        return refused(request, told)
    marks = writers.marks(request, visitor)
    judgement = ladder.judge(form, said["words"])
    key = owners.key_for_writing(told.story, frame.of(request)["comments"])
    told_by = {"language": request.page_language, "judgement": judgement, "request": request, "visitor": visitor}
    try:
        writing.report(comment, reason=said["reason"], words=said["words"], key=key, marks=marks, **told_by)
    except TooMany as many:
        return too_many(request, many.seconds)
    return tokens.remember(answer(request, "comments/reported.html", {"told": told}), visitor)
