"""Councils, partners and what resources belong to, under every name the programme page uses."""

from typing import NamedTuple


class Organisation(NamedTuple):
    """A named body.

    ``kind`` is a code of ``taxonomy.OrganisationKind``; where the programme page does not say what
    a body is, it is "other". ``other_names`` are the other spellings on that page; ``members``
    are codes of the bodies that it is made of.
    """

    code: str
    name: str
    kind: str
    other_names: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Initiative(NamedTuple):
    """A programme, assembly or conference; ``parent`` and ``organisation`` are codes or blank."""

    code: str
    name: str
    kind: str
    parent: str = ""
    organisation: str = ""
    other_names: tuple[str, ...] = ()


ORGANISATIONS = (
    Organisation("dudley", "Dudley Metropolitan Borough Council", "council", ("Dudley",)),
    Organisation("cambridgeshire", "Cambridgeshire County Council", "council"),
    Organisation("cambridge", "Cambridge City Council", "council"),
    Organisation("south-cambridgeshire", "South Cambridgeshire District Council", "council"),
    Organisation(
        "greater-cambridge",
        "Greater Cambridge Partnership",
        "partnership",
        ("GCP", "Greater Cambridge"),
        ("cambridgeshire", "cambridge", "south-cambridgeshire"),
    ),
    Organisation("test-valley", "Test Valley Borough Council", "council"),
    Organisation(
        "dcms",
        "Department for Digital, Culture, Media and Sport",
        "government",
        ("DCMS", "Department for Digital, Culture, Media & Sport"),
    ),
    Organisation(
        "mhclg",
        "Ministry of Housing, Communities and Local Government",
        "government",
        (
            "MHCLG",
            "Ministry of Housing, Communities, and Local Government",
            "Ministry of Housing, Communities & Local Government",
        ),
    ),
    Organisation("involve", "Involve", "other"),
    Organisation(
        "democratic-society",
        "The Democratic Society",
        "other",
        ("DemSoc", "Democratic Society"),
    ),
    Organisation("mysociety", "mySociety", "other"),
    Organisation("rsa", "RSA", "other", ("The RSA",)),
    Organisation("sortition-foundation", "Sortition Foundation", "other"),
    Organisation("public-square", "Public Square", "other"),
    Organisation("luminate", "Luminate", "other"),
)

INITIATIVES = (
    Initiative(
        "iidp",
        "Innovation in Democracy Programme",
        "programme",
        other_names=("IiDP",),
    ),
    Initiative("dudley-peoples-panel", "Dudley People's Panel", "assembly", "iidp", "dudley"),
    Initiative(
        "greater-cambridge-assembly",
        "Greater Cambridge Citizens' Assembly",
        "assembly",
        "iidp",
        "greater-cambridge",
        ("Greater Cambridge Citizens' Assembly on Congestion, Air Quality and Public Transport",),
    ),
    Initiative("romsey-assembly", "Romsey Citizens' Assembly", "assembly", "iidp", "test-valley"),
    Initiative(
        "local-democracy-conference",
        "Innovations in Local Democracy Conference",
        "conference",
        "iidp",
    ),
)
