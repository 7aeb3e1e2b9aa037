# ruff: noqa: INP001 - a script, not part of a package
"""Draws the bitmap icons from the SVG ones, with Chromium.

Run `.venv/bin/python hub/static_src/make_icons.py`, then `npm run build`, when a drawing changed.
The results are committed, so that a build needs no browser.
"""

import io
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).parent / "images"
# Small icons leave out the chairs' backs, which would blur into the seats.
FAVICON_SIZES = (16, 32, 48)
TOUCH_SIZES = (180,)


def draw(browser: Browser, name: str, size: int, *, full_bleed: bool) -> Image.Image:
    """Return an SVG of the images folder as a picture.

    Args:
        browser: a running browser.
        name: the file's name without its ending.
        size: width and height in pixels.
        full_bleed: fill the corners, which the system rounds by itself.

    """
    page = browser.new_page(viewport={"width": size, "height": size})
    drawing = (IMAGES / f"{name}.svg").read_text()
    ground = "#0b3d47" if full_bleed else "transparent"
    page.set_content(
        f"<style>html{{background:{ground}}}body{{margin:0}}svg{{display:block}}</style>{drawing}"
    )
    shot = page.screenshot(omit_background=True)
    page.close()
    return Image.open(io.BytesIO(shot))


def main() -> None:
    """Write favicon.ico and the touch icons."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        *smaller, largest = (
            draw(browser, "favicon", size, full_bleed=False) for size in FAVICON_SIZES
        )
        largest.save(
            IMAGES / "favicon.ico",
            sizes=[(size, size) for size in FAVICON_SIZES],
            append_images=smaller,
        )
        for size in TOUCH_SIZES:
            picture = draw(browser, "icon", size, full_bleed=True).convert("RGB")
            picture.quantize(64).save(IMAGES / f"touch-icon-{size}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
