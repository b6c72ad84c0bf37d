"""The door of the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korner.settings")

django_application = get_wsgi_application()

from korner.caching.door import Door  # noqa: E402  (the settings come first)

application = Door(django_application)
