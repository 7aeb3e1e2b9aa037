"""The classes made here live in an app registry of their own, so no table is missing."""

import pytest
from django.core.checks.registry import registry
from django.db import models
from django.test.utils import isolate_apps
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import PAGE_MODEL_CLASSES, Orderable, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from hub.pages.checks import block_problems, check_pages, language_problems, page_problems
from hub.pages.models import BasePage


@pytest.fixture(autouse=True)
def _no_page_types_left_behind():
    """Take out of Wagtail's own list the page types that a test makes."""
    kinds = list(PAGE_MODEL_CLASSES)
    yield
    PAGE_MODEL_CLASSES[:] = kinds


class GoodBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = "Good"
        group = "Text"
        description = "A good block."
        preview_value = "Words"


def said(problems):
    return [(problem.id, problem.msg) for problem in problems]


def test_our_own_pages_and_blocks_keep_the_rules():
    assert check_pages() == []


def test_the_rules_are_asked_by_the_check_command():
    assert check_pages in registry.get_checks()


@isolate_apps("home")
def _bad_page():
    class BarePage(BasePage):
        class Meta:
            app_label = "home"

    return BarePage


def test_a_page_type_must_name_its_places_and_describe_itself():
    assert said(page_problems(_bad_page())) == [
        ("hub.pages.E001", "BarePage does not name its parent_page_types."),
        ("hub.pages.E001", "BarePage does not name its subpage_types."),
        ("hub.pages.E002", "BarePage has no page_description."),
    ]


@isolate_apps("home")
def test_choices_and_slugs_must_not_be_translated_as_text():
    class ChoicePage(Page):
        flavour = models.TextField(choices=[("a", "A")])
        word = models.CharField(max_length=10)
        place = models.SlugField()

        class Meta:
            app_label = "home"

    class Part(TranslatableMixin, Orderable):
        page = ParentalKey(ChoicePage, related_name="parts", on_delete=models.CASCADE)
        code = models.SlugField()

        class Meta(TranslatableMixin.Meta, Orderable.Meta):
            app_label = "home"

    assert said(language_problems(ChoicePage)) == [
        ("hub.pages.E003", f"{name} would be translated as if it were text.")
        for name in ("ChoicePage.slug", "ChoicePage.flavour", "ChoicePage.place", "Part.code")
    ]
    kept = [SynchronizedField(name) for name in ("slug", "flavour", "place")]
    ChoicePage.override_translatable_fields = kept
    Part.override_translatable_fields = [SynchronizedField("code")]
    assert said(language_problems(ChoicePage)) == []


@pytest.mark.parametrize(
    ("block", "missing"),
    [
        (GoodBlock(), []),
        (blocks.CharBlock(), ["icon", "label", "group", "description", "preview"]),
        (GoodBlock(icon="placeholder"), ["icon"]),
        (GoodBlock(label=""), ["label"]),
        (GoodBlock(group=""), ["group"]),
        (GoodBlock(description=""), ["description"]),
        (blocks.TextBlock(icon="x", label="x", group="x", description="x"), ["preview"]),
    ],
)
def test_a_block_must_have_what_an_editor_chooses_it_by(block, missing):
    if isinstance(block, blocks.CharBlock) and not isinstance(block, GoodBlock):
        block.meta.icon = "placeholder"
    stream = blocks.StreamBlock([("word", block)])
    expected = [f"The block Page.body.word has no {', '.join(missing)}."] if missing else []
    assert [problem.msg for problem in block_problems(stream, "Page.body")] == expected


def test_blocks_inside_blocks_are_looked_at_too():
    inner = blocks.StreamBlock([("bad", blocks.CharBlock())])
    group = blocks.StructBlock([("rows", blocks.ListBlock(inner))])
    stream = blocks.StreamBlock([("group", group)])
    places = [problem.msg.split()[2] for problem in block_problems(stream, "body")]
    assert places == ["body.group", "body.group.bad"]


@isolate_apps("home")
def test_the_blocks_of_a_page_are_among_its_problems():
    class StreamPage(BasePage):
        page_description = "A page"
        parent_page_types = ()
        subpage_types = ()
        body = StreamField([("bad", GoodBlock(label=""))])

        class Meta:
            app_label = "home"

    assert said(page_problems(StreamPage)) == [
        ("hub.pages.E004", "The block StreamPage.body.bad has no label."),
    ]
