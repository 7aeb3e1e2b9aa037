"""The child process, really started, on files that are good, bad and worse."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hub.media import child_process, extracting
from tests.factories.media import _assembled, pdf, scanned_pdf


@pytest.fixture
def run(tmp_path):
    """Return a function that has a PDF read and returns the results."""

    def start(content, work="text", seconds=60):
        source, folder = tmp_path / "document.pdf", tmp_path / "results"
        source.write_bytes(content)
        folder.mkdir()
        return child_process.run(work, source, folder, seconds)

    return start


def endless_pdf():
    """Return a small PDF whose page draws a form twelve times, which draws another so."""
    depth = 9
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /XObject << /F 5 0 R >> >> >>"
        ),
        b"<< /Length 5 >>\nstream\n/F Do\nendstream",
    ]
    for number in range(depth):
        last = number == depth - 1
        stream = b"0 0 100 100 re f" if last else b"/F Do " * 12
        inner = b"<< >>" if last else b"<< /XObject << /F %d 0 R >> >>" % (6 + number)
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources %s /Length %d >>"
            b"\nstream\n%s\nendstream" % (inner, len(stream), stream)
        )
    return _assembled(objects, b"")


def test_text_is_reported_page_by_page(run):
    results = run(pdf("Why an assembly\nis held", "Recruitment"))

    assert results.state == "ready"
    assert results.facts == [
        {"page_count": 2, "tagged": False},
        {"number": 1, "text": "Why an assembly is held"},
        {"number": 2, "text": "Recruitment"},
    ]


def test_a_tagged_pdf_is_known_as_such(run):
    assert run(pdf("Tagged", tagged=True)).facts[0] == {"page_count": 1, "tagged": True}


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (pdf("Secret", encrypted=True), "encrypted"),
        (b"%PDF-1.7\nnot really", "broken"),
        (pdf("Cut short")[:300], "broken"),
        (b"", "broken"),
        (scanned_pdf(2), "scanned"),
        (pdf(b"", b""), "empty"),
    ],
    ids=["encrypted", "nonsense", "truncated", "nothing", "scanned", "blank"],
)
def test_what_cannot_be_read_is_named(run, content, state):
    assert run(content).state == state


def test_pictures_are_drawn_with_their_sizes_and_a_thumbnail(run):
    results = run(pdf("One", "Two"), "pictures")

    assert results.state == "drawn"
    assert results.facts == [
        {"number": 1, "picture": "page-1.webp", "width": 900, "height": 1274},
        {"number": 2, "picture": "page-2.webp", "width": 900, "height": 1274},
    ]
    assert sorted(path.name for path in results.folder.glob("*.webp")) == [
        "page-1.webp",
        "page-2.webp",
        "thumbnail.webp",
    ]


def test_a_very_tall_page_is_drawn_no_taller_than_a_screen_can_use(run):
    tall = pdf("Tall").replace(b"[0 0 595 842]", b"[0 0 50 9000]")

    assert run(tall, "pictures").facts[0]["height"] == extracting.PAGE_HEIGHT


def test_a_file_that_never_ends_is_stopped_in_time(run):
    start = time.monotonic()

    results = run(endless_pdf(), "pictures", seconds=2)

    assert time.monotonic() - start < 10
    assert results.state == ""
    assert results.facts == []
    assert processes_in(results.folder) == []


def test_pages_read_before_a_limit_are_kept(run, tmp_path, monkeypatch):
    """The limits of the child are looked at in this process, which is quicker than 300 pages."""
    monkeypatch.setattr(extracting, "MAX_PAGES", 2)
    monkeypatch.setattr(extracting, "limit_this_process", lambda: None)
    source = tmp_path / "long.pdf"
    source.write_bytes(pdf("One", "Two", "Three"))

    extracting.main(["text", str(source), str(tmp_path)])

    assert (tmp_path / extracting.REPORT).read_text().splitlines() == [
        '{"page_count": 3, "tagged": false}',
        '{"number": 1, "text": "One"}',
        '{"number": 2, "text": "Two"}',
        '{"state": "limited"}',
    ]


def test_too_much_text_is_read_in_part(tmp_path, monkeypatch):
    monkeypatch.setattr(extracting, "MAX_TEXT_CHARACTERS", 5)
    monkeypatch.setattr(extracting, "limit_this_process", lambda: None)
    source = tmp_path / "long.pdf"
    source.write_bytes(pdf("Four score", "and seven"))

    extracting.main(["text", str(source), str(tmp_path)])

    assert (tmp_path / extracting.REPORT).read_text().splitlines()[1:] == [
        '{"number": 1, "text": "Four score"}',
        '{"state": "limited"}',
    ]


def test_the_child_limits_itself(tmp_path):
    """Asked in a process of its own, since a limit cannot be taken back."""
    code = (
        "import resource, signal; from hub.media import extracting;"
        "extracting.limit_this_process(7);"
        "print(resource.getrlimit(resource.RLIMIT_CPU), resource.getrlimit(resource.RLIMIT_AS)[0],"
        " resource.getrlimit(resource.RLIMIT_CORE), signal.alarm(0))"
    )
    assert printed_by(code) == f"(7, 12) {extracting.MAX_MEMORY_BYTES} (0, 0) 12"


def test_the_child_knows_nothing_of_our_settings_or_of_django():
    code = "import sys; import hub.media.extracting; print('django' in sys.modules)"
    assert printed_by(code) == "False"


def printed_by(code):
    """Return what a new interpreter prints that runs this code in the root of the project."""
    root = Path(extracting.__file__).parents[2]
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def processes_in(folder):
    """Return the command lines of running processes that work on this folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if str(folder) in line and entry.parent.name != str(os.getpid()):
            found.append(line)
    return found
