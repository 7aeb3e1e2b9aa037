"""What is known of a resource, and the contributors that several of them share."""

from typing import NamedTuple


class Contributor(NamedTuple):
    """Who had a part in a resource: an organisation's code, or a name for those who are none.

    ``role`` is one of author, support, advisory, compiler. ``name`` is the wording of the byline.
    """

    organisation: str
    name: str
    role: str = "author"


class Resource(NamedTuple):
    """One resource with its stand-in file ``hub/demo/files/<slug>.pdf``.

    ``title`` and ``byline`` are as the programme page writes them. ``summary`` says what the
    original is; ``copy_explains`` what the stand-in holds. There is no publication date, because
    the page gives none.
    """

    slug: str
    title: str
    type: str
    byline: str
    summary: str
    copy_explains: str
    contributors: tuple[Contributor, ...]
    topics: tuple[str, ...]
    initiative: str

    @property
    def filename(self) -> str:
        """Name of the committed stand-in."""
        return f"{self.slug}.pdf"


DEMSOC = Contributor("democratic-society", "DemSoc")
DEMOCRATIC_SOCIETY = Contributor("democratic-society", "Democratic Society")
INVOLVE = Contributor("involve", "Involve")
MYSOCIETY = Contributor("mysociety", "mySociety")
RSA = Contributor("rsa", "RSA")
SORTITION = Contributor("sortition-foundation", "Sortition Foundation")
DUDLEY = Contributor("dudley", "Dudley Metropolitan Borough Council")
TEST_VALLEY = Contributor("test-valley", "Test Valley Borough Council")
