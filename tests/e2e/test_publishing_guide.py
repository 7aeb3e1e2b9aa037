"""An editor follows docs/editing/publish-a-resource.md, step by step, in the real admin."""

import re
import time

from tests.e2e.running import ROOT
from tests.e2e.visiting import Visitor
from tests.factories.pdfs import pdf_bytes

GUIDE = ROOT / "docs" / "editing" / "publish-a-resource.md"
EMAIL = "editor@democracy-hub.example"
TITLE = "A rota for the tea table"
SENTENCE = "Volunteers brew marigold tea for the latecomers."
# "Other edits and new text are found within 3 s", of being read; reading is the worker's next task.
SECONDS_TO_BE_READ = 10
SECONDS_TO_BE_FOUND = 3


class Editor:
    """Somebody who does what each step of the guide says; the steps' methods bear their names."""

    def __init__(self, visitor: Visitor, password: str) -> None:
        self.visitor = visitor
        self.password = password
        self.page = visitor.page
        self.published_at = 0.0

    def sign_in(self) -> None:
        self.visitor.open("/admin/")
        self.page.get_by_label("Email address").fill(EMAIL)
        self.page.get_by_label("Password", exact=True).fill(self.password)
        self.page.get_by_role("button", name="Sign in").click()
        self.visitor.signed_in = True

    def open_the_library(self) -> None:
        self.page.get_by_role("button", name="Pages").click()
        self.page.get_by_role("link", name=re.compile("^Home")).first.click()
        self.page.get_by_role("link", name="Explore child pages of 'Library'").click()
        self.page.get_by_role("heading", name="Library").first.wait_for()

    def start_a_resource(self) -> None:
        self.page.get_by_role("link", name="Add child page").first.click()
        self.page.get_by_label("Title", exact=False).first.wait_for()

    def name_it(self) -> None:
        self.page.locator("#id_title").fill(TITLE)
        self.page.locator("#id_summary").fill("Who makes the tea, and when.")

    def add_the_file(self) -> None:
        self.page.get_by_role("button", name="Add file").click()
        self.page.get_by_role("button", name="Choose a document").click()
        window = self.page.get_by_role("dialog")
        window.get_by_role("tab", name="Upload").click()
        choose = window.locator("input[type=file]")
        wrong = {"name": "rota.pdf", "mimeType": "application/pdf", "buffer": b"<html>Hello</html>"}
        choose.set_input_files(wrong)
        # The title is guessed from the file's name, a moment later.
        self.page.wait_for_function("document.querySelector('[role=dialog] [name$=title]').value")
        window.get_by_role("button", name="Upload").click()
        refusal = window.get_by_text("PDF", exact=False).filter(has_text="HTML")
        refusal.first.wait_for()
        window.get_by_label("Title").fill("The rota, as a file")
        pages = ["A rota", "Who comes when", f"At noon. {SENTENCE}"]
        choose.set_input_files(
            {"name": "rota.pdf", "mimeType": "application/pdf", "buffer": pdf_bytes(pages, TITLE)}
        )
        window.get_by_role("button", name="Upload").click()
        self.page.get_by_text("The rota, as a file").first.wait_for()
        assert self.page.locator("#id_title").input_value() == TITLE

    def say_what_it_is(self) -> None:
        self.page.locator("#id_resource_type").select_option("guide")
        self.page.get_by_label("Facilitation").check()

    def say_who_made_it(self) -> None:
        self.page.get_by_role("button", name="Add contributor").click()
        self.page.get_by_label("Person or group").fill("The tea committee")

    def look_at_it(self) -> None:
        self.page.get_by_role("button", name="Toggle preview").click()
        frame = self.page.frame_locator("iframe[title='Preview']:not(.w-preview__proxy)").first
        frame.get_by_role("heading", name=TITLE, level=1).wait_for()
        self.page.get_by_role("button", name="Toggle preview").click()

    def publish(self) -> None:
        self.page.get_by_role("button", name="More actions").last.click()
        self.page.get_by_role("button", name="Publish", exact=True).click()
        self.page.get_by_text(f"'{TITLE}'").first.wait_for()
        self.published_at = time.monotonic()

    def find_it(self) -> None:
        end = self.published_at + SECONDS_TO_BE_READ + SECONDS_TO_BE_FOUND
        while True:
            self.visitor.open(f"/library/?q={SENTENCE.replace(' ', '+')}")
            found = self.page.get_by_role("link", name=TITLE)
            if found.count():
                break
            assert time.monotonic() < end, "not found in time"
            time.sleep(0.2)


def steps_of(guide: str) -> list[str]:
    """Return the bold name of each numbered step, as a method's name."""
    steps = re.findall(r"^(\d+)\. \*\*(.+?)\.\*\*", guide, flags=re.MULTILINE)
    assert [int(number) for number, _ in steps] == list(range(1, len(steps) + 1))
    return [name.lower().replace(" ", "_") for _, name in steps]


def count_of_results(visitor: Visitor) -> str:
    return visitor.page.locator("h2#results").inner_text()


def test_editor_publishes_by_the_guide_a_reader_finds_page_3_and_unpublishing_takes_it_away(
    site, visit
):
    visitor = visit()
    editor = Editor(visitor, site.passwords[EMAIL])
    for step in steps_of(GUIDE.read_text()):
        getattr(editor, step)()

    reader = visit(javascript=False)
    reader.open("/library/?q=%22marigold+tea%22")
    assert count_of_results(reader) == "1 result"
    hit = reader.page.locator(".app-result").first
    assert "page 3" in hit.inner_text()
    assert " ".join(hit.locator("mark").all_inner_texts()) == "marigold tea"
    hit.get_by_role("link", name=TITLE).first.click()
    assert reader.path().endswith("/text/#page-3")
    assert SENTENCE in reader.page.locator("#page-3").inner_text()

    visitor.open("/admin/pages/search/?q=rota")
    visitor.page.get_by_role("link", name=TITLE).first.click()
    visitor.page.get_by_role("button", name="Actions").first.click()
    visitor.page.get_by_role("link", name="Unpublish").first.click()
    visitor.page.get_by_role("button", name="Yes, unpublish it").click()
    visitor.page.wait_for_load_state()
    reader.open("/library/?q=%22marigold+tea%22")
    assert reader.page.get_by_role("link", name=TITLE).count() == 0
    assert "no matching results" in reader.page.locator("main").inner_text()
