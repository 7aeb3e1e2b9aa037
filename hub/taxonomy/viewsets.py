"""Where editors keep the words that sort content: one group in the admin's menu."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, Panel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import (
    GlossaryTerm,
    Initiative,
    Licence,
    Organisation,
    Place,
    Topic,
)

NAME_PANELS: list[Panel] = [
    FieldRowPanel([FieldPanel("name_en"), FieldPanel("name_cy")]),
    FieldPanel("code"),
]


class TermViewSet(SnippetViewSet):
    """Terms of one kind: listed by name, found by name or code."""

    list_display: ClassVar = ["name_en", "name_cy", "code"]
    ordering: ClassVar = ["name_en"]
    search_fields: ClassVar = ["name_en", "name_cy", "code"]
    # The terms are few; the database finds them without an index of their own.
    search_backend_name = None
    copy_view_enabled = False
    panels: ClassVar = NAME_PANELS


class TopicViewSet(TermViewSet):
    """What content is about."""

    model = Topic
    icon = "tag"


class OrganisationViewSet(TermViewSet):
    """Councils, departments and partners, under all their names."""

    model = Organisation
    icon = "group"
    list_display: ClassVar = ["name_en", "name_cy", "kind", "place"]
    list_filter: ClassVar = ["kind"]
    search_fields: ClassVar = [*TermViewSet.search_fields, "other_names__name"]
    panels: ClassVar = [
        *NAME_PANELS,
        FieldPanel("kind"),
        FieldPanel("place"),
        FieldPanel("members"),
        InlinePanel(
            "other_names",
            heading=_("Other names"),
            label=_("name"),
            help_text=_("Abbreviations, former names, the name in another language."),
        ),
    ]


class PlaceViewSet(TermViewSet):
    """Where something happened."""

    model = Place
    icon = "globe"
    list_display: ClassVar = ["name_en", "name_cy", "kind", "within"]
    list_filter: ClassVar = ["kind"]
    panels: ClassVar = [*NAME_PANELS, FieldPanel("kind"), FieldPanel("within")]


class InitiativeViewSet(TermViewSet):
    """Programmes, assemblies and conferences."""

    model = Initiative
    icon = "calendar-alt"
    list_display: ClassVar = ["name_en", "name_cy", "kind", "parent"]
    list_filter: ClassVar = ["kind"]
    panels: ClassVar = [
        *NAME_PANELS,
        FieldPanel("kind"),
        FieldPanel("parent"),
        FieldPanel("place"),
        FieldPanel("organisations"),
    ]


class LicenceViewSet(TermViewSet):
    """The terms on which something may be used again."""

    model = Licence
    icon = "key"
    list_display: ClassVar = ["name_en", "name_cy", "url"]
    panels: ClassVar = [*NAME_PANELS, FieldPanel("url")]


class GlossaryTermViewSet(TermViewSet):
    """Words and what they mean."""

    model = GlossaryTerm
    icon = "glasses"
    list_display: ClassVar = ["name_en", "name_cy"]
    search_fields: ClassVar = [*TermViewSet.search_fields, "definition_en", "definition_cy"]
    panels: ClassVar = [*NAME_PANELS, FieldPanel("definition_en"), FieldPanel("definition_cy")]


class TermsGroup(SnippetViewSetGroup):
    """The group of all of them."""

    items = (
        TopicViewSet,
        OrganisationViewSet,
        PlaceViewSet,
        InitiativeViewSet,
        LicenceViewSet,
        GlossaryTermViewSet,
    )
    menu_label = _("Terms")
    menu_icon = "tag"
    menu_name = "terms"
    menu_order = 300
