"""The notes beside a form, and their words with the people in them."""

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from korner.desk import notes
from korner.desk.notes_views import context_of

register = template.Library()


@register.inclusion_tag("admin/desk/_notes.html", takes_context=True)
def desk_notes(context, thing):
    """The notes on `thing` below its form; nothing for a thing that is not saved yet, or bears none."""
    known = context["request"] and notes.admin.site._registry.get(type(thing)) if thing else None
    if not known or not thing.pk or not notes.has_notes(known):
        return {}
    return {**context_of(thing, context["request"]), "request": context["request"], "csrf_token": context["csrf_token"]}


@register.filter
def note_words(note):
    """The text of a note as safe HTML: lines kept, the people it mentions marked."""
    people = {mention.person.username.lower() for mention in note.mentions.all()}

    def marked(match):
        named = match[0]
        return f'<b class="desk-mention">{named}</b>' if match[1].lower() in people else named

    lines = [notes.MENTION.sub(marked, escape(line)) for line in note.text.splitlines()]
    return mark_safe("<br>".join(lines))  # every line was escaped above
