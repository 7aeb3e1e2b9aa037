"""What the first page says, and the page about the demonstration, which the programme has not."""

from typing import NamedTuple

SITE_NAME = "Democracy Hub"


class Home(NamedTuple):
    """A home page: its title in lists, its heading, introduction and summary."""

    title: str
    heading: str
    introduction: str
    summary: str


HOME = Home(
    title="Home",
    heading="Involve residents in the decisions that affect them",
    introduction=(
        "Guidance, case studies and working papers on citizens' assemblies, for council officers, "
        "councillors and anyone who wants to run one."
    ),
    summary="Guidance, case studies and working papers on citizens' assemblies.",
)
HOME_CY = Home(
    title="Hafan",
    heading="Cynnwys trigolion yn y penderfyniadau sy'n effeithio arnyn nhw",
    introduction=(
        "Canllawiau, astudiaethau achos a phapurau gwaith am gynulliadau dinasyddion, ar gyfer "
        "swyddogion cyngor, cynghorwyr ac unrhyw un sydd am gynnal un."
    ),
    summary="Canllawiau, astudiaethau achos a phapurau gwaith am gynulliadau dinasyddion.",
)


class Door(NamedTuple):
    """A way in from the home page: the key of a page, and what is behind it."""

    page: str
    text_en: str
    text_cy: str


DOORS = (
    Door(
        "innovation-in-democracy",
        "How three local authorities piloted citizens' assemblies, with the case studies.",
        "Sut y treialodd tri awdurdod lleol gynulliadau dinasyddion, gyda'r astudiaethau achos.",
    ),
    Door(
        "how-to-run-a-citizens-assembly",
        "A handbook for officers and councillors, from the first question to the council's reply.",
        "Llawlyfr i swyddogion a chynghorwyr, o'r cwestiwn cyntaf hyd at ateb y cyngor.",
    ),
    Door(
        "library",
        "Reports, letters, plans and guides: search what is written on every page of them.",
        "Adroddiadau, llythyrau, cynlluniau a chanllawiau: chwiliwch bob tudalen ohonynt.",
    ),
)

LIBRARY_TITLE = "Library"
LIBRARY_SUMMARY = "Handbooks, reports, letters, plans and guides, searched page by page."

ABOUT_TITLE = "About this demonstration"
ABOUT_SLUG = "about-this-demonstration"
ABOUT_SUMMARY = "What on this site is real, and what stands in for something else."
ABOUT_BODY = (
    "<p>This site shows what Democracy Hub does. The page about the Innovation in Democracy "
    "Programme is the programme's own text. The titles and authors of the resources are those of "
    "that page.</p>"
    "<p>The original files could not be had. Each PDF here is a stand-in that was written for this "
    "demonstration. It is marked as a demonstration copy on every page, names whose work the "
    "original is, and explains in general terms what such a document contains and how to use it. "
    "It reports nothing that they found, said or decided.</p>"
    "<p>The video is a short clip made for this demonstration. It says so.</p>"
)
