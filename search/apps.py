"""App configuration."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Configuration of `search`."""

    name = "search"
    label = "search"

    def ready(self) -> None:
        """Register the pages to be searched, the hook before every commit, and the follower."""
        from hub.core.transactions import before_commit  # noqa: PLC0415 - apps are loaded now

        from .indexing import write_touched  # noqa: PLC0415

        before_commit("search", write_touched)
