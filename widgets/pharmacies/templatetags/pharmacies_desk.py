"""What the desk says of a shift and of a place."""

from django import template

from widgets.pharmacies.said import hours_of
from widgets.pharmacies.where import full_name

register = template.Library()

register.filter("duty_hours", hours_of)
register.filter("duty_place", full_name)
