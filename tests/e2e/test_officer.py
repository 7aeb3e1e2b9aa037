"""A council officer with twenty minutes: from the first page to page 14 of the handbook."""

import pytest

from tests.e2e.running import ROOT
from tests.e2e.visiting import DESK, PHONE, Visitor, come_into_view, tab_to

HANDBOOK = "How to run a citizens' assembly"
FILE = "how-to-run-a-citizens-assembly.pdf"
SENTENCE = (
    "Pay every member an honorarium, and offer a companion fare to anyone who cannot travel "
    "alone, so that nobody stays away because of what it costs to come."
)
WORDS = "honorarium companion"
# A way of reading: the window's size, and whether scripts run. 320 px is also 1280 px at 400 %.
WAYS = [
    pytest.param(size, javascript, id=f"{size[0]}px-{'with' if javascript else 'without'}-scripts")
    for size in (DESK, PHONE)
    for javascript in (True, False)
]


def follow_footnotes(visitor: Visitor) -> None:
    """Go from each of the two marks numbered 1 to its note, and back."""
    marks = visitor.page.locator("main a[role=doc-noteref]")
    assert [text.split()[-1] for text in marks.all_inner_texts()] == ["[1]", "[1]"]
    for place in range(2):
        mark = marks.nth(place)
        mark_id = mark.get_attribute("id")
        mark.click()
        note = visitor.page.locator(f"[id='{visitor.path().split('#')[1]}']")
        come_into_view(note)
        note.get_by_role("link", name="Back to reference").click()
        assert visitor.path().split("#")[1] == mark_id


def open_filters(visitor: Visitor) -> None:
    """Show the filters where a script has folded them away to save room."""
    toggle = visitor.page.get_by_role("button", name="Filter and sort")
    if toggle.count() and toggle.is_visible() and toggle.get_attribute("aria-expanded") == "false":
        toggle.click()


@pytest.mark.parametrize(("size", "javascript"), WAYS)
def test_officer_reads_about_the_programme_and_finds_the_sentence_on_page_14(
    visit, size, javascript
):
    visitor = visit(size=size, javascript=javascript)
    page = visitor.page
    visitor.open("/")
    visitor.look_around()

    page.locator("main").get_by_role("link", name="Innovation in Democracy Programme").click()
    page.wait_for_url("**/innovation-in-democracy/")
    visitor.look_around()
    assert page.locator("main table tbody tr").count() == 13
    follow_footnotes(visitor)

    visitor.open("/library/")
    visitor.look_around()
    page.get_by_label("Search the library").fill(WORDS)
    page.get_by_role("button", name="Search").last.click()
    page.wait_for_url("**/library/?q=*")
    visitor.look_around()
    open_filters(visitor)
    page.get_by_label("Handbook", exact=False).check()
    page.get_by_role("button", name="Apply filters").click()
    page.wait_for_url("**type=handbook*")
    open_filters(visitor)
    page.get_by_label("Inclusion and accessibility", exact=False).check()
    page.get_by_role("button", name="Apply filters").click()
    page.wait_for_url("**topic=inclusion*")
    visitor.look_around()
    assert page.locator("h2#results").inner_text() == "1 result"

    hit = page.locator(".app-result")
    assert hit.count() == 1
    assert {mark.lower() for mark in hit.locator("mark").all_inner_texts()} == set(WORDS.split())
    assert "page 14" in hit.inner_text()
    hit.get_by_role("link", name=HANDBOOK).first.click()
    page.wait_for_url("**/documents/*/text/*")
    visitor.look_around()
    assert visitor.path().endswith("/text/#page-14")
    shown = page.locator("#page-14")
    come_into_view(shown)
    assert SENTENCE in " ".join(shown.inner_text().split())

    opened = shown.get_by_role("link", name="Open the PDF at page 14").get_attribute("href")
    assert opened.endswith(".pdf#page=14")
    download = page.get_by_role("link", name="Download the PDF").get_attribute("href")
    answer = visitor.context.request.get(visitor.address + download)
    assert answer.body() == (ROOT / "hub/demo/files" / FILE).read_bytes()
    assert answer.headers["content-disposition"] == f'attachment; filename="{FILE}"'


def test_filters_are_taken_off_one_at_a_time_from_the_list_of_active_ones(visit):
    visitor = visit(javascript=False)
    visitor.open("/library/?type=handbook&type=report&topic=town-centres")
    narrow = visitor.page.locator("h2#results").inner_text()

    visitor.page.get_by_role("link", name="Remove filter").filter(has_text="Town centres").click()
    visitor.page.wait_for_url("**/library/?type=handbook&type=report")

    assert visitor.path() == "/library/?type=handbook&type=report"
    assert visitor.page.locator("h2#results").inner_text() != narrow
    assert visitor.page.locator("h2#results").inner_text() == "4 results"


def test_officer_gets_from_the_first_page_to_a_hit_with_the_keyboard_alone(visit):
    visitor = visit()
    page = visitor.page
    visitor.open("/")
    skip = page.get_by_role("link", name="Skip to main content")
    tab_to(visitor, skip)
    page.keyboard.press("Enter")
    tab_to(visitor, page.locator("main input[type=search]"))
    page.keyboard.type("taking part")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=taking+part")
    first = page.locator(".app-result__title a").first
    tab_to(visitor, first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/*/text/*")
    come_into_view(page.locator(":target"))


def test_printed_page_has_no_menus_and_says_where_links_lead(visit):
    visitor = visit()
    visitor.open("/innovation-in-democracy/")
    visitor.page.emulate_media(media="print")

    assert visitor.page.get_by_role("navigation", name="Menu").is_hidden()
    assert visitor.page.locator("main h1").is_visible()
    link = visitor.page.locator("main table a").first
    printed = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert printed == f'" ({link.get_attribute("href")})"'
