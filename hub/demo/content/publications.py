"""The handbook and the three case studies, which the programme page offers as PDFs.

The page gives the case studies no title; theirs name the council.
"""

from .resource import DUDLEY, INVOLVE, MYSOCIETY, TEST_VALLEY, Contributor, Resource

HANDBOOK = Resource(
    slug="how-to-run-a-citizens-assembly",
    title="How to run a citizens' assembly",
    type="handbook",
    byline="Involve, The Democratic Society, the RSA and mySociety",
    summary=(
        "A handbook aimed at local authority officers and councillors who want to run a "
        "citizens' assembly in their local area."
    ),
    copy_explains=(
        "It gives general guidance in numbered chapters of one page each, with a checklist "
        "and an explanation of the words used."
    ),
    contributors=(
        INVOLVE,
        Contributor("democratic-society", "The Democratic Society"),
        Contributor("rsa", "the RSA"),
        MYSOCIETY,
    ),
    topics=(
        "citizens-assemblies",
        "planning",
        "recruitment",
        "evidence",
        "facilitation",
        "inclusion",
    ),
    initiative="iidp",
)

CASE_STUDIES = (
    Resource(
        slug="case-study-dudley",
        title="Case study: Dudley Metropolitan Borough Council",
        type="case-study",
        byline=(
            "The council staff that led the citizens' assembly, Dudley Metropolitan Borough Council"
        ),
        summary=(
            "A case study by the council staff that led the citizens' assembly on the future of "
            "town centres."
        ),
        copy_explains=(
            "It explains how to write a case study: what to cover, how to remember it, and how to "
            "be honest in public."
        ),
        contributors=(DUDLEY,),
        topics=("citizens-assemblies", "town-centres", "learning"),
        initiative="dudley-peoples-panel",
    ),
    Resource(
        slug="case-study-greater-cambridge",
        title="Case study: Greater Cambridge Partnership",
        type="case-study",
        byline="The council staff that led the citizens' assembly, Greater Cambridge Partnership",
        summary=(
            "A case study by the council staff that led the citizens' assembly on improving "
            "public transport and tackling congestion."
        ),
        copy_explains=(
            "It explains how several councils can hold one assembly together: what to agree "
            "first, roles, and evidence."
        ),
        contributors=(Contributor("greater-cambridge", "Greater Cambridge Partnership"),),
        topics=("citizens-assemblies", "transport", "learning"),
        initiative="greater-cambridge-assembly",
    ),
    Resource(
        slug="case-study-test-valley",
        title="Case study: Test Valley Borough Council",
        type="case-study",
        byline="The council staff that led the citizens' assembly, Test Valley Borough Council",
        summary=(
            "A case study by the council staff that led the citizens' assembly on the future "
            "vitality of town centres."
        ),
        copy_explains=(
            "It explains how a council reviews an assembly: whom to ask, what to ask them, and "
            "how to run the review meeting."
        ),
        contributors=(TEST_VALLEY,),
        topics=("citizens-assemblies", "town-centres", "learning"),
        initiative="romsey-assembly",
    ),
)

PUBLICATIONS = (HANDBOOK, *CASE_STUDIES)
