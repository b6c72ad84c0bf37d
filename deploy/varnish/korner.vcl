# What the edge does with a request: Varnish 7.1 or newer with the modules xkey and var, before korner's web server.
#
# start.sh fills in what stands between @ signs and names what each setting means. Headers of the house:
#   from the application   xkey, Surrogate-Control: max-age=N | no-store, X-Korner-Number (of the purge it has heard of)
#   to the purge door      PURGE / with X-Korner-Secret, X-Korner-Number and xkey (soft), xkey-hard or X-Korner-Everything
# Readers see none of them, and theirs are dropped.

vcl 4.1;

import std;
import var;
import xkey;

include "./bad_times.vcl"; # comes before what is here, sub by sub

backend default {
    .host = "@BACKEND_HOST@";
    .port = "@BACKEND_PORT@";
    .connect_timeout = 2s;
    .first_byte_timeout = @PATIENCE@s;
    .between_bytes_timeout = @PATIENCE@s;
    # A refused connection is noticed by the request that meets it. The probe is for the application that hangs; it is
    # slow to say so, because from then on old pages are shown without asking.
    .probe = {
        .request = "GET /healthz HTTP/1.1" "Host: @SITE_HOST@" "Connection: close" "User-Agent: korner-edge";
        .interval = 2s;
        .timeout = 5s;
        .window = 4;
        .threshold = 1;
        .initial = 1;
    }
}

# Who may purge, besides knowing the secret.
acl purgers { @PURGE_FROM@ }

# Who may say what a reader's address is, and that he came by TLS.
acl terminators { @TLS_FROM@ }

sub vcl_recv {
    if (req.restarts > 0) {
        return (hash);
    }
    if (req.method == "PURGE") {
        call purge_door;
    }
    # What a hit looks at; the application's part is cleaned when it is asked.
    unset req.http.X-Korner-Shared;
    unset req.http.X-Korner-Stale;
    unset req.http.X-Korner-Reader;
    if (client.ip !~ terminators || req.http.X-Forwarded-Proto !~ "^https?$") {
        unset req.http.X-Forwarded-Proto;
    }

    if (req.method != "GET" && req.method != "HEAD" && req.method !~ "^(POST|OPTIONS|PUT|PATCH|DELETE)$") {
        return (synth(405));
    }
    if (!req.http.Host) {
        return (synth(400));
    }
    set req.http.Host = std.tolower(req.http.Host);
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.url ~ "^/(static|media)/") {
        # The name alone says which file it is.
        set req.url = regsub(req.url, "\?.*$", "");
        if (req.url ~ "^/media/") {
            unset req.http.Accept-Encoding; # pictures do not get smaller
        }
    } else {
        if (req.http.Authorization || req.http.HX-Request || req.http.Range || req.http.Cookie ~ "(^|;\s*)korner_desk="
            || req.url ~ "^/(admin/|(admin|healthz|readyz)(\?|$))") {
            return (pass);
        }
        if (req.url ~ "\?") {
            set req.url = regsuball(req.url, "(?<=[?&])(?:utm_[^=&]*|mc_[^=&]*|fbclid|gclid|igshid)(?:=[^&]*)?(?:&|$)", "");
            set req.url = std.querysort(regsub(req.url, "[?&]+$", ""));
        }
    }
    # Who has voted or written comes back to pages of his own (no-store): these are never kept, so his cookie may go with
    # him to the application. Pages that are shared do not look at it.
    if (req.http.Cookie ~ "(^|;\s*)korner_reader=") {
        set req.http.X-Korner-Reader = regsub(req.http.Cookie, "^(?:.*;\s*)?korner_reader=([^;\s]*).*$", "korner_reader=\1");
    }
    unset req.http.Cookie;
    call one_encoding;

    set req.http.X-Korner-Shared = "1";
    # While the application lives nothing old is shown. Once the probe has found it dead, nobody waits for it.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 0s;
    } else {
        set req.grace = 24h;
    }
    return (hash);
}

# Nothing that a reader writes passes for a word of ours.
sub clean_request {
    unset req.http.X-Korner-Secret;
    unset req.http.X-Korner-Number;
    unset req.http.X-Korner-Everything;
    unset req.http.X-Korner-Heard;
    unset req.http.X-Korner-Scheme;
    unset req.http.Forwarded;
    unset req.http.X-Forwarded-Host;
    unset req.http.X-Forwarded-Port;
    unset req.http.X-Original-URL;
    unset req.http.X-Rewrite-URL;
    unset req.http.Proxy;
    if (client.ip !~ terminators) {
        set req.http.X-Forwarded-For = client.ip;
    }
}

# The application keeps each page in br, in gzip and plain; a reader gets the smallest he can read.
sub one_encoding {
    if (req.http.Accept-Encoding == "gzip") {
        return;
    }
    if (req.http.Accept-Encoding ~ "(?i)(?:^|,)\s*br\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[0-9.]+\s*)?(?:,|$)") {
        set req.http.Accept-Encoding = "br";
    } elsif (req.http.Accept-Encoding ~ "(?i)(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[0-9.]+\s*)?(?:,|$)") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }
}

# "heard" is another word after each purge; "number" is that of the newest purge. They come first: a page that is on its
# way while the purge looks for it finds them changed and is not kept. Numbers may have 18 digits (they start as a moment
# in microseconds where Valkey counts), and Varnish reads no more than 15 at once: they are compared in two halves.
sub purge_door {
    if (client.ip !~ purgers || std.getenv("EDGE_PURGE_SECRET") == ""
        || req.http.X-Korner-Secret != std.getenv("EDGE_PURGE_SECRET")) {
        return (synth(405));
    }
    var.global_set("heard", req.xid);
    if (req.http.X-Korner-Number !~ "^[0-9]{1,18}$") {
        set req.http.X-Korner-Number = "0";
    }
    # A new epoch may count from the beginning, so the purge that starts it may lower the number.
    if (req.http.X-Korner-Everything || var.global_get("number") !~ "."
        || (std.integer(regsub(req.http.X-Korner-Number, "^(.*?)[0-9]{1,9}$", "0\1"), 0)
            - std.integer(regsub(var.global_get("number"), "^(.*?)[0-9]{1,9}$", "0\1"), 0)) * 1000000000
            + std.integer(regsub(req.http.X-Korner-Number, "^.*?([0-9]{1,9})$", "\1"), 0)
            - std.integer(regsub(var.global_get("number"), "^.*?([0-9]{1,9})$", "\1"), 0) > 0) {
        var.global_set("number", req.http.X-Korner-Number);
    }
    if (req.http.X-Korner-Everything) {
        std.ban("obj.status != 0");
    } else {
        set req.http.X-Korner-Gone = xkey.purge(req.http.xkey-hard) + xkey.softpurge(req.http.xkey);
        set req.http.X-Korner-Trouble = xkey.purge("edge:trouble");
    }
    return (synth(200, "Purged"));
}

sub vcl_hash {
    hash_data(req.http.Host);
    hash_data(req.url);
    if (req.http.X-Forwarded-Proto == "https") {
        hash_data("https");
    }
    return (lookup);
}

sub vcl_hit {
    # Between the look at "heard" when a page arrives and its entry among the tags there is a moment in which a purge
    # does not find it. Such a page is recognised by its youth, and asked for again.
    if (obj.age < 2s && obj.http.X-Korner-Heard && !req.http.X-Korner-Stale
        && obj.http.X-Korner-Heard != var.global_get("heard") + "-") {
        set req.hash_always_miss = true;
        return (restart);
    }
    if (req.grace > 0s) {
        call clean_request;
        set req.http.X-Korner-Heard = var.global_get("heard") + "-"; # for the fetch in the background
    }
    return (deliver);
}

sub vcl_miss {
    call clean_request;
    if (req.http.X-Korner-Reader) {
        set req.http.Cookie = req.http.X-Korner-Reader;
    }
    set req.http.X-Korner-Heard = var.global_get("heard") + "-";
    return (fetch);
}

sub vcl_pass {
    call clean_request;
    return (fetch);
}

sub vcl_backend_fetch {
    unset bereq.http.X-Korner-Reader;
    if (bereq.uncacheable) {
        set bereq.first_byte_timeout = 120s; # the desk's uploads
        set bereq.between_bytes_timeout = 60s;
    } else {
        # Always the whole answer: what a page shows may have changed though its bytes have not.
        unset bereq.http.If-None-Match;
        unset bereq.http.If-Modified-Since;
    }
    return (fetch);
}

sub vcl_backend_response {
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    if (bereq.uncacheable) {
        return (deliver); # passed: as the application says it
    }
    if ((beresp.status != 200 && beresp.status != 301) || beresp.http.Set-Cookie
        || beresp.http.Cache-Control ~ "(?i)(private|no-store)"
        || (beresp.http.Vary && beresp.http.Vary !~ "(?i)^\s*accept-encoding\s*$")) {
        set beresp.uncacheable = true;
        set beresp.ttl = 10s; # for so long nobody waits to see whether another's answer can be shared
        return (deliver);
    }
    set beresp.http.X-Korner-Heard = bereq.http.X-Korner-Heard;
    if (bereq.url ~ "^/(static|media)/") {
        call keep_file;
    } else {
        call keep_page;
    }
    return (deliver);
}

sub keep_file {
    if (beresp.http.Cache-Control ~ "immutable") {
        set beresp.ttl = 30d;
    } # else as long as its own max-age says
    if (beresp.ttl <= 0s || bereq.http.X-Korner-Heard != var.global_get("heard") + "-") {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        return (deliver);
    }
    if (bereq.url ~ "^/media/") {
        set beresp.http.xkey = bereq.url; # a picture that is withdrawn is purged by its path
    }
    set beresp.grace = 24h;
}

sub keep_page {
    set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, "(?i)^.*max-age=([0-9]+).*$", "\1") + "s", 0s);
    if (beresp.http.Surrogate-Control ~ "(?i)no-store" || beresp.ttl <= 0s) {
        set beresp.uncacheable = true;
        set beresp.ttl = 1s;
        return (deliver);
    }
    # A purge came while the page was on its way, or the page was checked before one we know of: shown to him who asked
    # before it, kept for nobody.
    if (bereq.http.X-Korner-Heard != var.global_get("heard") + "-"
        || (var.global_get("number") ~ "." && (beresp.http.X-Korner-Number !~ "^[0-9]{1,18}$"
            || (std.integer(regsub(beresp.http.X-Korner-Number, "^(.*?)[0-9]{1,9}$", "0\1"), 0)
            - std.integer(regsub(var.global_get("number"), "^(.*?)[0-9]{1,9}$", "0\1"), 0)) * 1000000000
            + std.integer(regsub(beresp.http.X-Korner-Number, "^.*?([0-9]{1,9})$", "\1"), 0)
            - std.integer(regsub(var.global_get("number"), "^.*?([0-9]{1,9})$", "\1"), 0) < 0))) {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        return (deliver);
    }
    set beresp.grace = 24h;
}

sub vcl_deliver {
    unset resp.http.xkey;
    unset resp.http.Surrogate-Control;
    unset resp.http.X-Korner-Number;
    unset resp.http.X-Korner-Heard;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
    unset resp.http.Age; # a browser that counted it would think a page of yesterday too old to be true
    unset resp.http.X-Powered-By;
    if (req.url !~ "^/(static|media)/") {
        unset resp.http.Accept-Ranges;
        unset req.http.Range; # pages are whole: only the application may cut one
    }
    return (deliver);
}

sub vcl_synth {
    unset resp.http.Server;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
    set resp.body = "";
    if (req.method == "PURGE" && resp.status == 200) {
        set resp.http.X-Korner-Number = var.global_get("number");
        set resp.http.X-Korner-Gone = req.http.X-Korner-Gone;
    } else {
        set resp.http.Content-Type = "text/plain; charset=utf-8";
        set resp.http.X-Content-Type-Options = "nosniff";
        set resp.http.Cache-Control = "no-store";
        if (resp.status == 405) {
            set resp.http.Allow = "GET, HEAD, POST, OPTIONS";
        }
        set resp.body = "" + resp.status + " " + resp.reason + {"
"};
    }
    return (deliver);
}
