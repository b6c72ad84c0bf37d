"""The threads of a discussion as HTML. A page holds hundreds of comments, so they are put together as plain text here.

What people wrote is escaped here, by `escape`; words of the page are translated once for all comments.
"""

import re
from html import escape

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from korner.addresses import reverse_in
from korner.templatetags.cards import chip
from korner.templatetags.korner import guessed_lang, time_element

PARAGRAPHS = re.compile("\n{2,}")


class Threads:
    """How the comments of one page are written: `told` is their story, `base` the page on which their anchors stand."""

    def __init__(self, told, base=""):
        self.told, self.base = told, escape(base)
        self.language = told.reading.page
        self.places = {
            name: reverse_in(self.language, f"comment-{name}", pk=told.pk, number=0).partition("/0/")
            for name in ("like", "answer", "report", "thread")
        }
        self.brussels = timezone.get_default_timezone()
        self.edited, self.pinned = escape(_("edited")), escape(_("Pinned"))
        self.note, self.gone = escape(_("Note of the newsroom:")), escape(_("This comment was deleted by its writer."))
        self.like, self.answer, self.report = escape(_("I like this")), escape(_("Answer")), escape(_("Report"))
        self.failed = escape(_("This did not get through. Please try once more."))

    def place(self, name, number):
        """The path of one of a comment's pages."""
        before, _zero, rest = self.places[name]
        return f"{before}/{number}/{rest}"

    def all(self, threads):
        """The items of the list of threads, each with its first answers."""
        return "".join(f"<li>{self.thread(comment)}</li>" for comment in threads)

    def thread(self, comment):
        """One comment with its answers."""
        own = self.comment(comment)
        if not comment.replies:
            return own
        answers = "".join(f"<li>{self.comment(answer)}</li>" for answer in comment.replies)
        return f'{own}<ol class="answers">{answers}</ol>{self.more(comment)}'

    def more(self, comment):
        """The way to the answers that are not shown here."""
        if not comment.more_answers:
            return ""
        words = ngettext("The answer (%(number)s)", "All %(number)s answers", comment.answers) % {
            "number": comment.answers
        }
        return f'<p class="more-answers"><a href="{self.place("thread", comment.pk)}">{escape(words)}</a></p>'

    def comment(self, comment):
        """One comment: who, when, the words in their language, and what one may do."""
        css = "comment pinned" if comment.pinned else "comment"
        inner = f'<p class="meta">{self.gone}</p>' if comment.withdrawn else self.inner(comment)
        return f'<div class="{css}" id="comment-{comment.pk}">{inner}</div>'

    def inner(self, comment):
        """What stands in the element of a comment that is there."""
        when = time_element(comment.created_at.astimezone(self.brussels), "datetime", self.language)
        lang = f' lang="{comment.language}"' if comment.language != self.language else ""
        marks = f' <span class="meta">· {self.edited}</span>' if comment.edited_at else ""
        if comment.pinned:
            marks += f' <span class="label">{self.pinned}</span>'
        if lang:
            marks += chip(comment.language)
        note = ""
        if comment.note:
            note = f'<p class="note"><b>{self.note}</b> <span{lang}>{escape(comment.note)}</span></p>'
        return (
            f'<p class="who"><b><bdi{guessed_lang(comment.name)}>{escape(comment.name)}</bdi></b> '
            f'<a class="meta" href="{self.base}#comment-{comment.pk}">{when}</a>{marks}</p>'
            f'<div class="words" dir="auto"{lang}>{paragraphs(comment.text)}</div>{note}{self.acts(comment)}'
        )

    def acts(self, comment):
        """Like, answer, report: links for those without script. Of a closed discussion only reporting is left."""
        number = f' <span class="number">{comment.likes}</span>' if comment.likes else ""
        report = self.link("report", comment, self.report)
        if not self.told.is_open:
            likes = f'<span class="liked">{self.like}{number}</span>' if number else ""
            return f'<div class="acts">{likes}<reader-form>{report}</reader-form></div>'
        return (
            f'<div class="acts"><like-comment data-failed="{self.failed}">'
            f"{self.link('like', comment, self.like + number)}</like-comment>"
            f"<reader-form>{self.link('answer', comment, self.answer)} {report}</reader-form></div>"
        )

    def link(self, name, comment, words):
        """A link to one of a comment's forms; search engines have no business there."""
        return f'<a href="{self.place(name, comment.pk)}" rel="nofollow">{words}</a>'


def paragraphs(text):
    """Plain text as paragraphs and lines; what looks like markup is shown as it was typed."""
    parts = PARAGRAPHS.split(text.strip())
    return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in parts)


def written(told, threads, *, base=""):
    """The items of a list of threads as safe HTML."""
    return SafeString(Threads(told, base).all(threads))
