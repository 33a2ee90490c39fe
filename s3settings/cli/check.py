"""`check`: everything that is wrong with the configuration, for people, scripts and CI."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from s3settings.cli.arguments import add_input_arguments, files, inspected
from s3settings.cli.console import Streams
from s3settings.dotenv.portability import differences
from s3settings.dotenv.statements import duplicates, exposure
from s3settings.problems.kinds import PREFIX
from s3settings.problems.kinds.table import KINDS
from s3settings.problems.problem import Problem, has_errors, ordered
from s3settings.report import FORMATS, github_summary
from s3settings.report.escaping import visible
from s3settings.rules.environment import hazards
from s3settings.rules.packages import overwritten_packages
from s3settings.variables.names import wanted

IGNORE_VARIABLE = "S3SETTINGS_IGNORE"
SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"


def add_arguments(parser: ArgumentParser) -> None:
    """Add what is read, how it is reported, and what counts."""
    add_input_arguments(parser)
    parser.add_argument(
        "--settings",
        metavar="MODULE",
        help="check these settings of a Django project in place of the variables",
    )
    parser.add_argument("--format", choices=sorted(FORMATS), default="text")
    parser.add_argument("--strict", action="store_true", help="warnings fail too")
    parser.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="ID",
        help=f"leave a kind of problem out; also {IGNORE_VARIABLE}, separated by commas",
    )


def run(arguments: Namespace, streams: Streams) -> int:
    """Report the problems that are not ignored."""
    ignored = {_full(name) for name in _ignored(arguments.ignore, streams.env)}
    if unknown := sorted(ignored - {PREFIX + number for number in KINDS}):
        named = visible(", ".join(unknown))
        streams.say(f"s3settings check: nothing to ignore has the id {named}\n")
        return 2
    problems = [
        problem
        for problem in ordered(dict.fromkeys(_found(arguments, streams.env)))
        if problem.id not in ignored
    ]
    if arguments.format == "github":
        _append_summary(problems, streams)
    status = int(has_errors(problems) or bool(arguments.strict and problems))
    return streams.finish(_report(problems, arguments.format, streams), status)


def _ignored(arguments: Iterable[str], env: Mapping[str, str]) -> list[str]:
    named = [*arguments, env.get(IGNORE_VARIABLE, "")]
    return [name.strip() for names in named for name in names.split(",") if name.strip()]


def _full(name: str) -> str:
    return PREFIX + name.lower().removeprefix(PREFIX).upper()


def _found(arguments: Namespace, env: Mapping[str, str]) -> Iterator[Problem]:
    """What the variables, their files, the environment and the packages have to say."""
    yield from overwritten_packages()
    if arguments.settings:
        from s3settings.project.importing import problems_of_project

        yield from problems_of_project(arguments.settings, env, arguments.base_dir)
        return
    inspection = inspected(arguments, env)
    yield from inspection.problems
    for name, path in files(arguments):
        yield from _in_file(name, path)
    yield from hazards(env, inspection.storages)


def _in_file(name: str, path: Path) -> Iterator[Problem]:
    if not path.is_file():
        # a pipe would wait to be written to again
        return
    try:
        content = path.read_bytes().decode()
    except (OSError, ValueError):
        # that is among the problems already
        return
    yield from duplicates(content, name, wanted)
    yield from differences(content, name, wanted)
    yield from exposure(path, named=name)


def _report(problems: Sequence[Problem], name: str, streams: Streams) -> str:
    if name == "text" and streams.has_terminal:
        return _in_colors(problems, streams)
    return FORMATS[name](problems)


def _in_colors(problems: Sequence[Problem], streams: Streams) -> str:
    from rich.console import Console

    from s3settings.report.terminal import text_on_terminal

    console = Console(file=streams.out)
    with console.capture() as capture:
        text_on_terminal(problems, console)
    return capture.get()


def _append_summary(problems: Sequence[Problem], streams: Streams) -> None:
    path = streams.env.get(SUMMARY_VARIABLE)
    if not path:
        return
    try:
        with Path(path).open("a", encoding="utf-8") as summary:
            summary.write(github_summary(problems))
    except (OSError, ValueError):
        streams.say(f"s3settings check: the file of {SUMMARY_VARIABLE} can't be written\n")
