"""Every door by which an image comes in, and what leaves of it."""

import io
import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.urls import reverse
from PIL import Image as Picture
from PIL.PngImagePlugin import PngInfo
from wagtail.models import UploadedFile

from hub.core.transactions import unit_of_work
from hub.media.metadata import without_metadata
from hub.media.models import Image
from hub.media.uploading import create_image
from tests.factories.accounts import UserFactory
from tests.factories.media import ImageFactory, pdf, picture, png_header
from tests.factories.pages import ContentPageFactory

pytestmark = pytest.mark.django_db
NO_WORDS = (
    "Describe what this picture shows, for people who cannot see it. If it adds nothing that the "
    "text does not say, tick “decorative” instead."
)
HTML = b"<!doctype html><p>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
BOTH = (
    "You described this picture and also ticked “decorative”. Untick it, or take the description "
    "out."
)


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(administrator=True))
    return client


def upload(content=None, name="ring.png"):
    return SimpleUploadedFile(
        name, picture() if content is None else content, content_type="image/png"
    )


def typed(prefix="", **changes):
    fields = {
        "title": "Ring of chairs",
        "description": "",
        "collection": "1",
        "tags": "",
        **changes,
    }
    return {f"{prefix}{name}": value for name, value in fields.items()}


def errors(html):
    found = BeautifulSoup(html, "html.parser").select(".error-message")
    return [" ".join(message.get_text().split()) for message in found]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, NO_WORDS),
        ({"description": "  "}, NO_WORDS),
        ({"description": "A ring", "decorative": "on"}, BOTH),
    ],
)
def test_a_picture_needs_words_or_to_be_decorative(admin, var_dir, fields, message):
    response = admin.post(reverse("wagtailimages:add"), typed(file=upload(), **fields))

    page = BeautifulSoup(response.content, "html.parser")
    assert errors(response.content) == [message]
    assert page.select_one("[name=title]")["value"] == "Ring of chairs"
    assert Image.objects.count() == 0
    assert list((var_dir / "media").rglob("*.png")) == []


@pytest.mark.parametrize(
    ("fields", "alt"), [({"description": "A ring"}, "A ring"), ({"decorative": "on"}, "")]
)
def test_a_picture_with_words_or_decorative_is_taken(admin, fields, alt):
    admin.post(reverse("wagtailimages:add"), typed(file=upload(), **fields))

    assert Image.objects.get().get_rendition("width-10").alt == alt


def test_the_form_asks_for_alternative_text(admin):
    page = BeautifulSoup(admin.get(reverse("wagtailimages:add")).content, "html.parser")

    label = page.select_one("label[for=id_description]")
    assert " ".join(label.get_text().split()) == "Alternative text"


def test_the_edit_form_asks_too(admin):
    image = ImageFactory()

    response = admin.post(reverse("wagtailimages:edit", args=[image.pk]), typed())

    assert errors(response.content) == [NO_WORDS]
    assert Image.objects.get().description == "A ring of chairs"


def test_the_chooser_asks_too(admin):
    prefix = "image-chooser-upload-"
    fields = {**typed(prefix), f"{prefix}file": upload()}

    refused = admin.post(reverse("wagtailimages_chooser:create"), fields)

    assert errors(json.loads(refused.content)["htmlFragment"]) == [NO_WORDS]
    fields = {**typed(prefix, description="A ring"), f"{prefix}file": upload()}
    admin.post(reverse("wagtailimages_chooser:create"), fields)
    assert Image.objects.get().description == "A ring"


def test_the_multiple_upload_keeps_a_picture_waiting_until_it_has_words(admin, client):
    admin.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Ring", "collection": "1", "files[]": upload()},
    )
    waiting = UploadedFile.objects.get()
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
    prefix = f"uploaded-image-{waiting.pk}-"

    refused = admin.post(address, typed(prefix))
    assert errors(json.loads(refused.content)["form"]) == [NO_WORDS]
    assert admin.get(waiting.file.url).status_code == 404

    admin.post(address, typed(prefix, description="A ring"))
    assert Image.objects.get().description == "A ring"
    assert UploadedFile.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (HTML, "a.png", "This file says it is a PNG picture, but it holds a web page (HTML)."),
        (SVG, "a.svg", "Pictures of this kind cannot be uploaded. Use one of: AVIF, GIF, JPG"),
        (SVG, "a.png", "This file says it is a PNG picture, but it holds an SVG picture."),
        (
            picture("JPEG"),
            "a.png",
            "This file says it is a PNG picture, but it holds a JPEG picture.",
        ),
        (pdf("x"), "a.jpg", "This file says it is a JPG picture, but it holds a PDF."),
        (picture("TIFF"), "a.tiff", "Pictures of this kind cannot be uploaded."),
        (
            png_header(50_000, 50_000),
            "a.png",
            "This picture has too many pixels: more than we can count. Use one of at most 50",
        ),
        (
            png_header(9_000, 9_000),
            "a.png",
            "This picture has too many pixels: 81 million. Use one of at most 50 million.",
        ),
        (png_header(90, 90), "a.png", "This picture is damaged."),
        (b"\x89PNG\r\n\x1a\n", "a.png", "This file says it is a PNG picture, but it holds a file"),
        (picture("JPEG", (400, 400))[:900], "a.jpg", "This picture is damaged."),
        (b"", "a.png", "The submitted file is empty."),
        (
            b"\x00" * 11_000_000,
            "a.png",
            "This picture is 10.5 MB. Pictures can be at most 10.0 MB.",
        ),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(admin, var_dir, content, name, message):
    response = admin.post(
        reverse("wagtailimages:add"), typed(file=upload(content, name), description="A ring")
    )

    (shown,) = errors(response.content)
    assert shown.replace("\xa0", " ").startswith(message)
    assert Image.objects.count() == 0
    assert [path for path in (var_dir / "media").rglob("*") if path.is_file()] == []


def test_a_replaced_picture_takes_its_sizes_along(
    admin, var_dir, django_capture_on_commit_callbacks
):
    image = ImageFactory(name="old.png")
    image.get_rendition("width-10")

    with django_capture_on_commit_callbacks(execute=True):
        admin.post(
            reverse("wagtailimages:edit", args=[image.pk]),
            typed(file=upload(name="new.png"), description="A ring"),
        )

    kept = [path.name for path in (var_dir / "media").rglob("*") if path.is_file()]
    assert [name for name in kept if name.startswith("old")] == []
    assert "new.png" in kept


@pytest.mark.parametrize("decorative", [True, False])
def test_whether_a_picture_is_decorative_is_read_from_the_database(decorative):
    words = "" if decorative else "A ring"
    pk = ImageFactory(decorative=decorative, description=words).pk

    assert Image.objects.get(pk=pk).decorative is decorative
    assert Image.objects.defer("decorative").get(pk=pk).decorative is decorative
    assert Image.objects.only("title").get(pk=pk).decorative is decorative
    assert Image(title="New").decorative is False


def photograph():
    """Return a JPEG that says where it was taken, turned on its side."""
    exif = Picture.Exif()
    exif[0x010F] = "A camera"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    return picture("JPEG", (80, 40), exif=exif)


@pytest.mark.parametrize(
    "spec", ["width-20", "original", "width-20|format-webp", "max-9x9|format-avif"]
)
def test_no_size_of_a_picture_says_where_it_was_taken(spec):
    image = ImageFactory(name="photo.jpg", content=photograph())

    with image.get_rendition(spec).file.open() as file:
        sent = Picture.open(io.BytesIO(file.read()))

    assert dict(sent.getexif()) == {}
    assert sent.height > sent.width


def test_what_a_png_says_beside_the_picture_is_left_out():
    notes = PngInfo()
    notes.add_text("Author", "Somebody")
    image = ImageFactory(content=picture("PNG", (80, 40), pnginfo=notes, exif=Picture.Exif()))

    with image.get_rendition("width-20").file.open() as file:
        sent = Picture.open(io.BytesIO(file.read()))
        sent.load()

    assert (sent.size, sent.info) == ((20, 10), {})


@pytest.mark.parametrize(
    "picture_bytes",
    [b"", b"GIF89a", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff", b"\x89PNG\r\n\x1a\n\x00\x00"],
)
def test_what_is_cut_off_comes_back_without_an_error(picture_bytes):
    assert picture_bytes.startswith(without_metadata(picture_bytes))


def test_a_picture_is_offered_in_modern_formats_with_its_size(client):
    image = ImageFactory(name="ring.jpg", content=picture("JPEG", (400, 200)))
    source = "{% load wagtailimages_tags %}{% picture image format-{avif,webp,jpeg} width-200 %}"

    html = BeautifulSoup(Template(source).render(Context({"image": image})), "html.parser")

    assert [tag["type"] for tag in html.select("source")] == ["image/avif", "image/webp"]
    shown = html.img
    assert (shown["width"], shown["height"], shown["alt"]) == ("200", "100", "A ring of chairs")
    addresses = [tag["srcset"] for tag in html.select("source")] + [shown["src"]]
    assert all(address.startswith(f"/media/images/{image.pk}/") for address in addresses)
    with unit_of_work():
        embed = f'<embed embedtype="image" id="{image.pk}" format="left" alt="x"/>'
        ContentPageFactory(body=[("text", embed)])
    kinds = [client.head(address)["Content-Type"] for address in addresses]
    assert kinds == ["image/avif", "image/webp", "image/jpeg"]


def test_a_picture_made_in_code_has_the_same_rules():
    def make(**fields):
        return create_image(title="Ring", file=ContentFile(picture(), name="ring.png"), **fields)

    with pytest.raises(ValidationError, match="Describe what this picture shows"):
        make()
    with pytest.raises(ValidationError, match="also ticked"):
        make(description="A ring", decorative=True)
    with pytest.raises(ValidationError):
        create_image(title="Lie", file=ContentFile(b"<svg/>", name="a.png"), description="A chart")
    assert make(description="A ring").description == "A ring"
    assert make(decorative=True).decorative is True
