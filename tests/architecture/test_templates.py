"""Every template compiles, includes what exists, and keeps scripts and styles out of the page."""

import re

import pytest
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from tests.architecture import tracked

TEMPLATES = [path for path in tracked.with_suffix(".html", ".txt", ".xml") if "templates/" in path]
PUBLIC = [path for path in TEMPLATES if path.startswith("templates/")]
REFERENCE = re.compile(r"{%-?\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}|{#.*?#}", re.DOTALL)


def name_of(path):
    """Return what a template is called in code."""
    return path.partition("templates/")[2]


def markup(path):
    """Return a template without its comments."""
    return COMMENT.sub("", tracked.text(path))


@pytest.mark.parametrize("path", TEMPLATES)
def test_a_template_compiles(path):
    assert get_template(name_of(path)).template.name == name_of(path)


def test_what_templates_include_or_extend_exists():
    missing = []
    for path in TEMPLATES:
        for name in REFERENCE.findall(markup(path)):
            try:
                get_template(name)
            except TemplateDoesNotExist:
                missing.append((path, name))
    assert missing == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a script in the page", r"<script(?![^>]*\ssrc=)[^>]*>(?!\s*</script>)"),
        ("a style in the page", r"<style|\sstyle\s*="),
        ("a handler in the page", r"\son[a-z]+\s*="),
        ("a text taken as markup", r"\|\s*safe\b|{% autoescape off"),
        ("an address of another site", r"(?:src|href)=\"(?:https?:)?//"),
        ("a lonely tabindex", r"tabindex=\"[1-9]"),
    ],
)
def test_no_public_template_holds(what, pattern):
    found = re.compile(pattern, re.IGNORECASE)
    assert [path for path in PUBLIC if found.search(markup(path))] == []


def test_every_component_says_what_it_takes():
    components = [path for path in PUBLIC if path.startswith("templates/components/")]
    head = re.compile(r"\s*({% load [^%]+%}\s*)?{% comment %}")
    assert [path for path in components if not head.match(tracked.text(path))] == []
    assert len(components) > 20
