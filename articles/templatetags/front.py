"""The words of the front page: what stands beside its rail."""

from django import template

register = template.Library()

ALWAYS = 2  # sections as high as the latest stories


@register.simple_tag
def beside_the_rail(blocks, *boxes):
    """{"beside": …, "below": …}: one section more beside the rail where boxes stand in it below the latest stories.

    A long rail beside two short sections would leave half a screen empty.
    """
    number = ALWAYS + any(boxes)
    return {"beside": blocks[:number], "below": blocks[number:]}
