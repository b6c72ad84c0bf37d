"""Fills the table of places from the lists that come with the house."""

from django.core.management.base import BaseCommand

from korner.places.filling import fill


class Command(BaseCommand):
    help = (
        "Fill and renew the places: communes, districts, provinces. What was changed at the desk stays. Safe to repeat."
    )

    def handle(self, *args, **options):
        made, changed = fill()
        self.stdout.write(f"Places: {made} made, {changed} changed.")
