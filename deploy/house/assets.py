"""Which files of the npm packages browsers get: these and no others, no source maps.

They are written to var/assets, which Django collects like any folder of static files; none is committed.
"""

import shutil
from pathlib import Path

from deploy.house.fonts import make_fonts
from deploy.house.stamps import ROOT, VAR

MODULES = ROOT / "node_modules"
# file in node_modules: name under var/assets/vendor
FILES = {
    "ckeditor5/dist/browser/ckeditor5.umd.js": "ckeditor5/ckeditor5.umd.js",
    "ckeditor5/dist/browser/ckeditor5.css": "ckeditor5/ckeditor5.css",
    "ckeditor5/dist/translations/tr.umd.js": "ckeditor5/translations/tr.umd.js",
    "ckeditor5/dist/translations/fr.umd.js": "ckeditor5/translations/fr.umd.js",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "leaflet/dist/leaflet.js": "leaflet/leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet/leaflet.css",
    # Named by its style sheet, which is not collected without them.
    **{
        f"leaflet/dist/images/{name}": f"leaflet/images/{name}"
        for name in ("layers.png", "layers-2x.png", "marker-icon.png")
    },
}
MAP_NOTE = ("//# sourceMappingURL=", "/*# sourceMappingURL=")


def without_map_note(text):
    """Return `text` (script or style) without the line that names its source map, which is not shipped."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(MAP_NOTE))


def copy_files(modules, target):
    """Copy FILES from `modules` to `target`. Raises FileNotFoundError, naming the file, when a package lacks one."""
    for source, name in FILES.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".png":
            path.write_bytes((modules / source).read_bytes())
        else:
            path.write_text(without_map_note((modules / source).read_text("utf-8")), "utf-8")


def make_assets(modules=MODULES, target=VAR / "assets"):
    """Make the folder `target` anew; what stood there is replaced only when all went well."""
    fresh = Path(f"{target}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    copy_files(modules, fresh / "vendor")
    make_fonts(modules, fresh / "fonts")
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)


if __name__ == "__main__":
    make_assets()
