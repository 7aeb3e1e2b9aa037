"""The nine rows of the table "Other Resources", in its order and wording."""

from .resource import DEMSOC, INVOLVE, MYSOCIETY, RSA, Contributor, Resource

OTHER_RESOURCES = (
    Resource(
        slug="iidp-briefing-for-local-authorities",
        title="IiDP Briefing for Local Authorities",
        type="briefing",
        byline=(
            "Department for Digital, Culture, Media & Sport and Ministry of Housing, Communities "
            "& Local Government"
        ),
        summary="A briefing for local authorities on the Innovation in Democracy Programme.",
        copy_explains=(
            "It sets out the programme's aims and explains how a briefing helps a council to "
            "decide, with a list of questions about readiness."
        ),
        contributors=(
            Contributor("dcms", "Department for Digital, Culture, Media & Sport"),
            Contributor("mhclg", "Ministry of Housing, Communities & Local Government"),
        ),
        topics=("citizens-assemblies", "planning"),
        initiative="iidp",
    ),
    Resource(
        slug="iidp-frequently-asked-questions",
        title="IiDP Frequently Asked Questions Document",
        type="faq",
        byline="DemSoc, RSA, mySociety & Involve",
        summary="Frequently asked questions about the Innovation in Democracy Programme.",
        copy_explains=(
            "It answers, in general terms, what residents, councillors and officers usually ask."
        ),
        contributors=(
            DEMSOC,
            RSA,
            MYSOCIETY,
            INVOLVE,
        ),
        topics=("citizens-assemblies", "planning"),
        initiative="iidp",
    ),
    Resource(
        slug="digital-tools-for-citizens-assemblies",
        title="Digital Tools for Citizens' Assemblies",
        type="guide",
        byline="mySociety",
        summary="Digital tools for citizens' assemblies.",
        copy_explains=(
            "It explains how to choose digital tools for before, during and after an assembly, "
            "and how not to leave anybody out."
        ),
        contributors=(MYSOCIETY,),
        topics=("citizens-assemblies", "digital"),
        initiative="iidp",
    ),
    Resource(
        slug="citizens-assembly-websites-practical-guidance",
        title="Citizens' Assembly Websites: Practical Guidance",
        type="guide",
        byline="mySociety",
        summary="Practical guidance on websites for citizens' assemblies.",
        copy_explains=(
            "It explains which pages an assembly's website needs, when, and how to make them work "
            "for everybody."
        ),
        contributors=(MYSOCIETY,),
        topics=("citizens-assemblies", "digital", "communication"),
        initiative="iidp",
    ),
    Resource(
        slug="how-to-tell-the-story-of-a-citizens-assembly",
        title="How to tell the story of a Citizens' Assembly",
        type="guide",
        byline="RSA, DemSoc",
        summary="How to tell the story of a citizens' assembly.",
        copy_explains=(
            "It explains the moments of the story, who needs to hear what, and how to treat "
            "members fairly."
        ),
        contributors=(RSA, DEMSOC),
        topics=("citizens-assemblies", "communication"),
        initiative="iidp",
    ),
    Resource(
        slug="final-report-dudley-peoples-panel",
        title="Final Report: Dudley People's Panel",
        type="report",
        byline="DemSoc",
        summary="The final report of the Dudley People's Panel.",
        copy_explains=(
            "It explains how a final report is put together, part by part. It does not repeat "
            "what the panel recommended."
        ),
        contributors=(DEMSOC,),
        topics=("citizens-assemblies", "reporting", "town-centres"),
        initiative="dudley-peoples-panel",
    ),
    Resource(
        slug="final-report-greater-cambridge-citizens-assembly",
        title=(
            "Final Report: Greater Cambridge Citizens' Assembly on Congestion, Air Quality and "
            "Public Transport"
        ),
        type="report",
        byline="Involve",
        summary="The final report of the Greater Cambridge Citizens' Assembly.",
        copy_explains=(
            "It explains how recommendations are written and how support for them is measured. It "
            "does not repeat what the assembly recommended."
        ),
        contributors=(INVOLVE,),
        topics=("citizens-assemblies", "reporting", "transport", "air-quality"),
        initiative="greater-cambridge-assembly",
    ),
    Resource(
        slug="final-report-romsey-citizens-assembly",
        title="Final Report: Romsey Citizens' Assembly Final Report",
        type="report",
        byline="DemSoc",
        summary="The final report of the Romsey Citizens' Assembly.",
        copy_explains=(
            "It explains how a council receives a report and replies to it. It does not repeat "
            "what the assembly recommended."
        ),
        contributors=(DEMSOC,),
        topics=("citizens-assemblies", "reporting", "town-centres"),
        initiative="romsey-assembly",
    ),
    Resource(
        slug="innovations-in-local-democracy-conference-materials",
        title="Innovations in Local Democracy Conference Materials",
        type="bundle",
        byline=(
            "Conference Speakers & Facilitators - thanks to the RSA for compiling these resources"
        ),
        summary=(
            "Slides, videos and notes from the two-day conference on innovations in local "
            "democracy."
        ),
        copy_explains=(
            "It explains how to put conference materials together so that they stay useful. It "
            "names no session and no speaker."
        ),
        contributors=(
            Contributor("", "Conference Speakers & Facilitators"),
            Contributor("rsa", "the RSA", "compiler"),
        ),
        topics=("learning", "citizens-assemblies"),
        initiative="local-democracy-conference",
    ),
)
