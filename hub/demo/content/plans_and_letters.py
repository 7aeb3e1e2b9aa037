"""The four rows of the table "Process Plans & Invitation Letters", in its order and wording."""

from .resource import (
    DEMOCRATIC_SOCIETY,
    DUDLEY,
    INVOLVE,
    SORTITION,
    TEST_VALLEY,
    Contributor,
    Resource,
)

PLANS_AND_LETTERS = (
    Resource(
        slug="dudley-and-romsey-process-plans",
        title="Dudley People's Panel and Romsey Citizens' Assembly Process Plans",
        type="process-plan",
        byline=(
            "Democratic Society with support from Dudley Metropolitan Borough Council; Test "
            "Valley Borough Council; Advisory Panels for both processes & Involve"
        ),
        summary="Process plans used to deliver two citizens' assemblies.",
        copy_explains="It explains how to lay out a process plan, with forms to copy.",
        contributors=(
            DEMOCRATIC_SOCIETY,
            DUDLEY._replace(role="support"),
            TEST_VALLEY._replace(role="support"),
            Contributor("", "Advisory Panels for both processes", "advisory"),
            INVOLVE._replace(role="support"),
        ),
        topics=("citizens-assemblies", "planning", "facilitation"),
        initiative="iidp",
    ),
    Resource(
        slug="greater-cambridge-invitation-letter",
        title="Greater Cambridge Citizens' Assembly Invitation Letter",
        type="invitation-letter",
        byline="Involve; GCP & Sortition Foundation",
        summary="An invitation letter sent out to potential participants.",
        copy_explains=(
            "It explains what an invitation has to do and offers one to copy, with blanks."
        ),
        contributors=(
            INVOLVE,
            Contributor("greater-cambridge", "GCP"),
            SORTITION,
        ),
        topics=("recruitment", "citizens-assemblies"),
        initiative="greater-cambridge-assembly",
    ),
    Resource(
        slug="dudley-invitation-letter",
        title="Dudley People's Panel Invitation Letter",
        type="invitation-letter",
        byline="Democratic Society; Dudley Metropolitan Borough Council & Sortition Foundation",
        summary="An invitation letter sent out to potential participants.",
        copy_explains="It explains the reply form, the draw, and plain words for both.",
        contributors=(
            DEMOCRATIC_SOCIETY,
            DUDLEY,
            SORTITION,
        ),
        topics=("recruitment", "citizens-assemblies"),
        initiative="dudley-peoples-panel",
    ),
    Resource(
        slug="romsey-invitation-letter",
        title="Romsey Citizens' Assembly Invitation Letter",
        type="invitation-letter",
        byline="Democratic Society; Test Valley Borough Council & Sortition Foundation",
        summary="An invitation letter sent out to potential participants.",
        copy_explains=(
            "It explains everything after the first letter: reminder, telephone call and welcome, "
            "with texts to copy."
        ),
        contributors=(
            DEMOCRATIC_SOCIETY,
            TEST_VALLEY,
            SORTITION,
        ),
        topics=("recruitment", "citizens-assemblies"),
        initiative="romsey-assembly",
    ),
)
