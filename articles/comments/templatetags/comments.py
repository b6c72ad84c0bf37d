"""The words a discussion's templates are made of: its threads, and the addresses of its pages."""

from django import template

from articles.comments.markup import written

register = template.Library()


@register.filter
def discussion_page(told, name):
    """The path of one of the pages of a story's discussion: {{ told|discussion_page:"comment-write" }}."""
    return told.place_of(name)


@register.simple_tag
def comment_page(told, name, number):
    """The path of a page about one comment: {% comment_page told "comment-like" comment.pk %}."""
    return told.place_of(name, number=number)


@register.simple_tag
def threads_of(told, *groups, away=False):
    """The items of a list of threads, group after group; `away` from the story's page their anchors lead to it."""
    return written(told, [thread for group in groups for thread in group], base=told.url if away else "")
