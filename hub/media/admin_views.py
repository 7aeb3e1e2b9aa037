"""The editors' list of documents, with what became of the text of each."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import IndexView

from .models import Document


def _state_in_words(document: Document) -> str:
    return capfirst(document.get_text_state_display())


class DocumentIndexView(IndexView):
    """Wagtail's list with two columns more."""

    @cached_property
    def columns(self) -> list[Column]:
        """Return the columns: kind of file and text state come after the file."""
        columns: list[Any] = super().columns
        place = next(n for n, column in enumerate(columns) if column.name == "filename") + 1
        return [
            *columns[:place],
            Column("type_label", label=_("Kind")),
            Column("text_state", label=_("Text"), accessor=_state_in_words),
            *columns[place:],
        ]
