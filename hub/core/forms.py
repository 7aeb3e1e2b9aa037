"""How forms are drawn: Django's own fields in the markup of the GOV.UK Design System."""

from django.forms.renderers import TemplatesSetting


class HubRenderer(TemplatesSetting):
    """Draws `{{ form }}` and `{{ field.as_field_group }}` with the templates in templates/forms/.

    Widgets keep Django's templates, because the editors' admin draws the same ones; the classes
    are added by the tag `govuk_widget`.
    """

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
