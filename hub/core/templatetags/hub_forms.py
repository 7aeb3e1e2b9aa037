"""What the templates of templates/forms/ ask about a field."""

from collections import Counter

from django import template
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

register = template.Library()

# Widgets by the name that BoundField.widget_type gives them: the template that draws each.
TEMPLATES = {
    "textarea": "forms/textarea.html",
    "select": "forms/select.html",
    "selectmultiple": "forms/select.html",
    "nullbooleanselect": "forms/select.html",
    "radioselect": "forms/radios.html",
    "checkboxselectmultiple": "forms/checkboxes.html",
    "checkbox": "forms/checkbox.html",
    "file": "forms/file.html",
    "clearablefile": "forms/file.html",
    "password": "forms/password.html",
}
SPELLING_MATTERS_NOT = frozenset({"email", "url", "password"})


@register.filter
def control_template(field: BoundField) -> str:
    """Return the template that draws this field's control; a line of text unless known."""
    return TEMPLATES.get(field.widget_type, "forms/text.html")


@register.simple_tag
def govuk_widget(field: BoundField, css_class: str) -> SafeString:
    """Return the field's control with the Design System's class.

    Django itself adds `aria-describedby` for the hint and the errors, and `aria-invalid`.

    Args:
        field: a bound field.
        css_class: the component's class ("govuk-input"), then any others.

    """
    classes = [*css_class.split(), *field.field.widget.attrs.get("class", "").split()]
    if field.errors:
        classes.append(f"{classes[0]}--error")
    attrs: dict[str, str | bool] = {"class": " ".join(classes)}
    if field.widget_type in SPELLING_MATTERS_NOT:
        attrs |= {"spellcheck": "false", "autocapitalize": "none"}
    return field.as_widget(attrs=attrs)


@register.filter
def error_target(field: BoundField) -> str:
    """Return the link from an error summary to the control, or to the first one of a group."""
    if field.field.widget.use_fieldset and field.auto_id:
        return f"#{field.auto_id}_0"
    return f"#{field.id_for_label}" if field.id_for_label else ""


@register.filter
def error_links(form: BaseForm) -> list[dict[str, str]]:
    """Return the errors of a form for the error summary: the whole form's, then field by field.

    A message that several fields share is told apart by the field's label.
    """
    whole = [{"text": str(text), "href": ""} for text in form.non_field_errors()]
    found = [(field, str(text)) for field in form.visible_fields() for text in field.errors]
    shared = Counter(text for _, text in found)
    return whole + [
        {
            "text": f"{field.label}: {text}" if shared[text] > 1 else text,
            "href": error_target(field),
        }
        for field, text in found
    ]
