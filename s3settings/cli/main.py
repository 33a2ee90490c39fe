"""The command line: ``s3settings``, ``python -m s3settings`` and ``manage.py s3settings``."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from s3settings.cli import check, diff, explain, init, providers, reference, show
from s3settings.cli.console import Streams

# what a shell reports for a command that Ctrl-C ended
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Command:
    """What a module of `s3settings.cli` has."""

    help: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Streams], int]


COMMANDS = {
    "check": Command(check.HELP, check.add_arguments, check.run),
    "show": Command(show.HELP, show.add_arguments, show.run),
    "explain": Command(explain.HELP, explain.add_arguments, explain.run),
    "init": Command(init.HELP, init.add_arguments, init.run),
    "reference": Command(reference.HELP, reference.add_arguments, reference.run),
    "diff": Command(diff.HELP, diff.add_arguments, diff.run),
    "providers": Command(providers.HELP, providers.add_arguments, providers.run),
}


def parser(prog: str = "s3settings") -> ArgumentParser:
    """The parser of all commands; what it prints is ASCII, which every terminal can show."""
    shown = prog.encode("ascii", "backslashreplace").decode()
    top = ArgumentParser(
        shown,
        description="Storage settings of a Django project on S3.",
        epilog="exit status: 0 sound, 1 problems, 2 wrong usage",
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        command.add_arguments(
            commands.add_parser(name, help=command.help, description=command.help)
        )
    return top


def main(
    argv: Sequence[str] | None = None,
    streams: Streams | None = None,
    *,
    prog: str = "s3settings",
) -> int:
    """Run a command; the exit status is 0 sound, 1 problems, 2 wrong usage."""
    streams = streams or Streams()
    try:
        arguments = parser(prog).parse_args(argv)
        return COMMANDS[arguments.command].run(arguments, streams)
    except KeyboardInterrupt:
        streams.say("\ns3settings: interrupted\n")
        return INTERRUPTED
