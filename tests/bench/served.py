"""How fast the same page is answered by korner's store, by less than korner, and by what stands before it."""

from deploy.house.scratch import CannotStart, find_program
from tests.bench.fronts import start_edge, start_nginx
from tests.bench.load import Target, get, measure
from tests.bench.table import Row

CONNECTIONS, TRIES = 32, 3
PACKED = {"Accept-Encoding": "gzip"}
WSGI, VIEW, NGINX = "a bare WSGI function", "a bare Django view", "nginx, static file"
CACHED, UNCHANGED, GRANIAN = "cached page", "cached page, 304", "cached page, granian"
EDGE, SHARED = "cached page, Varnish", "cached page, store in Valkey"
BARE_GRANIAN = "a bare WSGI function, granian"  # what granian itself leaves room for
# (what, to what, at least): the limits of the issue "Found and fast".
RATIOS = [
    (CACHED, WSGI, 0.8),
    (CACHED, VIEW, 1.3),
    (UNCHANGED, CACHED, 1.0),
    (GRANIAN, NGINX, 0.65),
    (GRANIAN, BARE_GRANIAN, None),
    (BARE_GRANIAN, NGINX, None),
    (EDGE, NGINX, 0.9),
    (SHARED, CACHED, None),
    (CACHED, NGINX, None),
    (WSGI, NGINX, None),
    (VIEW, NGINX, None),
]


def start(bench, site, edge_site):
    """Start all who serve the page; returns {name: target}, and the environment of who publishes for the edge.

    `site` is the environment of the newspaper, which is started first, because the others serve what it answers;
    `edge_site` that of the one behind the edge.
    """
    cached = bench.serve("korner", site)
    size = bench.keep_page(f"{cached}/")
    bench.remarks.append(f"the page: the home page, {size:,} bytes packed with gzip")
    headers = get(f"{cached}/", PACKED)[1]
    bare = {"BENCH_PAGE": str(bench.page)}
    targets = [
        Target(WSGI, bench.serve("bare-wsgi", bare, application="tests.bench.bare_wsgi:application", up="/") + "/", 0),
        Target(
            VIEW, bench.serve("bare-view", bare, application="tests.bench.bare_django:application", up="/") + "/", 0
        ),
        Target(CACHED, f"{cached}/", 0),
    ]
    names = ["bare-wsgi", "bare-view", "korner"]
    if "etag" in headers:
        targets.append(Target(UNCHANGED, f"{cached}/", 0, {"If-None-Match": headers["etag"]}))
        names.append("korner")
    targets.append(Target(GRANIAN, bench.serve("granian", site, server="granian") + "/", 0))
    names.append("granian")
    wsgi = {"application": "tests.bench.bare_wsgi:application", "server": "granian", "up": "/"}
    targets.append(Target(BARE_GRANIAN, bench.serve("bare-granian", bare, **wsgi) + "/", 0))
    names.append("bare-granian")
    if "redis" in bench.urls:
        shared = {**site, "PAGE_STORE_URL": f"{bench.urls['redis']}/1", "CACHE_URL": f"{bench.urls['redis']}/2"}
        targets.append(Target(SHARED, bench.serve("korner-valkey", shared) + "/", 0))
        names.append("korner-valkey")
    try:
        edge, told = start_edge(bench, edge_site)
    except CannotStart as problem:
        bench.broken.append(f"the edge: {problem}")
        edge, told = None, edge_site
    for name, address in (("varnish", edge), ("nginx", start_nginx(bench))):
        if address:
            targets.append(Target(EDGE if name == "varnish" else NGINX, address, 0))
            names.append(name)
    for target, name in zip(targets, names, strict=True):
        target.pid = bench.pid(name)
        target.headers = {**PACKED, **target.headers}
    check(targets)
    return {target.name: target for target in targets}, told


def check(targets):
    """Raise ValueError unless every target answers as the newspaper does: same body, and 304 where it was asked for."""
    bodies = {}
    for target in targets:
        status, _headers, body = get(target.url, target.headers)
        wanted = 304 if "If-None-Match" in target.headers else 200
        if status != wanted:
            raise ValueError(f"{target.name} answers {status}, not {wanted}")
        if status == 200:
            bodies[target.name] = len(body)
    # Bytes differ where a compressor differs by a block; a page that is another one differs by more.
    if max(bodies.values()) > 1.05 * min(bodies.values()):
        raise ValueError(f"the targets do not serve the same page: {bodies}")


def run(bench, targets, plan):
    """Measure the targets {name: target} in turn; returns the rows."""
    if not find_program("wrk"):
        bench.missing.append("wrk is not installed: no rates")
        return []
    measured = measure(
        bench.folder,
        list(targets.values()),
        rounds=plan.rounds,
        seconds=1,
        connections=CONNECTIONS,
        until=plan.until,
        tries=TRIES,
    )
    bench.broken += measured.problems
    bench.remarks.append(
        f"served pages: {measured.number()} rounds of 1 s, the best of {TRIES}, {CONNECTIONS} connections"
    )
    return rows(measured)


def rows(measured):
    """The rows: every ratio, with the figures of its first part where that is named first; then the bare ones."""
    made, told = [], set()
    for what, to, least in RATIOS:
        if what in measured and to in measured:
            compared = {
                "ratio": measured.ratio(what, to),
                "by_cpu": measured.ratio(what, to, "per_cpu_second"),
                "to": to,
                "least": least,
            }
            made.append(Row(what, **compared) if what in told else figures(measured, what, **compared))
            told.add(what)
    return [*made, *(figures(measured, what) for what in (NGINX,) if what in measured)]


def figures(measured, what, **compared):
    """The row of one target with its own figures."""
    return Row(
        what,
        figure=f"{measured.median(what, 'per_second'):,.0f}/s",
        p50=measured.median(what, "p50"),
        p99=measured.median(what, "p99"),
        per_cpu=measured.median(what, "per_cpu_second"),
        **compared,
    )
