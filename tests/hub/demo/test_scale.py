"""Made-up resources: the same for the same seed, as good as real ones, natural in their words."""

from collections import Counter

import pypdfium2
import pytest
from django.test import Client
from django.utils.timezone import localdate
from wagtail.models import Page

from hub.core.transactions import unit_of_work
from hub.demo.loading.pdf import small_pdf
from hub.demo.loading.scale import load_scale, sketch
from hub.demo.loading.site import load_site
from hub.demo.loading.terms import load_terms
from hub.demo.loading.wording import SOURCES, names, sentences
from hub.media.models import DocumentPage
from resources.library.models import ResourcePage
from search.models import Item


def silent(what, done, total):
    """Take progress and say nothing."""


@pytest.fixture
def library(db):
    """Return the library of a site that has the demonstration's terms and no resource."""
    with unit_of_work():
        load_terms()
        return load_site()[1]


def words_of(path):
    """Return the words of a document that made-up text is made of."""
    return " ".join(sentences(path)).split()


def texts():
    """Return the text of every document page, by the address of its resource."""
    rows = DocumentPage.objects.order_by("document__resource_files__resource__slug", "number")
    return list(rows.values_list("document__resource_files__resource__slug", "number", "text"))


def test_the_same_seed_gives_the_same_resource_and_another_seed_another():
    assert sketch(7, 1) == sketch(7, 1)
    assert sketch(7, 1).pages != sketch(7, 2).pages
    assert sketch(7, 1).pages != sketch(8, 1).pages


def test_words_are_as_frequent_as_in_real_text():
    resources = [" ".join(sketch(number, 1).pages).lower().split() for number in range(1, 101)]
    counts = Counter(word for words in resources for word in words)
    ranked = [count for _word, count in counts.most_common()]
    assert counts.most_common(1)[0][0] == "the"
    # Zipf: a tenth of the rank, about ten times as often.
    assert 5 <= ranked[0] / ranked[19] <= 30
    assert 5 <= ranked[9] / ranked[99] <= 30
    # A long tail: many words are in one resource only.
    spread = Counter(word for words in resources for word in set(words))
    assert sum(1 for count in spread.values() if count == 1) > len(spread) / 5


def test_made_up_text_names_nobody_and_leaves_rare_what_the_tests_look_for():
    words = Counter(word for path in SOURCES.glob("*.html") for word in words_of(path))
    assert words["council"] > 0
    for name in (
        "Dudley",
        "Romsey",
        "Cambridge",
        "Involve",
        "mySociety",
        "companion",
        "honorarium",
    ):
        assert words[name] == 0
    assert len(set(names()[0])) == 20_000


def test_resources_made_in_two_steps_are_those_made_in_one(library):
    assert load_scale(2, seed=1, progress=silent) == 2
    assert load_scale(4, seed=1, progress=silent) == 2
    assert [text for _slug, _number, text in texts()] == [
        page for number in range(1, 5) for page in sketch(number, 1).pages
    ]
    assert [page.title for page in ResourcePage.objects.order_by("slug")] == [
        sketch(number, 1).title for number in range(1, 5)
    ]


def test_a_second_time_nothing_is_made(library):
    load_scale(3, seed=1, progress=silent)
    before = list(Item.objects.order_by("pk").values_list("pk", "generation"))
    assert load_scale(3, seed=1, progress=silent) == 0
    assert list(Item.objects.order_by("pk").values_list("pk", "generation")) == before


def test_the_tree_is_sound_and_editors_can_go_on_from_there(library):
    load_scale(3, seed=1, progress=silent)
    assert Page.find_problems() == ([], [], [], [], [])
    library.refresh_from_db()
    with unit_of_work():
        page = library.add_child(instance=ResourcePage(title="By hand", slug="by-hand"))
        page.save_revision().publish()
    assert Page.find_problems() == ([], [], [], [], [])
    assert load_scale(5, seed=1, progress=silent) == 2
    assert Page.find_problems() == ([], [], [], [], [])
    made_up = ResourcePage.objects.get(slug="made-up-1-000002")
    made_up.title = "Edited"
    with unit_of_work():
        made_up.save_revision().publish()
    assert Item.objects.get(key=str(made_up.pk)).title == "Edited"


def test_a_made_up_resource_can_be_found_opened_and_read_by_anybody(library):
    load_scale(1, seed=1, progress=silent)
    expected = sketch(1, 1)
    page = ResourcePage.objects.get()
    item = Item.objects.get(key=str(page.pk))
    assert item.facets == {"topic": sorted(expected.topics), "type": [expected.type]}
    assert localdate(item.published_at) == expected.published_on
    assert [p.text for p in item.passages.order_by("position") if p.text] == expected.pages
    client = Client()
    html = client.get("/library/made-up-1-000001/").content.decode()
    assert html.count("<h1") == 1
    document = page.files.get().document
    answer = client.get(document.url)
    assert b"".join(answer.streaming_content) == small_pdf("Made up for measurements")
    reading = client.get(document.text_url).content.decode()
    assert reading.count('id="page-1"') == 1


def test_the_shared_file_is_a_sound_pdf():
    with pypdfium2.PdfDocument(small_pdf("Some words")) as pdf:
        assert [page.get_textpage().get_text_bounded().strip() for page in pdf] == ["Some words"]
