"""The newspaper's own settings, with static files as they lie: the storm is about words."""

from korner.settings import *  # noqa: F403  (settings are a module of names, all of them meant)
from korner.settings import STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
