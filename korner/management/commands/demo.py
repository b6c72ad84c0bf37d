"""Fills the house with the demo newspaper; what is there already is left as it is."""

import time
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import module_has_submodule

from korner.caching.changes import one_purge_for_all


class Command(BaseCommand):
    help = "Fill the demo newspaper: people, pictures, sections, stories. Safe to repeat. Only with DEMO=1."

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("The demo newspaper has accounts with known passwords: it is only made with DEMO=1.")
        with one_purge_for_all():
            for config in apps.get_app_configs():
                if module_has_submodule(config.module, "demo"):
                    self.fill(config)

    def fill(self, config):
        """Let one app fill its part."""
        demo = import_module(f"{config.name}.demo")
        if hasattr(demo, "fill"):  # the pictures' demo only draws for the others
            begun = time.monotonic()
            said = demo.fill()
            self.stdout.write(f"{config.verbose_name}: {said} ({time.monotonic() - begun:.1f} s)")
