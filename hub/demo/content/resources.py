"""All seventeen resources of the programme page."""

from .other_resources import OTHER_RESOURCES
from .plans_and_letters import PLANS_AND_LETTERS
from .publications import PUBLICATIONS

RESOURCES = (*PUBLICATIONS, *OTHER_RESOURCES, *PLANS_AND_LETTERS)
