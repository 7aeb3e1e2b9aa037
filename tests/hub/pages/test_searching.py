import pytest
from wagtail.models import Locale

from hub.pages.searching import Passage
from tests.factories.bodies import (
    body_of,
    documents,
    footnotes,
    heading,
    resources,
    table,
    text,
    video,
)
from tests.factories.library import TopicFactory, add_files
from tests.factories.media import (
    MP4,
    VTT,
    DocumentFactory,
    ImageFactory,
    collection,
    restrict_collection,
)
from tests.factories.pages import ContentPageFactory, ResourcePageFactory, site_home

pytestmark = pytest.mark.usefixtures("unit")


def page_of(*blocks, **fields):
    return ContentPageFactory(body=body_of(*blocks), **fields)


def test_a_page_is_cut_into_passages_at_its_headings_with_their_addresses():
    page = page_of(
        text("<p>Before any heading.</p><ul><li>one</li><li>two</li></ul>"),
        heading("Background"),
        text("<p>How it <b>began</b>.</p>"),
        heading("Aims", "h3"),
        heading("Partners"),
        text("<p>Four of them.</p>"),
    )
    assert page.get_search_passages() == [
        Passage("", "", "Before any heading. one two"),
        Passage("#h-00000002", "Background", "How it began."),
        Passage("#h-00000004", "Aims", ""),
        Passage("#h-00000005", "Partners", "Four of them."),
    ]


def test_words_are_found_in_every_kind_of_block_without_what_nobody_reads():
    image = {"image": ImageFactory().pk, "alt_text": "Ring of chairs", "decorative": False}
    page = page_of(
        heading("All"),
        (
            "quotation",
            {"text": "<p>quoted</p>", "name": "Ann", "role": "member", "source": "Report"},
        ),
        ("callout", {"kind": "tip", "title": "Called", "text": "<p>out</p>"}),
        ("accordion", {"parts": [{"heading": "Folded", "text": "<p>away</p>"}]}),
        ("image", {"image": image, "caption": "captioned", "credit": "credited"}),
        table(["Column"], ["cell"], caption="Table"),
        resources((ResourcePageFactory(title="Its own item"), "Authors as written")),
        documents(DocumentFactory(title="Its own item")),
        video(title="Clip", no_captions_reason="silent", transcript="<p>Music</p>"),
        ("contents", {"depth": "h2"}),
        footnotes("<p>noted</p>"),
    )
    [passage] = page.get_search_passages()
    assert passage.text == (
        "quoted Ann member Report Called out Folded away"
        " Table Column cell Resources Clip silent Music noted"
    )


def test_the_words_of_a_video_that_fewer_may_have_are_not_found_on_its_page():
    closed = collection()
    clip = DocumentFactory(name="clip.mp4", content=MP4, collection=closed)
    page = page_of(heading("Video"), video(file=clip.pk, title="Secret", transcript="<p>more</p>"))
    assert page.get_search_passages()[0].text == "Secret more"
    restrict_collection(closed, "login")
    page = type(page).objects.get(pk=page.pk)
    assert page.get_search_passages() == [Passage("#h-00000001", "Video", "")]


def test_markers_of_footnotes_are_no_words():
    page = page_of(heading("Head [1]"), text("<p>Partnership; [1] and others</p>"), footnotes("n"))
    [passage] = page.get_search_passages()
    assert (passage.heading, passage.text) == ("Head", "Partnership; and others n")


def test_the_rich_text_of_a_field_is_a_passage_too():
    resource = ResourcePageFactory(about="<p>What it holds.</p>")
    assert resource.get_search_passages() == [Passage("", "", "What it holds.")]


def test_the_documents_of_a_page_come_once_in_its_order_without_what_a_video_is_played_from():
    first, second, third, unused = (DocumentFactory() for _ in range(4))
    clip = DocumentFactory(name="clip.mp4", content=MP4)
    captions = DocumentFactory(name="clip.vtt", content=VTT)
    page = page_of(
        text(f'<p><a linktype="document" id="{second.pk}">two</a></p>'),
        documents(first, second),
        video(file=clip.pk, captions=captions.pk),
        ("accordion", {"parts": [{"heading": "x", "text": _link(third)}]}),
    )
    assert page.get_search_documents() == [second, first, third]
    assert unused not in page.get_search_documents()


def _link(document):
    link = '<a linktype="document" id="{}">x</a>'
    return f"<p>{link.format(document.pk)} {link.format('no')}</p>"


def test_a_resource_has_its_own_files_first():
    own, linked = DocumentFactory(), DocumentFactory()
    resource = ResourcePageFactory(about=_link(linked))
    add_files(resource, own)
    assert resource.get_search_documents() == [own, linked]


def test_the_facets_of_a_page_are_the_codes_of_its_topics():
    page = ContentPageFactory()
    page.topics.set([TopicFactory(code="towns"), TopicFactory(code="air")])
    page.save()
    assert page.get_search_facets()["topic"] == ["air", "towns"]


def test_title_and_dates_are_those_of_the_page():
    page = ContentPageFactory(title="A page")
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.get_search_title() == "A page"
    assert page.get_search_dates() == (page.first_published_at, page.last_published_at)
    assert page.first_published_at is not None


def test_the_cost_of_looking_does_not_depend_on_how_much_there_is(django_assert_num_queries):
    files = [DocumentFactory() for _ in range(13)]
    costs = []
    for count in (1, 3, 13):
        page = page_of(documents(*files[:count]), documents(*files[:count]))
        page = type(page).objects.get(pk=page.pk)
        with django_assert_num_queries(2) as captured:
            assert len(page.get_search_documents()) == count
            page.get_search_passages()
        costs.append(len(captured))
    assert costs == [costs[0]] * 3


def test_pages_are_in_the_language_of_their_tree():
    assert site_home().locale == Locale.objects.get(language_code="en")
