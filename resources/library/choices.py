"""The choices of a resource."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ResourceType(models.TextChoices):
    """What a resource is."""

    HANDBOOK = "handbook", _("Handbook")
    BRIEFING = "briefing", _("Briefing")
    FAQ = "faq", _("Questions and answers")
    GUIDE = "guide", _("Guide")
    REPORT = "report", _("Report")
    CASE_STUDY = "case-study", _("Case study")
    PROCESS_PLAN = "process-plan", _("Process plan")
    INVITATION_LETTER = "invitation-letter", _("Invitation letter")
    SLIDES = "slides", _("Slides")
    VIDEO = "video", _("Video")
    NOTES = "notes", _("Notes")
    BUNDLE = "bundle", _("Collection of files")
    DATASET = "dataset", _("Dataset")
    OTHER = "other", _("Other")


class ContributorRole(models.TextChoices):
    """What a contributor did."""

    AUTHOR = "author", _("Author")
    SUPPORT = "support", _("Support")
    ADVISORY = "advisory", _("Advice")
    COMPILER = "compiler", _("Compiled by")
    TRANSLATOR = "translator", _("Translated by")
