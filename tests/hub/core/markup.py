"""Reads markup so that its structure can be compared, and the Design System's examples."""

import json
from html.parser import HTMLParser
from pathlib import Path

from django.template.loader import render_to_string

FIXTURES = {
    (fixture["component"], fixture["name"]): fixture
    for fixture in json.loads((Path(__file__).parent / "govuk_fixtures.json").read_text())
}
# Django's own, which the examples leave out, and ours against a form that is sent twice.
ADDED = {"cols", "required", "aria-invalid", "data-prevent-double-click"}
VOID = {"input", "img", "br", "meta", "link", "hr"}


class Structure(HTMLParser):
    """Reads HTML into a list of tags, attributes and texts that does not depend on layout.

    Leaves out what is ours on purpose: `app-` classes, attributes in ADDED, insides of drawings.
    """

    def __init__(self, html):
        super().__init__()
        self.parts = []
        self.drawing = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if self.drawing:
            return
        self.drawing = tag == "svg"
        self.parts.append((tag, self.attributes(attrs)))

    def handle_endtag(self, tag):
        if tag == "svg":
            self.drawing = False
        if not self.drawing and tag not in VOID:
            self.parts.append((f"/{tag}",))

    def handle_data(self, data):
        text = " ".join(data.split())
        if text and not self.drawing:
            self.parts.append(text)

    @staticmethod
    def attributes(attrs):
        kept = {name: value for name, value in attrs if name not in ADDED}
        if "class" in kept:
            names = (name for name in kept["class"].split() if not name.startswith("app-"))
            kept["class"] = " ".join(names)
        return tuple(sorted(kept.items(), key=str))


def structure(html):
    return Structure(html).parts


def component(name, /, **variables):
    return render_to_string(f"components/{name}.html", variables)


def example(name, fixture):
    return structure(FIXTURES[name, fixture]["html"])


def given(name, fixture):
    return FIXTURES[name, fixture]["options"]
