"""Make the stand-in PDFs: ``python -m hub.demo.make_documents [slug …]``.

Each source in ``hub/demo/documents`` is the body of one document in HTML; this adds the cover, the
note that it is a stand-in, the contents list and the running footer, and writes a tagged PDF/UA-1
file to ``hub/demo/files``. The same sources and fonts (Liberation Sans) give the same bytes: the
files carry no date and their identifiers are derived from their names. Needs the development
requirements; the files are committed, so the site does not.
"""

import hashlib
import logging
import re
import sys
from html import escape
from pathlib import Path

from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration

from hub.demo.content.resource import Resource
from hub.demo.content.resources import RESOURCES

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "documents"
FILES = HERE / "files"
MARK = HERE.parent / "static_src" / "images" / "mark.svg"

ABOUT = (
    "The original of this document could not be had. This is a stand-in, written for the "
    "demonstration of Democracy Hub. It says in general terms what a document of this kind "
    "contains and how to use one. It is not the work of those named above, and it reports nothing "
    "that they found, said or decided. For the original, please ask them."
)
HEADING = re.compile(
    r'<h2(?P<attributes>[^>]*\bid="(?P<id>[^"]+)"[^>]*)>(?P<text>.*?)</h2>', re.DOTALL
)
TAG = re.compile(r"<[^>]+>")
LONG_TITLE = 45


def contents_of(body: str) -> list[tuple[str, str]]:
    """Return the anchor and the text of every second-level heading of ``body``, in order."""
    return [
        (found["id"], " ".join(TAG.sub(" ", found["text"]).split()))
        for found in HEADING.finditer(body)
    ]


def contents_list(body: str, page_of: dict[str, int], *, whole_page: bool) -> str:
    """Return the contents list as HTML, with the page on which each part begins.

    The numbers stand beside the links as plain text: a ``target-counter`` inside a link would be
    tagged as a second link.
    """
    rows = "".join(
        f'<li><a href="#{anchor}">{text}</a> <span class="at">{page_of.get(anchor, 0)}</span></li>'
        for anchor, text in contents_of(body)
    )
    style = "contents whole" if whole_page else "contents"
    return f'<nav class="{style}"><h2>Contents</h2><ol>{rows}</ol></nav>'


def page_source(resource: Resource, body: str, page_of: dict[str, int]) -> str:
    """Return the whole document as HTML: cover, contents and ``body``.

    A handbook has its contents list on a page of its own, shorter documents on the cover.
    """
    is_book = resource.type == "handbook"
    contents = contents_list(body, page_of, whole_page=is_book)
    title = escape(resource.title, quote=False)
    byline = escape(resource.byline, quote=False)
    size = ' class="long"' if len(resource.title) > LONG_TITLE else ""
    return f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title} (demonstration copy)</title>
<meta name="author" content="Democracy Hub demonstration">
<meta name="description" content="Stand-in for a document by {escape(resource.byline)}">
</head>
<body>
<section class="cover">
<div class="brand"></div>
<p class="flagged"><span class="flag">Demonstration copy</span></p>
<h1{size}>{title}</h1>
<p class="label">The original is by</p>
<p class="by">{byline}</p>
<div class="about"><h2>About this copy</h2><p>{ABOUT}</p></div>
{"" if is_book else contents}
</section>
{contents if is_book else ""}
{body}
</body>
</html>"""


def make_document(resource: Resource) -> bytes:
    """Return the PDF of one resource.

    It is laid out twice: the first time tells on which page each part begins. Raises
    ``FileNotFoundError`` when the resource has no source.
    """
    body = (SOURCES / f"{resource.slug}.html").read_text(encoding="utf-8")
    draft = lay_out(page_source(resource, body, {}))
    page_of = {
        anchor: number
        for number, page in enumerate(draft.pages, start=1)
        for anchor in page.anchors
    }
    return lay_out(page_source(resource, body, page_of)).write_pdf(
        pdf_identifier=hashlib.sha256(resource.slug.encode()).digest()[:16],
        pdf_variant="pdf/ua-1",
    )


def lay_out(source: str) -> Document:
    """Return ``source`` set in pages in the house style."""
    fonts = FontConfiguration()
    brand = f'.brand {{ background: url("{MARK.as_uri()}") 0 0 / 100% 100% no-repeat; }}'
    return HTML(string=source, base_url=str(SOURCES)).render(
        stylesheets=[
            CSS(filename=str(SOURCES / "document.css"), font_config=fonts),
            CSS(string=brand, font_config=fonts),
        ],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
    )


def main(slugs: list[str]) -> int:
    """Write the files named by ``slugs`` (all without any); return the exit status."""
    logging.getLogger("weasyprint").setLevel(logging.WARNING)
    unknown = set(slugs) - {resource.slug for resource in RESOURCES}
    if unknown:
        sys.stderr.write(f"No such resource: {', '.join(sorted(unknown))}\n")
        return 1
    for resource in RESOURCES:
        if not slugs or resource.slug in slugs:
            content = make_document(resource)
            (FILES / resource.filename).write_bytes(content)
            sys.stdout.write(f"{resource.filename}: {len(content) // 1024} KB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
