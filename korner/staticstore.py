"""How static files are named: by their content, so that browsers may keep them for ever."""

from django.contrib.staticfiles.apps import StaticFilesConfig
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(StaticFilesConfig):
    """What is collected: not django-htmx's own copies of htmx, whose parts import names that no file here has."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "django_htmx"]


class ManifestStorage(CompressedManifestStaticFilesStorage):
    """Hashed names, compressed copies, and relative imports between our modules rewritten."""

    support_js_module_import_aggregation = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.addresses = {}

    def url(self, name, force=False):
        """The address of a file, worked out once: the manifest is read at the start and stays as it is."""
        if name not in self.addresses:
            self.addresses[name] = super().url(name, force)
        return self.addresses[name]
