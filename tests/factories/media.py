"""Documents and images, and real files to make them from."""

import io
import zipfile
import zlib

import factory
from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.models import Collection, CollectionViewRestriction

from hub.core.transactions import unit_of_work
from hub.media.models import Document, Image


def pdf(*pages, tagged=False, encrypted=False, encoding="WinAnsiEncoding"):
    """Return a PDF with a page for each argument: text (lines apart by \\n) or PDF operators."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R%s >>" % (b" /MarkInfo << /Marked true >>" * tagged)]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /{encoding} >>"
    objects.append(font.encode())
    for number, page in enumerate(pages):
        stream = page if isinstance(page, bytes) else _operators(page)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    extra = b""
    if encrypted:
        lock = b"<" + b"5a" * 32 + b">"
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >>" % (lock, lock))
        extra = b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    return _assembled(objects, extra)


def _operators(text):
    lines = text.split("\n")
    shown = [
        b"(%s) Tj T*" % line.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)")
        for line in lines
    ]
    return b"BT /F1 12 Tf 14 TL 72 770 Td " + b" ".join(shown) + b" ET"


def _assembled(objects, extra):
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.7\n")
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R%s >>\n" % (len(objects) + 1, extra))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def scanned_pdf(pages=1):
    """Return a PDF whose pages are pictures."""
    out = io.BytesIO()
    first, *others = [Picture.new("RGB", (200, 300), (230, 230, 220)) for _ in range(pages)]
    first.save(out, "PDF", save_all=True, append_images=others)
    return out.getvalue()


def picture(kind="PNG", size=(64, 48), **options):
    """Return a picture."""
    out = io.BytesIO()
    Picture.new("RGB", size, (20, 110, 120)).save(out, kind, **options)
    return out.getvalue()


def png_header(width, height):
    """Return a PNG of a few bytes that says it is as large as you like."""
    header = width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\x00\x00\x00"
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\x00" * 64)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)
        for name, data in chunks
    )


def archive(members, compression=zipfile.ZIP_DEFLATED):
    """Return a ZIP file of names and contents."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return out.getvalue()


def office(part, **extra):
    """Return the skeleton of an Office file whose main part is of this content type."""
    kinds = f'<Types><Override PartName="/main.xml" ContentType="application/{part}"/></Types>'
    return archive({"[Content_Types].xml": kinds, "main.xml": "<main/>", **extra})


def open_document(kind, **extra):
    """Return the skeleton of an OpenDocument file."""
    declared = f"application/vnd.oasis.opendocument.{kind}"
    return archive({"mimetype": declared, "content.xml": "<office/>", **extra})


MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 64
WEBM = b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f\x42\x82\x84webm" + b"\x00" * 64
MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00\xff\xfb\x90\x00" + b"\x00" * 64
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nWelcome to the assembly.\n"
SRT = b"1\n00:00:00,000 --> 00:00:02,000\nWelcome to the assembly.\n"


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Document

    class Params:
        name = "handbook.pdf"
        content = pdf("How to run an assembly")

    title = factory.Sequence(lambda number: f"Document {number}")
    file = factory.LazyAttribute(lambda self: ContentFile(self.content, name=self.name))


class ImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Image

    class Params:
        name = "ring.png"
        content = picture()

    title = factory.Sequence(lambda number: f"Image {number}")
    description = "A ring of chairs"
    file = factory.LazyAttribute(lambda self: ContentFile(self.content, name=self.name))


def collection(name="Papers", parent=None):
    """Return a new collection below `parent`, or below the root."""
    with unit_of_work():
        return (parent or Collection.get_first_root_node()).add_child(name=name)


def restrict_collection(target, kind, *groups):
    """Return a new restriction on a collection."""
    restriction = CollectionViewRestriction(collection=target, restriction_type=kind)
    with unit_of_work():
        restriction.save()
        restriction.groups.set(groups)
    return restriction


def as_read(document, *texts):
    """Write what reading and drawing a document leave behind, without doing either."""
    storage = document.file.storage
    folder = document.file.name.rpartition("/")[0]

    def kept(name):
        return storage.save(f"{folder}/pages/{name}", ContentFile(picture("WEBP")))

    with unit_of_work():
        for number, text in enumerate(texts, start=1):
            name = kept(f"page-{number}.webp")
            document.pages.create(number=number, text=text, picture=name, width=64, height=48)
        document.text_state, document.page_count = "ready", len(texts)
        document.thumbnail = kept("thumbnail.webp")
        document.save(update_fields=["text_state", "page_count", "thumbnail"])
    return document
