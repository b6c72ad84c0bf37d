"""The door of the web server."""

import os

from django.core.wsgi import get_wsgi_application

from korner.caching.door import Door

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korner.settings")

application = Door(get_wsgi_application())
