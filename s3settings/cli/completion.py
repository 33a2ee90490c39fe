"""`completion`: the script that completes command lines in bash, zsh or fish."""

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from typing import cast

from s3settings.cli.console import USAGE_ERROR, Streams
from s3settings.cli.main import parser
from s3settings.problems.kinds import PREFIX
from s3settings.problems.kinds.table import KINDS
from s3settings.providers.table import PROVIDERS
from s3settings.variables.names import MEANINGS, MEDIA, STATIC, names

SHELLS = ("bash", "zsh", "fish")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the name of the shell."""
    parser.add_argument("shell", choices=SHELLS, help="the shell that reads the script")


def run(arguments: Namespace, streams: Streams) -> int:
    """Write the script; status 2 without shtab, which generates it."""
    try:
        import shtab
    except ModuleNotFoundError:
        streams.say("s3settings completion: run pip install 's3settings[completion]' first\n")
        return USAGE_ERROR
    complete = parser()
    for action in _actions(complete):
        match action.metavar:
            case "PATH":
                action.complete = shtab.FILE  # type: ignore[attr-defined] # read by shtab
            case "DIRECTORY":
                action.complete = shtab.DIRECTORY  # type: ignore[attr-defined] # read by shtab
            case str(metavar) if metavar in _WORDS:
                action.choices = _WORDS[metavar]
            case _:
                pass
    return streams.finish(f"{shtab.complete(complete, arguments.shell)}\n", 0)


_IDS = [PREFIX + number for number in KINDS]
_VARIABLES = [*dict(names((STATIC, MEDIA), "")), *MEANINGS]
# the words that complete an argument, by its name in the help
_WORDS = {
    "ID": _IDS,
    "ID|VARIABLE": [*_IDS, *_VARIABLES],
    "PROVIDER": [provider.id for provider in PROVIDERS],
}


def _actions(parser: ArgumentParser) -> Iterator[Action]:
    """Every argument of a parser and of its commands."""
    for action in parser._actions:  # noqa: SLF001 - the only list of them; shtab reads it too
        yield action
        choices = cast("object", action.choices)
        if isinstance(choices, Mapping):
            # of the choices only those of add_subparsers() are a mapping
            for command in cast("Mapping[str, ArgumentParser]", choices).values():
                yield from _actions(command)
