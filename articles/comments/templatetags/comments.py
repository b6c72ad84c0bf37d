"""The addresses of a discussion's pages, for templates that print a hundred of them."""

from django import template

register = template.Library()


@register.filter
def discussion_page(told, name):
    """The path of one of the pages of a story's discussion: {{ told|discussion_page:"comment-write" }}."""
    return told.place_of(name)


@register.simple_tag
def comment_page(told, name, number):
    """The path of a page about one comment: {% comment_page told "comment-like" comment.pk %}."""
    return told.place_of(name, number=number)
