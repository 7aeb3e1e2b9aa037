"""PDFs with text on their pages, written by hand so that tests need no program to make one."""

from collections.abc import Sequence

_LINE_HEIGHT = 16
_TOP = 780
_LONGEST_LINE = 80


def pdf_bytes(pages: Sequence[str], title: str = "") -> bytes:
    """Return a PDF with one page for each text, which may hold what Latin-1 holds.

    Args:
        pages: the text of each page; its words stand in the file as they are, not compressed.
        title: what the file says of itself.

    """
    numbers = [4 + 2 * place for place in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }
    for number, text in zip(numbers, pages, strict=True):
        content = _content(text)
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        objects[number + 1] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    about = 4 + 2 * len(pages)
    objects[about] = b"<< /Title (%s) >>" % _escaped(title)
    return _file(objects, about)


def _content(text: str) -> bytes:
    """Return the drawing of a page of text, a line at a time."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) >= _LONGEST_LINE:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    drawn = b"\n".join(b"(%s) Tj T*" % _escaped(line) for line in [*lines, line])
    return b"BT /F1 12 Tf %d TL 50 %d Td\n%s\nET" % (_LINE_HEIGHT, _TOP, drawn)


def _escaped(text: str) -> bytes:
    """Return a text as it stands between brackets."""
    found = text.encode("latin-1")
    for character in (b"\\", b"(", b")"):
        found = found.replace(character, b"\\" + character)
    return found


def _file(objects: dict[int, bytes], about: int) -> bytes:
    """Return the whole file, with the table that says where each object begins."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in sorted(objects.items()):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, about, len(out))
    )
