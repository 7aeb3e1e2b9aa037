"""Where in an item something is said, as a reader is shown it."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from .snippets import Marks, Segment, cut

_PAGE = re.compile(r"#page-(\d{1,6})")


@dataclass
class Place:
    """One place: its address, what it is called, and what it says about the query.

    Attributes:
        url: the address, with the place on the page.
        heading: the heading it stands under; blank if there is none.
        label: in words, such as "page 14"; blank if there is nothing to say.
        text: what it says.
        marks: what of it answers the query.

    """

    url: str
    heading: str
    label: str
    text: str
    marks: Marks

    @cached_property
    def segments(self) -> list[Segment]:
        """The part of the text that says most about the query, in pieces: text, marked or not."""
        return cut(self.text, self.marks)


def label_of(locator: str) -> str:
    """Return the words for a place on a page; blank if it has no number to name."""
    page = _PAGE.fullmatch(locator)
    return _("page %(number)s") % {"number": int(page[1])} if page else ""
