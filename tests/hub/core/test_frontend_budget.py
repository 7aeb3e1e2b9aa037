"""The weight of the built front end, what may not be in it, and the contrast of its colours."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile

ROOT = Path(settings.BASE_DIR)
BUILT = ROOT / "hub/static/hub"
SCSS = ROOT / "hub/static_src/scss"
TOKENS = dict(
    re.findall(r"^\$([\w-]+): (#[0-9a-f]{6});", (SCSS / "_tokens.scss").read_text(), re.MULTILINE)
)
CONTRASTS = re.findall(
    r"^\| ([\w-]+) \| ([\w-]+) \| (\d+\.\d\d) \| ([\d.]+) \|",
    (ROOT / "hub/static_src/README.md").read_text(),
    re.MULTILINE,
)


def weight(*names):
    return sum(len(gzip.compress((BUILT / name).read_bytes(), 9)) for name in names)


def test_the_stylesheet_of_every_page_stays_within_24_kb():
    assert weight("site.css") <= 24 * 1024


def test_the_scripts_of_a_public_page_stay_within_8_kb():
    assert weight("early.js", "site.js") <= 8 * 1024


def test_the_scripts_of_a_page_with_a_form_stay_within_16_kb():
    assert weight("early.js", "site.js", "forms.js") <= 16 * 1024


@pytest.mark.parametrize(
    "forbidden", ["@font-face", "gds transport", "sourcemappingurl", "@import"]
)
def test_the_stylesheet_holds_no_font_and_nothing_from_elsewhere(forbidden):
    assert (BUILT / "site.css").read_text().lower().count(forbidden) == 0


def test_no_crown_and_no_crest_is_used():
    names = [path.name for path in BUILT.rglob("*")]
    text = (BUILT / "site.css").read_text()
    assert re.findall(r"crown|crest", text + " ".join(names)) == []


def test_every_file_that_the_stylesheet_names_is_there():
    addresses = re.findall(r"url\([\"']?([^\"')]+)", (BUILT / "site.css").read_text())
    missing = [
        address
        for address in addresses
        if not address.startswith("data:") and not (BUILT / address).resolve().is_file()
    ]
    assert missing == []


def test_the_built_files_can_be_given_hashed_names(tmp_path):
    storage = ManifestStaticFilesStorage(location=tmp_path, base_url="/static/")
    names = [f"hub/{path.relative_to(BUILT)}" for path in BUILT.rglob("*") if path.is_file()]
    for name in names:
        storage.save(name, ContentFile((BUILT.parent / name).read_bytes()))
    outcome = storage.post_process({name: (storage, name) for name in names})
    assert {name: done for name, _, done in outcome if done is not True} == {}
    assert sorted(storage.hashed_files) == sorted(names)


def test_every_static_file_that_the_frame_names_is_there():
    frame = (ROOT / "templates/base.html").read_text()
    names = re.findall(r'{% static "([^"]+)" %}', frame)
    assert [name for name in names if finders.find(name) is None] == []
    assert len(names) == 6


def test_the_browser_is_told_the_colour_of_the_ink():
    frame = (ROOT / "templates/base.html").read_text()
    assert re.findall(r'name="theme-color" content="(.*?)"', frame) == [TOKENS["ink"]]


def test_only_the_tokens_and_paper_name_colours():
    stray = {
        path.name: re.findall(r"#[0-9a-fA-F]{3,8}\b(?!\{)", path.read_text())
        for path in SCSS.glob("*.scss")
        if path.name != "_tokens.scss"
    }
    assert {name: set(found) for name, found in stray.items() if found} == {"_print.scss": {"#000"}}


def luminance(colour):
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


def test_the_contrast_table_speaks_of_every_colour_but_the_rule():
    named = {name for foreground, background, *_ in CONTRASTS for name in (foreground, background)}
    assert named == set(TOKENS) - {"line"}


@pytest.mark.parametrize(("foreground", "background", "ratio", "least"), CONTRASTS)
def test_colours_used_together_contrast_as_the_table_says(foreground, background, ratio, least):
    computed = contrast(TOKENS[foreground], TOKENS[background])
    assert f"{computed:.2f}" == ratio
    assert computed >= float(least)


def public_templates():
    return sorted(
        path
        for path in (ROOT / "templates").rglob("*.html")
        if "wagtail" not in str(path.relative_to(ROOT / "templates"))
    )


def test_public_templates_hold_no_inline_script_or_style():
    inline = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=[\"']")
    assert {
        str(path.relative_to(ROOT)): inline.findall(path.read_text())
        for path in public_templates()
        if inline.search(path.read_text())
    } == {}
