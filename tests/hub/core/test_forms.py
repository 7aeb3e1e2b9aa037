"""Forms are drawn as the Design System's examples are, and lead from an error to its field."""

import re

import pytest
from django import forms
from django.conf import settings
from django.template.loader import get_template

from hub.core.templatetags.hub_forms import error_links
from tests.hub.core.markup import FIXTURES, example, given, structure

TEMPLATES = sorted(path.name for path in (settings.BASE_DIR / "templates/forms").glob("*.html"))


def field_group(name, field, error=""):
    """Return a field as it is drawn, with the ids that the examples use."""
    form = forms.Form(auto_id="%s", data={} if error else None)
    form.fields[name] = field
    if error:
        form.add_error(name, error)
    html = form[name].as_field_group()
    html = html.replace("_helptext", "-hint").replace("_error", "-error")
    return re.sub(
        rf"{name}_(\d)", lambda found: f"{name}-{int(found[1]) + 1}".removesuffix("-1"), html
    )


def test_a_line_of_text_draws_the_design_systems_example():
    options = given("input", "with error and hint")
    field = forms.CharField(
        label=options["label"]["text"], help_text=options["hint"]["text"], required=False
    )
    error = options["errorMessage"]["text"]
    drawn = structure(field_group("with-error-hint", field, error))
    assert drawn == example("input", "with error and hint")


def test_a_text_area_draws_the_design_systems_example():
    field = forms.CharField(
        label="Can you provide more detail?",
        help_text=given("textarea", "with hint")["hint"]["text"],
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    assert structure(field_group("more-detail", field)) == example("textarea", "with hint")


def test_a_select_draws_the_design_systems_example():
    choices = [(number, f"GOV.UK frontend option {number}") for number in (1, 2, 3)]
    field = forms.ChoiceField(label="Label text goes here", choices=choices, initial=2)
    drawn = structure(field_group("select-1", field))
    # Django cannot switch off a single option.
    expected = FIXTURES["select", "default"]["html"].replace(" disabled", "")
    assert drawn == structure(expected)


def test_radios_draw_the_design_systems_example():
    field = forms.ChoiceField(
        label="Have you changed your name?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
    )
    assert structure(field_group("example-default", field)) == example("radios", "default")


def test_checkboxes_draw_the_design_systems_example():
    field = forms.MultipleChoiceField(
        label="What is your nationality?",
        help_text="Select all that apply",
        choices=[
            ("british", "British"),
            ("irish", "Irish"),
            ("other", "Citizen of another country"),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    assert structure(field_group("nationality", field)) == example("checkboxes", "with hint")


def test_a_file_draws_the_design_systems_example():
    field = forms.FileField(
        label="Upload a file",
        help_text=given("file-upload", "with error message and hint")["hint"]["text"],
        widget=forms.FileInput,
        required=False,
    )
    drawn = structure(field_group("file-upload-3", field, "Error message goes here"))
    assert drawn == example("file-upload", "with error message and hint")


def test_a_tick_box_has_its_label_beside_it_and_its_hint_below():
    field = forms.BooleanField(label="Keep me signed in", help_text="Not on a shared computer.")
    parts = structure(field_group("remember", field))
    described = dict(parts[3][1])["aria-describedby"]
    assert [part for part in parts if isinstance(part, str)] == [
        "Keep me signed in",
        "Not on a shared computer.",
    ]
    assert f'id="{described}"' in field_group("remember", field)


class SignIn(forms.Form):
    """A form with errors of every sort."""

    email = forms.EmailField(label="Email address")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    role = forms.ChoiceField(
        label="Role", choices=[("o", "Officer"), ("c", "Councillor")], widget=forms.RadioSelect
    )


def test_the_error_summary_leads_to_each_field_and_tells_equal_messages_apart():
    form = SignIn(data={"email": "nobody"})
    form.add_error(None, "We do not know this address and password.")
    assert error_links(form) == [
        {"text": "We do not know this address and password.", "href": ""},
        {"text": "Enter a valid email address.", "href": "#id_email"},
        {"text": "Password: This field is required.", "href": "#id_password"},
        {"text": "Role: This field is required.", "href": "#id_role_0"},
    ]


def test_every_link_of_the_error_summary_leads_to_a_control_of_the_form():
    form = SignIn(data={})
    html = str(form)
    targets = [link["href"].removeprefix("#") for link in error_links(form)]
    assert [html.count(f'id="{target}"') for target in targets] == [1, 1, 1]


def test_what_was_typed_comes_back_escaped_and_a_password_does_not():
    form = SignIn(data={"email": '"><script>', "password": "secret-word"})
    html = str(form)
    assert 'value="&quot;&gt;&lt;script&gt;"' in html
    assert html.count("<script>") == html.count("secret-word") == 0


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_form_template_compiles(name):
    assert get_template(f"forms/{name}").template.name == f"forms/{name}"
