"""Who is really asking: forwarding headers are believed only from the proxies named in TRUSTED_PROXIES."""

from ipaddress import ip_address, ip_network

from django.conf import settings

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT")
HOUSEHOLD = 64  # bits of an IPv6 address
NEVER = ("HTTP_X_KORNER_SCHEME", "HTTP_FORWARDED", "HTTP_X_ORIGINAL_URL", "HTTP_X_REWRITE_URL")


def parse(address):
    """Return the IP address in `address`, or None when it is none."""
    try:
        return ip_address(address.strip())
    except ValueError:
        return None


def household(address):
    """`address` (text) as it is counted: of IPv6 the part that names a household, "" where it is none.

    A household may choose the rest of its IPv6 address anew for every request.
    """
    found = parse(address)
    if found is None:
        return ""
    if found.version == 6 and found.ipv4_mapped is None:
        return f"{int(found) >> (128 - HOUSEHOLD):x}/{HOUSEHOLD}"
    return str(found.ipv4_mapped or found) if found.version == 6 else str(found)


class TrustedProxies:
    """The machines whose forwarding headers are believed; false when there are none."""

    def __init__(self, names):
        self.networks = [ip_network(name, strict=False) for name in names]

    def __bool__(self):
        return bool(self.networks)

    def __contains__(self, address):
        """Whether `address` (text) is one of ours."""
        parsed = parse(address)
        return parsed is not None and any(parsed in network for network in self.networks)

    def scheme(self, environ):
        """Return "http" or "https": what the reader used, as told by a trusted proxy, else what reached this server."""
        told = environ.get("HTTP_X_FORWARDED_PROTO", "")
        if told in ("http", "https") and environ.get("REMOTE_ADDR", "") in self:
            return told
        return environ["wsgi.url_scheme"]


class TrustedProxyMiddleware:
    """Replace REMOTE_ADDR by the reader's address and set the scheme, as told by a trusted proxy; drop the rest."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.trusted = TrustedProxies(settings.TRUSTED_PROXIES)

    def __call__(self, request):
        meta = request.META
        for name in NEVER:
            meta.pop(name, None)
        told = {name: meta.pop(name, "") for name in FORWARDED}
        if self.trusted and meta.get("REMOTE_ADDR", "") in self.trusted:
            # The nearest address that is not ours is the reader's; what stands left of it anybody may have written.
            for hop in reversed(told["HTTP_X_FORWARDED_FOR"].split(",")):
                if parse(hop) is None:
                    break
                meta["REMOTE_ADDR"] = hop.strip()
                if hop not in self.trusted:
                    break
            if told["HTTP_X_FORWARDED_PROTO"] in ("http", "https"):
                meta["HTTP_X_KORNER_SCHEME"] = told["HTTP_X_FORWARDED_PROTO"]
        return self.get_response(request)
