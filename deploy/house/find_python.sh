#!/bin/sh
# Which Python the house is built with: prints the path of the first one that is 3.12 or newer and works.
#
# Order: $PYTHON, python3, python3.13, python3.12, pyenv's versions by path, uv's own download.
# Each is run before it is believed: a shim may stand for nothing, a distribution may have left out venv.
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)

works() {
    "$1" -c '
import sys
assert sys.version_info >= (3, 12)
import ensurepip, ssl, sqlite3, venv
' >/dev/null 2>&1
}

# The real path, so that a shim which asks the current folder for its version is asked only once.
print_path() {
    "$1" -c 'import sys; print(sys.executable)'
    exit 0
}

if [ -n "${PYTHON:-}" ]; then
    works "$PYTHON" && print_path "$PYTHON"
    echo "PYTHON=$PYTHON cannot be run, is older than 3.12 or lacks ssl, sqlite3, venv or ensurepip." >&2
    exit 1
fi

for name in python3 python3.13 python3.12; do
    works "$name" && print_path "$name"
done

pyenv=pyenv
for folder in "${PYENV_ROOT:-$HOME/.$pyenv}" "$HOME/.$pyenv"; do
    for candidate in "$folder"/versions/3.1[2-9]*/bin/python3 "$root"/var/python/*/bin/python3; do
        [ -x "$candidate" ] && works "$candidate" && print_path "$candidate"
    done
done

# No Python of our age here: uv brings one, if uv can be had and its source can be reached.
find_uv() {
    if command -v uv >/dev/null 2>&1; then
        command -v uv
        return
    fi
    uv="$root/var/uv/bin/uv"
    for old in python3 /usr/bin/python3; do
        [ -x "$uv" ] && break
        "$old" -m pip install --quiet --target "$root/var/uv" uv >/dev/null 2>&1 && continue
        "$old" -m venv "$root/var/uv" >/dev/null 2>&1 && "$root/var/uv/bin/pip" install --quiet uv >/dev/null 2>&1
    done
    [ -x "$uv" ] && echo "$uv"
}

uv=$(find_uv)
if [ -n "$uv" ]; then
    echo "No Python 3.12 or newer found; asking uv for one ..." >&2
    UV_PYTHON_INSTALL_DIR="$root/var/python" "$uv" python install --quiet --no-bin 3.12 >/dev/null 2>&1 ||
        UV_PYTHON_INSTALL_DIR="$root/var/python" "$uv" python install --quiet 3.12 >/dev/null 2>&1
    for candidate in "$root"/var/python/*/bin/python3; do
        [ -x "$candidate" ] && works "$candidate" && print_path "$candidate"
    done
fi

echo "No Python 3.12 or newer (with ssl, sqlite3, venv) was found and none could be fetched: install one, or name it, as in make run PYTHON=/path/to/python3." >&2
exit 1
