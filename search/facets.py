"""What a reader calls the facets and their codes; apps above this one register the words.

An item holds codes, the same in every language; the words are looked up when a page is shown.
Register in `AppConfig.ready()`:

    facets.register_labels("type", lambda: {"report": _("Report")})
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.taxonomy.models import Topic

Labels = Callable[[], Mapping[str, str]]


@dataclass(frozen=True)
class Facet:
    """A way to narrow results.

    Attributes:
        name: the key in addresses and in the facets of an item.
        label: what a reader calls it.
        providers: each returns the words for some of its codes, in at most one query.

    """

    name: str
    label: str | Promise
    providers: list[Labels] = field(default_factory=list)


def topic_labels() -> dict[str, str]:
    """Return the name of every topic in the reader's language. One query."""
    return {topic.code: topic.name for topic in Topic.objects.all()}


# In the order in which they are shown.
_facets = {
    "type": Facet("type", _("Type")),
    "topic": Facet("topic", _("Topic"), [topic_labels]),
}


def register_labels(name: str, provider: Labels) -> None:
    """Let a provider name codes of a facet; registering it again changes nothing.

    Args:
        name: of the facet.
        provider: returns the word for each code, in the reader's language.

    Raises:
        KeyError: there is no such facet.

    """
    providers = _facets[name].providers
    if provider not in providers:
        providers.append(provider)


def all_facets() -> list[Facet]:
    """Return the facets in the order in which they are shown."""
    return list(_facets.values())


def labels() -> dict[str, dict[str, str]]:
    """Return, by the facet's name, the word for each code. One query for each provider at most."""
    return {
        name: {code: str(word) for provider in facet.providers for code, word in provider().items()}
        for name, facet in _facets.items()
    }
