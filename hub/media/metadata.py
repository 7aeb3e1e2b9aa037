"""Takes out of a picture what does not show: where it was taken, by whom, with what.

Nothing is decoded or compressed again. Only the formats are looked at in which such facts survive
the making of another size: JPEG and PNG.
"""

from collections.abc import Iterator

_JPEG_START = b"\xff\xd8"
_JPEG_IMAGE_FOLLOWS = 0xDA
# What shows: the JFIF header, the colour profile and Adobe's note on how colours are written.
_JPEG_KEPT_APPLICATION_SEGMENTS = frozenset({0xE0, 0xE2, 0xEE})
_JPEG_APPLICATION_SEGMENTS = range(0xE0, 0xF0)
_JPEG_COMMENT = 0xFE

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_DROPPED = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})


def without_metadata(picture: bytes) -> bytes:
    """Return a picture of ours without the facts about how it came to be.

    Anything but a well-formed JPEG or PNG comes back as it was.
    """
    if picture.startswith(_JPEG_START):
        return _JPEG_START + b"".join(_jpeg_segments(picture))
    if picture.startswith(_PNG_START):
        return _PNG_START + b"".join(_png_chunks(picture))
    return picture


def _jpeg_segments(picture: bytes) -> Iterator[bytes]:
    """Yield the segments to be kept, and the image itself as the last."""
    place = len(_JPEG_START)
    while place + 4 <= len(picture) and picture[place] == 0xFF:  # noqa: PLR2004 - begins a marker
        kind = picture[place + 1]
        if kind == _JPEG_IMAGE_FOLLOWS:
            break
        end = place + 2 + int.from_bytes(picture[place + 2 : place + 4])
        told = kind in _JPEG_APPLICATION_SEGMENTS and kind not in _JPEG_KEPT_APPLICATION_SEGMENTS
        if not told and kind != _JPEG_COMMENT:
            yield picture[place:end]
        place = end
    yield picture[place:]


def _png_chunks(picture: bytes) -> Iterator[bytes]:
    """Yield the chunks to be kept."""
    place = len(_PNG_START)
    while place + 12 <= len(picture):
        end = place + 12 + int.from_bytes(picture[place : place + 4])
        if picture[place + 4 : place + 8] not in _PNG_DROPPED:
            yield picture[place:end]
        place = end
