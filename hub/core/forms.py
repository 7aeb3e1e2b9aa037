"""How forms are drawn."""

from django.forms.renderers import TemplatesSetting


class HubRenderer(TemplatesSetting):
    """Draws forms with the templates of this project."""
