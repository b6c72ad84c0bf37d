# What the edge does when the application gives no answer: an old page after a second look, else the paper's own 503.
#
# A fetch that fails leaves a mark (X-Korner-Trouble); the request then starts anew and may have what is old
# (X-Korner-Stale). Included by korner.vcl, filled in by start.sh.

include "@FOLDER@/trouble.vcl"; # the 503's headers, written by `manage.py edge_pages`

sub vcl_recv {
    if (req.restarts > 0 && req.http.X-Korner-Stale) {
        set req.hash_always_miss = false;
        set req.grace = 24h;
    }
}

sub vcl_miss {
    if (req.http.X-Korner-Stale) {
        return (synth(503)); # asked already, in vain
    }
}

sub vcl_backend_response {
    # The house is down. A 500 is none of these: the application lives, and whoever corrects a page must not find the
    # old one shown in place of his mistake.
    if (!bereq.uncacheable && (beresp.status == 502 || beresp.status == 503 || beresp.status == 504)) {
        return (error(503));
    }
}

# Varnish keeps an error for a second when others wait for the same page, so that they need not fail one by one. It is
# hidden (Vary) from the second look for an old page, and gone at the next purge.
sub vcl_backend_error {
    if (bereq.is_bgfetch) {
        return (abandon);
    }
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    set beresp.http.X-Korner-Trouble = "1";
    set beresp.http.Vary = "X-Korner-Stale";
    set beresp.http.xkey = "edge:trouble";
    return (deliver);
}

sub vcl_deliver {
    if (resp.http.X-Korner-Trouble) {
        if (req.http.X-Korner-Shared && !req.http.X-Korner-Stale) {
            set req.http.X-Korner-Stale = "1";
            return (restart);
        }
        return (synth(503));
    }
}

sub vcl_synth {
    if (resp.status >= 500) {
        unset resp.http.Server;
        unset resp.http.X-Varnish;
        unset resp.http.Via;
        call trouble_page;
        return (deliver);
    }
}

# The paper's own page, in the language of the address; and what that page is made of, should it be asked for.
sub trouble_page {
    if (req.url ~ "^/static/(css|icons)/[a-z0-9-]+\.(css|svg)$" && std.file_exists("@FOLDER@" + req.url)) {
        set resp.status = 200;
        set resp.reason = "OK";
        set resp.http.Content-Type = "text/css; charset=utf-8";
        if (req.url ~ "\.svg$") {
            set resp.http.Content-Type = "image/svg+xml";
        }
        set resp.http.X-Content-Type-Options = "nosniff";
        set resp.http.Cache-Control = "no-cache";
        set resp.body = std.fileread("@FOLDER@" + req.url);
        return (deliver);
    }
    set resp.status = 503;
    set resp.reason = "Service Unavailable";
    call trouble_headers;
    if (req.url ~ "^/fr(/|$|\?)") {
        set resp.http.Content-Language = "fr";
        set resp.body = std.fileread("@FOLDER@/503.fr.html");
    } else {
        set resp.http.Content-Language = "tr";
        set resp.body = std.fileread("@FOLDER@/503.tr.html");
    }
}
