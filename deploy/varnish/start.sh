#!/bin/sh
# How the edge is started: fills the two .vcl files from the environment and becomes varnishd. Further arguments are varnishd's.
#
#   EDGE_PURGE_SECRET  required  what the application says at the purge door
#   SITE_URL           required  the paper's address; its host is asked for in the health check
#   EDGE_LISTEN        127.0.0.1:6081   where readers, or the proxy that speaks TLS, come in
#   EDGE_BACKEND       127.0.0.1:8000   the application
#   EDGE_PURGE_FROM    127.0.0.1,::1    addresses and networks that may purge
#   EDGE_TLS_FROM      none             those of the proxy with TLS: its X-Forwarded-For and -Proto are believed
#   EDGE_FOLDER        var/edge         the pages for bad times, written by `manage.py edge_pages FOLDER`
#   EDGE_WORK          EDGE_FOLDER/work Varnish's own files; programs must be allowed to run from there
#   EDGE_MEMORY        256m             how much is kept
#   EDGE_PATIENCE      15               seconds after which an application that says nothing counts as dead
set -eu
here=$(cd "$(dirname "$0")" && pwd)

stop() { echo "edge: $1" >&2; exit 1; }
[ -n "${EDGE_PURGE_SECRET:-}" ] || stop "EDGE_PURGE_SECRET must be set, here and for the application."
[ -n "${SITE_URL:-}" ] || stop "SITE_URL must be set."
folder=${EDGE_FOLDER:-$here/../../var/edge}
[ -f "$folder/trouble.vcl" ] || stop "no pages in $folder: run \`manage.py edge_pages $folder\` first."
folder=$(cd "$folder" && pwd)
work=${EDGE_WORK:-$folder/work}
mkdir -p "$work"
backend=${EDGE_BACKEND:-127.0.0.1:8000}
host=${SITE_URL#*://}
host=${host%%/*}

# "10.0.0.0/8,::1" becomes "10.0.0.0"/8; "::1";
entries() {
    set -f
    for entry in $(echo "$1" | tr ',' ' '); do
        echo "$entry" | grep -qE '^[0-9A-Fa-f]*[.:][0-9A-Fa-f.:]*(/[0-9]{1,3})?$' \
            || stop "$2: \"$entry\" is no address and no network."
        echo "$entry" | sed 's|^\([^/]*\)\(.*\)$|"\1"\2;|' | tr '\n' ' '
    done
}
purge_from=$(entries "${EDGE_PURGE_FROM:-127.0.0.1,::1}" EDGE_PURGE_FROM)
tls_from=$(entries "${EDGE_TLS_FROM:-}" EDGE_TLS_FROM)

for file in korner.vcl bad_times.vcl; do
    sed -e "s|@FOLDER@|$folder|g" \
        -e "s|@BACKEND_HOST@|${backend%:*}|" \
        -e "s|@BACKEND_PORT@|${backend##*:}|" \
        -e "s|@SITE_HOST@|$host|" \
        -e "s|@PATIENCE@|${EDGE_PATIENCE:-15}|" \
        -e "s|@PURGE_FROM@|$purge_from|" \
        -e "s|@TLS_FROM@|$tls_from|" \
        "$here/$file" >"$work/$file"
done

export EDGE_PURGE_SECRET
# The application compresses, not Varnish. A page names its tags in one long header. gunicorn closes idle connections
# after 15 s: ours are closed before. After a refused connection Varnish would not try again for a quarter of a second,
# and show old pages to whoever reads just then: it shall try.
exec varnishd -F -n "$work/varnish" -a "${EDGE_LISTEN:-127.0.0.1:6081}" -f "$work/korner.vcl" \
    -s "malloc,${EDGE_MEMORY:-256m}" \
    -p http_gzip_support=off \
    -p http_resp_hdr_len=32k -p http_resp_size=64k -p workspace_backend=192k -p workspace_client=160k \
    -p backend_idle_timeout=10 -p backend_remote_error_holddown=0 "$@"
