import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.utils import translation
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.models import Collection, CollectionViewRestriction, Page

from hub.accounts.models import User
from hub.core.audiences import claims_of
from hub.pages.models import BasePage
from tests.factories.accounts import UserFactory
from tests.factories.bodies import (
    BLOCKS,
    body_of,
    documents,
    footnotes,
    heading,
    resources,
    table,
    text,
    video,
)
from tests.factories.library import LicenceFactory, OrganisationFactory, add_contributors, add_files
from tests.factories.media import MP4, VTT, DocumentFactory, ImageFactory
from tests.factories.pages import (
    ContentPageFactory,
    ResourcePageFactory,
    restrict,
    site_home,
    welsh_home,
)

pytestmark = pytest.mark.usefixtures("unit")


@pytest.fixture
def show(rf):
    """Return the body as a reader sees it."""

    def render(*blocks, user=None):
        request = rf.get("/")
        request.user = user or AnonymousUser()
        return BeautifulSoup(BLOCKS.render(body_of(*blocks), {"request": request}), "html.parser")

    return render


def words(element):
    return " ".join(element.get_text(" ").split())


def private_collection():
    collection = Collection.objects.get(depth=1).add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def test_headings_have_their_level_and_an_address_made_of_their_blocks_id(show):
    soup = show(heading("One"), heading("Two", "h3"), heading("Three", "h4"))
    assert [(h.name, h["id"], words(h)) for h in soup.select(".app-heading")] == [
        ("h2", "h-00000001", "One"),
        ("h3", "h-00000002", "Two"),
        ("h4", "h-00000003", "Three"),
    ]


def test_the_list_of_contents_links_to_the_headings_that_are_asked_for(show):
    page = [heading("One [1]"), heading("Two", "h3"), heading("Three")]
    soup = show(("contents", {"depth": "h2"}), *page, footnotes("<p>n</p>"))
    assert [(a["href"], words(a)) for a in soup.select("nav a")] == [
        ("#h-00000002", "One"),
        ("#h-00000004", "Three"),
    ]
    assert len(show(("contents", {"depth": "h3"}), *page).select("nav a")) == 3


def test_a_quotation_names_who_said_it_and_where(show):
    quotation = {"text": "<p>Many people feel so.</p>", "name": "Ann", "role": "member"}
    soup = show(
        ("quotation", {**quotation, "source": "Report", "source_url": "https://x.example/"})
    )
    assert words(soup.figure) == "Many people feel so. Ann , member, Report"
    assert soup.a["href"] == "https://x.example/"
    bare = show(("quotation", {"text": "<p>Nobody knows.</p>"}))
    assert (words(bare), bare.figcaption) == ("Nobody knows.", None)


@pytest.mark.parametrize(
    ("kind", "title", "expected"),
    [
        ("information", "", "Information Words."),
        ("warning", "Fire doors", "Warning: Fire doors Words."),
        ("tip", "", "Tip Words."),
    ],
)
def test_a_callout_says_what_kind_it_is_in_words_not_by_colour_alone(show, kind, title, expected):
    soup = show(("callout", {"kind": kind, "title": title, "text": "<p>Words.</p>"}))
    assert words(soup) == expected


def test_folded_parts_have_headings_one_below_the_heading_above(show):
    parts = [{"heading": "How long?", "text": "<p>Two weekends.</p>"}]
    soup = show(heading("Questions", "h3"), ("accordion", {"parts": parts}))
    assert [words(h) for h in soup.select("details summary h4")] == ["How long?"]
    assert words(soup.select_one(".app-accordion__content")) == "Two weekends."


def test_a_table_names_its_columns_its_rows_and_itself(show):
    soup = show(table(["Council", "Subject"], ["Dudley", "Towns"], caption="Who", row_headers=True))
    assert [(th["scope"], words(th)) for th in soup.select("th")] == [
        ("col", "Council"),
        ("col", "Subject"),
        ("row", "Dudley"),
    ]
    region = soup.select_one('[role="region"][tabindex="0"]')
    assert words(soup.find(id=region["aria-labelledby"])) == "Who"
    assert [words(td) for td in soup.select("td")] == ["Towns"]


def test_a_picture_comes_in_modern_formats_with_its_size_and_words(show):
    image = ImageFactory()
    value = {
        "image": {"image": image.pk, "alt_text": "Chairs in a ring", "decorative": False},
        "caption": "Before the start.",
        "credit": "A council",
    }
    soup = show(("image", value))
    assert [source["type"] for source in soup.select("source")] == ["image/avif", "image/webp"]
    img = soup.img
    assert (img["alt"], img["loading"]) == ("Chairs in a ring", "lazy")
    assert (int(img["width"]) > 0, int(img["height"]) > 0) == (True, True)
    assert words(soup.figcaption) == "Before the start. A council"
    value["image"] |= {"alt_text": "", "decorative": True}
    assert show(("image", value)).img["alt"] == ""


def test_a_picture_that_the_reader_may_not_see_leaves_nothing_behind(show):
    image = ImageFactory(collection=private_collection())
    value = {"image": {"image": image.pk, "alt_text": "Secret", "decorative": False}}
    assert words(show(("image", {**value, "caption": "Secret", "credit": ""}))) == ""
    member = show(("image", {**value, "caption": "Shown", "credit": ""}), user=UserFactory())
    assert words(member.figcaption) == "Shown"


def test_a_document_list_shows_the_files_that_the_reader_may_open(show):
    open_file = DocumentFactory(title="Handbook")
    closed = DocumentFactory(title="Members only", collection=private_collection())
    soup = show(documents(open_file, closed))
    assert [words(h) for h in soup.select("h2")] == ["Handbook"]
    assert soup.h2.a["href"] == open_file.url
    member = show(documents(open_file, closed), user=UserFactory())
    assert [words(h) for h in member.select("h2")] == ["Handbook", "Members only"]
    assert words(show(documents(closed))) == ""


def resource(title, *, file=None, **fields):
    page = ResourcePageFactory(title=title, **fields)
    if file:
        add_files(page, file)
    return page


def rows_of(soup):
    return [[words(cell) for cell in row.select("th, td")] for row in soup.select("tbody tr")]


def test_a_resource_table_names_titles_files_and_authors(show):
    file = DocumentFactory()
    first = resource("Briefing", file=file, byline="Somebody")
    second = resource("Letter")
    add_contributors(second, (OrganisationFactory(name_en="Involve"), "author"))
    soup = show(resources((first, "RSA, DemSoc"), first, second, caption="Other resources"))
    size = f"PDF, {file.file_size} bytes".replace("\N{NO-BREAK SPACE}", " ")
    assert [[c.replace("\N{NO-BREAK SPACE}", " ") for c in row] for row in rows_of(soup)] == [
        [f"Briefing {size}", "RSA, DemSoc"],
        [f"Briefing {size}", "Somebody"],
        ["Letter", "Involve"],
    ]
    assert [a["href"] for a in soup.select("th a")] == [
        "/library/briefing/",
        "/library/briefing/",
        "/library/letter/",
    ]
    assert words(soup.caption) == "Other resources"


def test_rows_that_are_not_live_or_not_for_the_reader_are_not_there(show):
    shown, closed = resource("Shown"), resource("Closed")
    draft = resource("Draft", live=False)
    restrict(closed, "login")
    assert rows_of(show(resources(shown, closed, draft))) == [["Shown", ""]]
    assert rows_of(show(resources(shown, closed), user=UserFactory())) == [
        ["Shown", ""],
        ["Closed", ""],
    ]
    assert words(show(resources(closed, draft))) == ""


def test_a_file_that_the_reader_may_not_open_is_not_described(show):
    page = resource("Shown", file=DocumentFactory(collection=private_collection()))
    assert rows_of(show(resources(page))) == [["Shown", ""]]


def test_a_row_leads_to_the_page_in_the_readers_language_where_there_is_one(show):
    welsh = welsh_home().locale
    both, english = resource("Both"), resource("English")
    site_home()
    both.get_parent().specific.copy_for_translation(welsh)
    other = both.copy_for_translation(welsh)
    other.title = "Y ddau"
    other.save_revision().publish()
    hidden = english.copy_for_translation(welsh)
    assert not hidden.live
    with translation.override("cy"):
        soup = show(resources(both, english))
    links = soup.select("th a")
    assert [(words(a), a["href"], a.get("lang")) for a in links] == [
        ("Y ddau", "/cy/library/both/", None),
        ("English", "/library/english/", "en"),
    ]


def test_a_video_of_ours_plays_when_asked_with_captions(show):
    file = DocumentFactory(name="clip.mp4", content=MP4)
    captions = DocumentFactory(name="captions.vtt", content=VTT)
    soup = show(
        video(file=file.pk, captions=captions.pk, duration="4 minutes", transcript="<p>Music.</p>")
    )
    assert (soup.video["preload"], soup.source["src"]) == ("none", file.url)
    assert (soup.track["src"], soup.track["srclang"]) == (captions.url, "en")
    assert soup.find(id=soup.video["aria-labelledby"]).get_text() == "A video"
    assert words(soup.select_one(".app-video__facts")) == "4 minutes. With captions."
    assert words(soup.details) == "Transcript : A video Music."


def test_a_video_somewhere_else_is_a_link_that_says_where_it_leads(show):
    soup = show(video(url="https://www.video.example/1", no_captions_reason="Captions there."))
    assert (soup.a["href"], words(soup.a)) == (
        "https://www.video.example/1",
        "Play the video: A video",
    )
    assert words(soup.select_one(".app-video__facts")) == (
        "This leads to video.example, which may set cookies. Captions there."
    )
    assert soup.select("iframe, video, script") == []


def problems(block, deferred=False):
    try:
        (BLOCKS.clean_deferred if deferred else BLOCKS.clean)(body_of(block))
    except StreamBlockValidationError as error:
        return {name: found.messages for name, found in error.block_errors[0].block_errors.items()}
    return {}


def test_an_editor_cannot_publish_a_video_that_some_people_could_not_follow():
    file = DocumentFactory(name="clip.mp4", content=MP4).pk
    captions = DocumentFactory(name="captions.vtt", content=VTT).pk
    pdf = DocumentFactory().pk
    one_of_two = ["Choose a video file or give a web address: one of the two."]
    no_captions = ["Choose a captions file, or say below why there are no captions."]
    url = "https://video.example/1"
    assert problems(video(file=file, captions=captions)) == {}
    assert problems(video(file=file, no_captions_reason="Nobody speaks.")) == {}
    assert problems(video(file=file)) == {"captions": no_captions}
    assert problems(video(file=file, no_captions_reason="  ")) == {"captions": no_captions}
    assert problems(video(url=url)) == {
        "no_captions_reason": [
            (
                "Say how people who cannot hear can follow this video, for example: captions can be"
                " switched on in the player."
            )
        ]
    }
    assert problems(video()) == {"file": one_of_two}
    assert problems(video(file=file, url=url, captions=captions)) == {"file": one_of_two}
    assert problems(video(file=pdf, captions=pdf)) == {
        "file": ["Choose an MP4 or WebM video."],
        "captions": ["Choose a captions file that ends in .vtt."],
    }
    assert [problems(video(file=file), deferred=True), problems(video(), deferred=True)] == [{}, {}]


def test_an_editor_cannot_publish_a_table_that_nobody_could_read_aloud():
    assert problems(table(["A"], ["b"])) == {}
    assert problems(table(["A", " "], ["b", "c"], caption="")) == {
        "table": [
            "Give the table a caption that says what it shows.",
            "Give every column a heading.",
        ]
    }
    assert problems(table([])) == {
        "table": ["Give the table at least one column and one row."],
    }
    assert problems(table([" "], ["b"], caption=""), deferred=True) == {}


def test_links_in_text_lead_where_the_reader_may_go_and_are_only_words_elsewhere(show):
    shown, closed = ContentPageFactory(slug="shown"), ContentPageFactory(slug="closed")
    draft = ContentPageFactory(slug="draft", live=False)
    restrict(closed, "login")
    file = DocumentFactory()
    shown.body = body_of(documents(file))
    shown.save()
    links = "".join(f'<a linktype="page" id="{p.pk}">{p.slug}</a> ' for p in (shown, closed, draft))
    links += f'<a linktype="document" id="{file.pk}">file</a> <a linktype="page" id="no">none</a>'
    page = text(f"<p>{links}</p>")
    assert [a.get("href") for a in show(page).select("a")] == [
        "/shown/",
        None,
        None,
        file.url,
        None,
    ]
    member = show(page, user=UserFactory())
    assert [a.get("href") for a in member.select("a")][:3] == ["/shown/", "/closed/", None]


def test_a_link_in_welsh_text_leads_to_the_welsh_page(show):
    page = ContentPageFactory(slug="both")
    other = page.copy_for_translation(welsh_home().locale)
    other.save_revision().publish()
    with translation.override("cy"):
        soup = show(text(f'<p><a linktype="page" id="{page.pk}">both</a></p>'))
    assert soup.a["href"] == "/cy/both/"


def test_a_body_costs_the_same_for_one_three_and_thirteen_of_everything(
    show, django_assert_num_queries, django_assert_max_num_queries
):
    reader = User.objects.get(pk=UserFactory().pk)
    claims_of(reader)
    pages = [resource(f"R {n}", file=DocumentFactory()) for n in range(13)]
    for page in pages:
        add_contributors(page, (OrganisationFactory(), "author"))
    files = [DocumentFactory(licence=LicenceFactory()) for _ in range(13)]
    images = [ImageFactory() for _ in range(13)]

    def blocks(count):
        for page, file, image in zip(pages[:count], files, images, strict=False):
            yield heading(page.title)
            yield text(f'<p><a linktype="page" id="{page.pk}">x</a> and [1]</p>')
            yield text(f'<p><a linktype="document" id="{file.pk}">x</a></p>')
            yield documents(*files[:count])
            yield resources(*pages[:count])
            alt = {"image": image.pk, "alt_text": "words", "decorative": False}
            yield "image", {"image": alt, "caption": "", "credit": ""}
            yield footnotes("<p>Note.</p>")

    def cost(count):
        reader.__dict__.pop("_refused_paths", None)
        Page.objects.first()
        with django_assert_max_num_queries(40) as captured:
            show(*blocks(count), user=reader)
        return len(captured)

    show(*blocks(13), user=reader)
    assert [cost(3), cost(13)] == [cost(1)] * 2


def test_every_page_type_can_stand_in_a_row():
    page = ContentPageFactory()
    assert isinstance(page, BasePage)
    assert (page.byline_line(), page.primary_file()) == ("", None)
