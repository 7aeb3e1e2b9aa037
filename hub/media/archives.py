"""Looks into ZIP files, which Office documents and e-books are too, without unpacking them.

An archive of a few kilobytes can hold gigabytes, or a directory of millions of names. Only the
directory is read here, and only after its own size is known to be sane.
"""

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from .formats import extension_of

_END = b"PK\x05\x06"
_END_SIZE = 22
_ZIP64_LOCATOR = b"PK\x06\x07"
_ZIP64_LOCATOR_SIZE = 20
_LONGEST_COMMENT = 65_535

MAX_ENTRIES = 5_000
MAX_DIRECTORY_BYTES = 4 * 1024 * 1024
MAX_UNPACKED_BYTES = 1024 * 1024 * 1024
# Office files of repeated rows pack well, so a high ratio counts only in something large.
MAX_RATIO = 100
RATIO_COUNTS_FROM_BYTES = 20 * 1024 * 1024
_ENCRYPTED_FLAG = 0x1

# What runs when someone opens it, or hides something that does.
_PROGRAM_EXTENSIONS = (
    "app bat cmd com cpl dll dmg docm dotm exe gadget hta iso jar js jse lnk msc msi msp potm "
    "ppam ppsm pptm ps1 reg scr sh vb vbe vbs wsf wsh xlam xlsb xlsm xltm"
)
PROGRAM_EXTENSIONS = frozenset(_PROGRAM_EXTENSIONS.split())


class AbsurdArchiveError(Exception):
    """The archive would unpack to far more than it seems, or its directory makes no sense."""


class LockedArchiveError(Exception):
    """The archive needs a password, so nobody can say what it holds."""


class ProgramInsideError(Exception):
    """The archive holds a program or macros; the argument is the name of the member."""


@contextmanager
def opened(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """Open an archive whose directory has been found to be sane.

    Raises:
        AbsurdArchiveError: it is damaged, too large once unpacked, or has too many members.

    """
    _check_directory(file)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as error:
        raise AbsurdArchiveError from error
    with archive:
        _check_sizes(archive)
        yield archive


def check_members(archive: zipfile.ZipFile) -> None:
    """Refuse programs, macros, passwords and names that climb out of the folder.

    Raises:
        LockedArchiveError: a member is encrypted.
        ProgramInsideError: a member is a program, or macros.
        AbsurdArchiveError: a member's name is an address outside the archive.

    """
    for member in archive.infolist():
        name = member.filename.replace("\\", "/")
        if member.flag_bits & _ENCRYPTED_FLAG:
            raise LockedArchiveError
        if name.startswith("/") or ".." in name.split("/"):
            raise AbsurdArchiveError
        if extension_of(name) in PROGRAM_EXTENSIONS or name.lower().endswith("vbaproject.bin"):
            raise ProgramInsideError(name)


def _check_directory(file: IO[bytes]) -> None:
    """Refuse a directory that is missing or too large to be read into memory."""
    size = file.seek(0, 2)
    start = max(0, size - _END_SIZE - _LONGEST_COMMENT - _ZIP64_LOCATOR_SIZE)
    file.seek(start)
    tail = file.read(size - start)
    found = tail.rfind(_END)
    if found < 0 or len(tail) - found < _END_SIZE:
        raise AbsurdArchiveError
    # A ZIP64 record would replace these numbers; no file as small as ours needs one.
    if tail[max(0, found - _ZIP64_LOCATOR_SIZE) : found].startswith(_ZIP64_LOCATOR):
        raise AbsurdArchiveError
    entries, directory_bytes = struct.unpack_from("<HI", tail, found + 10)
    if entries > MAX_ENTRIES or directory_bytes > MAX_DIRECTORY_BYTES:
        raise AbsurdArchiveError


def _check_sizes(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    ratio = unpacked / max(packed, 1)
    if len(members) > MAX_ENTRIES or unpacked > MAX_UNPACKED_BYTES:
        raise AbsurdArchiveError
    if unpacked > RATIO_COUNTS_FROM_BYTES and ratio > MAX_RATIO:
        raise AbsurdArchiveError
