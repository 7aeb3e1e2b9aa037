"""What only the home page is built from."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class DoorBlock(blocks.StructBlock):
    """A way into the site: a page, and a sentence on what is behind it."""

    page = blocks.PageChooserBlock(label=_("Page"))
    title = blocks.CharBlock(
        label=_("Words of the link"),
        required=False,
        max_length=100,
        help_text=_("Leave it empty to use the page's title."),
    )
    text = blocks.CharBlock(
        label=_("What is behind it"),
        required=False,
        max_length=200,
        help_text=_("One sentence. Leave it empty to use the page's summary."),
    )

    class Meta:
        icon = "link"
        label = _("Door")
        group = _("Links")
        description = _("A link to a page of the site with a sentence on what it holds.")
        template = "home/blocks/door.html"
        preview_value = {
            "page": None,
            "title": "Run a citizens' assembly",
            "text": "A handbook for officers and councillors, from the first idea to the report.",
        }
        label_format = "{title}"


class DoorsBlock(blocks.StreamBlock):
    """The ways into the site, in order."""

    door = DoorBlock()
