"""The command line: ``s3settings``, ``python -m s3settings`` and ``manage.py s3settings``."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Container, Sequence
from typing import NoReturn

from s3settings import __version__
from s3settings.cli.commands import COMMANDS
from s3settings.cli.console import USAGE_ERROR, Streams
from s3settings.escaping import visible

EXIT_STATUS = "exit status: 0 no errors, 1 errors found, 2 usage error"
# the status that a shell reports for a command ended by Ctrl-C
INTERRUPTED = 130


class _Parser(ArgumentParser):
    """Writes what it refuses so that it can't act on its reader."""

    def error(self, message: str) -> NoReturn:
        """Write the usage and the error, and end the process with status 2."""
        super().error(visible(message))


def parser(prog: str = "s3settings", commands: Container[str] = COMMANDS) -> ArgumentParser:
    """The parser of all commands, with the arguments of `commands` only.

    It prints ASCII, which every terminal can show.
    """
    shown = prog.encode("ascii", "backslashreplace").decode()
    top = _Parser(
        shown, description="Storage settings of a Django project on S3.", epilog=EXIT_STATUS
    )
    top.add_argument("--version", action="version", version=f"s3settings {__version__}")
    subparsers = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        added = subparsers.add_parser(
            name, help=command.help, description=command.help, epilog=EXIT_STATUS
        )
        if name in commands:
            command.load().add_arguments(added)
    return top


def main(
    argv: Sequence[str] | None = None,
    streams: Streams | None = None,
    *,
    prog: str = "s3settings",
) -> int:
    """Run a command and return its exit status: 0 no errors, 1 errors found, 2 usage error."""
    streams = streams or Streams.of_process()
    words = sys.argv[1:] if argv is None else argv
    try:
        # only a command that is named is imported
        arguments = parser(prog, words).parse_args(words)
        if missing := _missing_path(arguments):
            streams.say(f"s3settings {arguments.command}: {missing}\n")
            return USAGE_ERROR
        return COMMANDS[arguments.command].load().run(arguments, streams)
    except KeyboardInterrupt:
        streams.say("\ns3settings: interrupted\n")
        return INTERRUPTED


def _missing_path(arguments: Namespace) -> str | None:
    """Return the first input that was named but does not exist, None without one."""
    if not hasattr(arguments, "env_file"):
        return None
    from s3settings.cli.arguments import missing_path

    return missing_path(arguments)
