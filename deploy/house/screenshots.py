"""The two pictures in README.md: the front page on a wide screen, a story on a telephone.

Serves a demo newspaper of its own on a free port, photographs it with the system's Chromium, and ends it.
"""

import io
import os
import re
import subprocess
import sys
import time

from PIL import Image
from playwright.sync_api import Error, sync_playwright

from deploy.house.scratch import find_program, free_port
from deploy.house.serve import DIRECT, answers
from deploy.house.stamps import ROOT

PICTURES = ROOT / "docs" / "pictures"
SHOTS = [
    ("home.png", {"width": 1280, "height": 1600}, 1, "home"),
    ("phone.png", {"width": 390, "height": 1250}, 1.5, "story"),
]
COLOURS = 160


def serve(port):
    """Start the demo newspaper on `port` and wait for it. Raises RuntimeError when it does not come up."""
    environment = {**os.environ, "DEMO": "1", "DEBUG": "0", "PORT": str(port)}
    house = subprocess.Popen([sys.executable, "-m", "deploy.house.serve"], cwd=ROOT, env=environment)
    end = time.monotonic() + 300
    while not answers(f"http://127.0.0.1:{port}"):
        if house.poll() is not None or time.monotonic() > end:
            house.terminate()
            raise RuntimeError("The newspaper did not come up.")
        time.sleep(0.2)
    return house


def first_story(address):
    """Return the address of the newest story, as the feed has it."""
    with DIRECT.open(f"{address}/rss/", timeout=10) as response:
        feed = response.read().decode()
    return re.search(r"<item>.*?<link>([^<]+)</link>", feed, flags=re.DOTALL).group(1)


def launch(playwright):
    """Start Chromium; without its sandbox only where it cannot have one. Raises RuntimeError when it is missing."""
    program = find_program("chromium", "chromium-browser", "google-chrome")
    if not program:
        raise RuntimeError("Chromium is not installed.")
    if os.geteuid() != 0:
        try:
            return playwright.chromium.launch(executable_path=program)
        except Error:
            pass  # containers often forbid what the sandbox needs
    return playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])


def write_small(png, path):
    """Write the PNG bytes to `path` with a palette: a third of the size, and nobody sees it."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def main():
    """Make both pictures; return the exit code."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    PICTURES.mkdir(parents=True, exist_ok=True)
    try:
        house = serve(port)
    except RuntimeError as words:
        print(words, file=sys.stderr)
        return 1
    try:
        pages = {"home": f"{address}/", "story": first_story(address)}
        with sync_playwright() as playwright:
            browser = launch(playwright)
            for name, size, scale, page_name in SHOTS:
                page = browser.new_page(viewport=size, device_scale_factor=scale, locale="tr-TR")
                page.goto(pages[page_name], wait_until="networkidle")
                page.evaluate("document.fonts.ready")
                write_small(page.screenshot(), PICTURES / name)
                page.close()
            browser.close()
    except RuntimeError as words:
        print(words, file=sys.stderr)
        return 1
    finally:
        house.terminate()
        house.wait(30)
    for name, *_ in SHOTS:
        print(f"docs/pictures/{name}: {(PICTURES / name).stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
