"""The words that forms of readers are made of (templates/components/form_field.html)."""

from django import template

register = template.Library()


@register.simple_tag
def typed(field):
    """The widget of a bound field; the page opens with the cursor in the first field that holds a mistake."""
    first = field.form.first_wrong() if field.errors else None
    return field.as_widget(attrs={"autofocus": True} if first is not None and first.name == field.name else None)
