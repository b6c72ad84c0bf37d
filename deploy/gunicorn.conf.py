"""How gunicorn serves korner, on a laptop and in production; what a host may change comes from the environment."""

import gc
import os
from pathlib import Path

# The worker's heartbeat file: in memory where there is such a place, so that a slow disk never looks like a hung worker.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() and os.access("/dev/shm", os.W_OK) else None

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
keepalive = 15
timeout = 60
graceful_timeout = 15
max_requests = int(os.environ.get("WEB_MAX_REQUESTS", "20000"))
max_requests_jitter = 2000

# Only korner.proxies reads forwarding headers, from TRUSTED_PROXIES; gunicorn itself believes nobody.
forwarded_allow_ips = ""
secure_scheme_headers = {}

# Long addresses and header lines are refused before Django sees them.
limit_request_line = 8190
limit_request_field_size = 16380

accesslog = os.environ.get("ACCESS_LOG") or None
errorlog = "-"
loglevel = os.environ.get("GUNICORN_LOG_LEVEL", "warning")
control_socket_disable = True


def post_worker_init(worker):
    """Tell the collector of garbage that what was loaded at the start stays, and to come after thousands of objects.

    By itself it comes once a page and takes four parts in a hundred of its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
