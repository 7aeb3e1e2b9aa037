"""What the codes of the library's facets are called."""

from .choices import ResourceType


def type_labels() -> dict[str, str]:
    """Return the name of each type of resource in the reader's language."""
    return {value: str(label) for value, label in ResourceType.choices}
