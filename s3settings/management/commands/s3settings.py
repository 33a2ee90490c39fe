"""The command ``manage.py s3settings``, which runs the command line."""

import sys
from argparse import REMAINDER, ArgumentParser
from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal, TextIO, cast

from django.core.management.base import BaseCommand, CommandError, CommandParser

from s3settings.cli.console import Streams
from s3settings.cli.main import main, parser

_WITH_SETTINGS = frozenset({"check", "doctor", "migrate", "policy"})


class Command(BaseCommand):
    """Runs the command line of s3settings; Django's system checks are not run before it."""

    help = "Check, show and explain the storage settings of this project."
    requires_system_checks: list[str] | tuple[str, ...] | Literal["__all__"] = ()

    def run_from_argv(self, argv: list[str]) -> None:
        """Pass all arguments to the command line, including options."""
        sys.exit(main(_without_options_of_django(argv[2:]), prog=_prog(argv[0], argv[1])))

    def print_help(self, prog_name: str, subcommand: str) -> None:
        """Print the help of the command line, for ``manage.py help s3settings``."""
        self.stdout.write(parser(_prog(prog_name, subcommand), ()).format_help())

    def add_arguments(self, parser: CommandParser) -> None:
        """Accept any arguments, for ``call_command("s3settings", "check")``."""
        parser.add_argument("arguments", nargs=REMAINDER)

    def handle(self, *args: object, **options: object) -> None:
        """Run the command line; raise `CommandError` for a status other than 0."""
        del args
        out, err = (cast("TextIO", stream) for stream in (self.stdout, self.stderr))
        streams = Streams.of_process().replace(out=out, err=err)
        status = main(cast("list[str]", options["arguments"]), streams)
        if status:
            raise CommandError("s3settings found problems", returncode=status)


def _prog(path: str, subcommand: str) -> str:
    return f"{PurePath(path).name} {subcommand}"


def _without_options_of_django(argv: Sequence[str]) -> list[str]:
    """Return the arguments without options of Django; its settings module is checked."""
    django = ArgumentParser(add_help=False, allow_abbrev=False)
    django.add_argument("--settings")
    django.add_argument("--pythonpath")
    taken, rest = django.parse_known_args(argv)
    settings = taken.settings if rest[:1] and rest[0] in _WITH_SETTINGS else None
    return [*rest, "--settings", settings] if settings else rest
