"""What our own components show, that all of them escape, and that each says what it takes."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import mark_safe

from tests.hub.core.markup import component, structure

FOLDER = settings.BASE_DIR / "templates/components"
COMPONENTS = sorted(path.name for path in FOLDER.glob("*.html"))


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_says_what_it_takes_and_compiles(name):
    source = (FOLDER / name).read_text()
    head = re.search(
        r"\A(?:{% load [\w ]+ %}\n)?{% comment %}\n(.+?)\n{% endcomment %}\n", source, re.DOTALL
    )
    assert head[1].strip().endswith(".") or ":" in head[1]
    get_template(f"components/{name}")


def test_the_readme_lists_every_component():
    readme = (FOLDER / "README.md").read_text()
    named = set(re.findall(r"`(\w+)`", readme))
    assert {name.removesuffix(".html") for name in COMPONENTS} - named == set()


@pytest.mark.parametrize(
    ("name", "variables"),
    [
        ("attachment", {"title": "<b>", "url": "/x", "type_label": "<b>", "note": "<b>"}),
        ("result", {"title": "<b>", "url": "/x", "kind": "<b>", "summary": "<b>"}),
        ("result", {"title": "<b>", "url": "/x", "passage": "<b>", "place": "<b>"}),
        ("active_filters", {"filters": [{"label": "<b>", "text": "<b>", "url": '"><b>'}]}),
        (
            "facet",
            {
                "name": "t",
                "label": "<b>",
                "options": [{"value": '"><b>', "label": "<b>", "count": 1}],
            },
        ),
        ("search_box", {"query": '"><b>', "label": "<b>", "hint": "<b>"}),
        ("breadcrumbs", {"items": [{"text": "<b>", "url": '"><b>'}]}),
        ("contents_list", {"items": [{"text": "<b>", "url": '"><b>'}], "title": "<b>"}),
        ("related", {"items": [{"text": "<b>", "url": "/", "note": "<b>"}]}),
        ("sort_select", {"options": [{"value": '"><b>', "label": "<b>"}]}),
        ("header", {"site_name": "<b>", "account_name": "<b>", "home_url": "/"}),
        ("footer", {"site_name": "<b>", "links": [{"text": "<b>", "url": '"><b>'}]}),
    ],
)
def test_components_escape_what_they_are_given(name, variables):
    html = component(name, **variables)
    assert html.count("<b>") == 0
    assert html.count("&lt;b&gt;") >= 1


@pytest.mark.parametrize(
    "name", ["breadcrumbs", "pagination", "facet", "active_filters", "related", "contents_list"]
)
def test_an_empty_list_draws_nothing(name):
    assert component(name, items=[], options=[], filters=[]).strip() == ""


def test_a_result_shows_what_was_found_and_where():
    html = component(
        "result",
        title="How to run an assembly",
        url="/documents/4/text/#page-14",
        kind="Guide",
        date=date(2020, 5, 3),
        passage=mark_safe("by <mark>random selection</mark> from the pool"),
        place="page 14",
        others=[{"url": "/documents/4/text/#page-3", "text": "Page 3"}],
    )
    assert " ".join(part for part in structure(html) if isinstance(part, str)) == (
        "How to run an assembly Guide 3 May 2020 by random selection from the pool Found in: "
        "page 14 : How to run an assembly 1 other place in this item : How to run an assembly "
        "Page 3"
    )


def test_an_attachment_tells_its_type_size_pages_and_language():
    html = component(
        "attachment",
        title="Llawlyfr",
        url="/documents/4/llawlyfr.pdf",
        type_label="PDF",
        type_name="Portable Document Format",
        size="1.2 MB",
        page_count=14,
        language_code="cy",
        language_name="Welsh",
        accessible="yes",
    )
    texts = [part for part in structure(html) if isinstance(part, str)]
    assert texts == ["Llawlyfr", "PDF", ", 1.2 MB, 14 pages, Welsh"]


@pytest.mark.parametrize(("accessible", "notes"), [("yes", 0), ("no", 1), ("unchecked", 1)])
def test_a_file_that_is_not_known_to_be_accessible_says_so(accessible, notes):
    html = component("attachment", title="A", url="/a", type_label="PDF", accessible=accessible)
    assert html.count("may not be suitable for users of assistive technology") == notes


def test_a_facet_scrolls_only_above_six_choices():
    choices = [{"value": str(n), "label": f"Topic {n}", "count": n} for n in range(7)]
    short = component("facet", name="topic", label="Topic", options=choices[:6])
    long = component("facet", name="topic", label="Topic", options=choices)
    assert (short.count("options--long"), long.count("options--long")) == (0, 1)
