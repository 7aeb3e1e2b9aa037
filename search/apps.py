"""App configuration."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Configuration of `search`."""

    name = "search"
    label = "search"

    def ready(self) -> None:
        """Let pages be searched, their changes be written, and the worker feed the index."""
        from hub.core import background, health  # noqa: PLC0415 - the models must be loaded
        from hub.core.transactions import before_commit  # noqa: PLC0415

        from . import file_signals, following, indexing, signals, sources, status  # noqa: PLC0415
        from .page_source import PageSource  # noqa: PLC0415

        sources.register(PageSource())
        before_commit("search", indexing.write_touched)
        signals.connect()
        file_signals.connect()
        background.every(following.POLL_SECONDS, "search index", following.Follower())
        health.register("search index", status.problem)
