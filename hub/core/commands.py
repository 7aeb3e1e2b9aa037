"""How a management command runs: in one unit of work, unless it looks after itself."""

from collections.abc import Sequence

from django.core.management import execute_from_command_line
from django.core.management.base import CommandParser, handle_default_options

from .transactions import unit_of_work

# Commands of others that write content (or whose signals do) and know nothing of our units. Those
# that ask questions are left out: SQLite would refuse every other writer until they are answered.
WRAPPED = frozenset(
    {
        "convert_mariadb_uuids",
        "fixtree",
        "import_redirects",
        "loaddata",
        "move_pages",
        "publish_scheduled",
        "publish_scheduled_pages",
        "purge_revisions",
        "set_url_paths",
        "sync_locale_trees",
    },
)


def execute(arguments: Sequence[str]) -> None:
    """Run the command of `arguments` (`sys.argv`), in a unit of work if it needs one of ours."""
    if len(arguments) > 1 and arguments[1] in WRAPPED:
        from django import setup  # noqa: PLC0415 - settings are not ready at import

        _choose_settings(arguments[2:])
        setup()
        with unit_of_work():
            execute_from_command_line(list(arguments))
    else:
        execute_from_command_line(list(arguments))


def _choose_settings(arguments: Sequence[str]) -> None:
    """Obey `--settings` and `--pythonpath`, which Django itself would read too late."""
    parser = CommandParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--settings")
    parser.add_argument("--pythonpath")
    options, _ = parser.parse_known_args(arguments)
    handle_default_options(options)
