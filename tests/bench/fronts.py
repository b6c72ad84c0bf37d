"""What stands before the newspaper: Varnish as in production, and nginx with the page as a file, which is the limit."""

import json
import os
import shutil

from deploy.house.scratch import find_program, free_port, port_answers
from deploy.house.scratch_edge import missing
from deploy.house.stamps import ROOT
from tests.bench.servers import SITE_URL

EDGE = ROOT / "deploy" / "varnish"
SECRET = "known to the bench only"
# The file is asked for by its own name, kept open, not logged: as fast as nginx can.
NGINX = """
daemon off;
worker_processes {workers};
pid {folder}/nginx.pid;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  sendfile on; tcp_nopush on; keepalive_requests 100000000; server_tokens off;
  open_file_cache max=100 inactive=1h; open_file_cache_valid 1h;
  server {{
    listen 127.0.0.1:{port};
    root {page};
    etag off;
    types {{ }}
    default_type {kind};
    add_header Last-Modified "";
{headers}
  }}
}}
"""


def quoted(value):
    """`value` as a word of nginx's language, which has no way to write a dollar sign."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("$", "") + '"'


def configuration(folder, port, workers, page, headers):
    """nginx's configuration for the file page.html in `page`, sent with `headers` [(name, value)]."""
    known = dict(headers)
    lines = [
        f"    add_header {name} {quoted(value)};"
        for name, value in headers
        if name not in ("content-type", "content-length")
    ]
    return NGINX.format(
        folder=folder,
        port=port,
        workers=workers,
        page=page,
        kind=quoted(known.get("content-type", "text/html")),
        headers="\n".join(lines),
    )


def start_nginx(bench):
    """Start nginx with the kept page as a static file; returns the page's address, or None where there is no nginx."""
    program = find_program("nginx")
    if not program:
        bench.missing.append("nginx is not installed")
        return None
    port, folder = free_port(), bench.folder / "nginx"
    folder.mkdir()
    bench.own(folder)
    headers = json.loads((bench.page / "headers.json").read_text())
    file = folder / "nginx.conf"
    file.write_text(configuration(folder, port, bench.workers, bench.page, headers))
    bench.launch("nginx", [program, "-e", folder / "error.log", "-p", folder, "-c", file], lambda: port_answers(port))
    return f"http://127.0.0.1:{port}/page.html"


def start_edge(bench, site):
    """Start Varnish with deploy/varnish and a newspaper behind it.

    Returns (the edge's address, the environment of a newspaper that tells it what to forget), or (None, site) where there
    is no Varnish.
    """
    if lacking := missing():
        bench.missing += lacking
        return None, site
    port, folder = free_port(), bench.folder / "edge"
    address = f"http://127.0.0.1:{port}"
    site = {**site, "EDGE_PURGE_URLS": address, "EDGE_PURGE_SECRET": SECRET}
    behind = bench.serve("korner-edge", site)
    for made in (folder, folder / "work"):
        made.mkdir()
        bench.own(made)
    bench.python(["manage.py", "edge_pages", folder], site, 60)
    # Copied, because the user it runs as may not be able to read the project.
    scripts = shutil.copytree(EDGE, bench.folder / "varnish")
    bench.launch(
        "varnish",
        ["sh", scripts / "start.sh"],
        lambda: port_answers(port),
        PATH=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"]),
        SITE_URL=SITE_URL,
        EDGE_PURGE_SECRET=SECRET,
        EDGE_LISTEN=f"127.0.0.1:{port}",
        EDGE_BACKEND=behind.removeprefix("http://"),
        EDGE_FOLDER=str(folder),
        EDGE_WORK=str(folder / "work"),
    )
    return f"{address}/", site
