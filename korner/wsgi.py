"""The door of the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from korner.caching.door import Door

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korner.settings")

application = Door(get_wsgi_application())

# What is loaded by now stays for the life of the process: the collector need not walk through it again and again, and
# processes made of this one go on sharing its memory. A request leaves hardly anything in circles, so it comes less often.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 50)
