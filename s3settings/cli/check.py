"""`check`: every problem of the configuration, for people, scripts and CI."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from s3settings.cli.arguments import (
    add_format_argument,
    add_input_arguments,
    declared_aliases,
    env_files,
    given_arguments,
)
from s3settings.cli.console import USAGE_ERROR, Streams
from s3settings.escaping import visible
from s3settings.lint import check
from s3settings.paths import is_file
from s3settings.problems.kinds import PREFIX
from s3settings.problems.kinds.table import KINDS
from s3settings.problems.problem import Problem, fails, has_errors, ordered
from s3settings.report import FORMATS, github_summary

IGNORE_VARIABLE = "S3SETTINGS_IGNORE"
SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"
SETTINGS_VARIABLE = "DJANGO_SETTINGS_MODULE"
_WITHOUT_SETTINGS = (
    "checking the variables without the arguments of load(), such as defaults;"
    " --settings MODULE includes them"
)


def add_arguments(parser: ArgumentParser) -> None:
    """Add the input, the report format, and the problems to ignore."""
    add_input_arguments(parser)
    project = parser.add_mutually_exclusive_group()
    project.add_argument(
        "--settings",
        metavar="MODULE",
        help="check this settings module of a Django project instead of the variables"
        f" (default: {SETTINGS_VARIABLE}, unless an argument about variables is given)",
    )
    project.add_argument(
        "--no-settings",
        action="store_true",
        help=f"check the variables even if {SETTINGS_VARIABLE} is set",
    )
    add_format_argument(parser, FORMATS)
    parser.add_argument(
        "--strict", action="store_true", help="fail on warnings, too, but not on notes"
    )
    parser.add_argument(
        "--live",
        action="store_true",
        help="without errors, probe the real provider as s3settings doctor does",
    )
    parser.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="ID",
        help=f"ignore a kind of problem; also {IGNORE_VARIABLE}, comma-separated",
    )


def run(arguments: Namespace, streams: Streams) -> int:
    """Report the problems that are not ignored."""
    ignored = {_full(name) for name in _ignored(arguments.ignore, streams.env)}
    if unknown := sorted(ignored - {PREFIX + number for number in KINDS}):
        named = visible(", ".join(unknown))
        streams.say(f"s3settings check: --ignore has an unknown id: {named}\n")
        return USAGE_ERROR
    settings = _settings(arguments, streams)
    found = check(
        settings=settings,
        env=streams.env,
        env_file=env_files(arguments),
        base_dir=arguments.base_dir,
        secrets_dir=arguments.secrets_dir,
        secrets=arguments.secrets,
        prefix=arguments.prefix,
        aliases=declared_aliases(arguments),
    )
    if arguments.live and not has_errors(found):
        found = ordered((*found, *_live(arguments, settings, streams)))
    problems = [problem for problem in found if problem.id not in ignored]
    if arguments.format == "github":
        _append_summary(problems, streams)
    status = int(fails(problems, strict=arguments.strict))
    return streams.finish(_report(problems, arguments.format, streams), status)


def _live(arguments: Namespace, settings: str | None, streams: Streams) -> Iterator[Problem]:
    """Yield the problems that probes of the real provider find."""
    from s3settings.cli.configured import configured
    from s3settings.doctor import examine

    wanted = Namespace(**{**vars(arguments), "settings": settings, "storage": []})
    storages = configured(wanted, streams, "check")
    if isinstance(storages, int):
        return
    for outcome in examine(storages.storages):
        if outcome.problem is not None:
            yield outcome.problem


def _ignored(arguments: Iterable[str], env: Mapping[str, str]) -> list[str]:
    named = [*arguments, env.get(IGNORE_VARIABLE, "")]
    return [name.strip() for names in named for name in names.split(",") if name.strip()]


def _full(name: str) -> str:
    return PREFIX + name.lower().removeprefix(PREFIX).upper()


def _settings(arguments: Namespace, streams: Streams) -> str | None:
    """The settings module to check: the one that is named, or else the one in the environment."""
    named: str | None = arguments.settings
    ambient = streams.env.get(SETTINGS_VARIABLE, "").strip()
    if named or not ambient or arguments.no_settings:
        if not named and not arguments.no_settings and _has_project(arguments.base_dir):
            streams.say(f"s3settings check: {_WITHOUT_SETTINGS}\n")
        return named
    if reason := _obstacle(arguments, ambient):
        streams.say(f"s3settings check: {SETTINGS_VARIABLE} is not used: {reason}\n")
        return None
    streams.say(f"s3settings check: checking the settings module in {SETTINGS_VARIABLE}\n")
    return ambient


def _has_project(base_dir: str | None) -> bool:
    return is_file(Path(base_dir or "", "manage.py"))


def _obstacle(arguments: Namespace, module: str) -> str | None:
    """The reason to check the variables although the environment names a settings module."""
    for argument in given_arguments(arguments):
        return f"{argument} is about variables"
    from s3settings.project.importing import is_found

    if not is_found(module, arguments.base_dir):
        return "the module is not in this directory; name its directory with --base-dir"
    return None


def _report(problems: Sequence[Problem], name: str, streams: Streams) -> str:
    if name == "text" and streams.has_colors:
        return _in_colors(problems, streams)
    return FORMATS[name](problems)


def _in_colors(problems: Sequence[Problem], streams: Streams) -> str:
    from rich.console import Console

    from s3settings.report.terminal import text_on_terminal

    # lines are not wrapped, but rich 15 writes nothing at a width of 0, which COLUMNS can be
    console = Console(file=streams.out, force_terminal=True, width=80, _environ=streams.env)
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
        streams.say(f"s3settings check: the file in {SUMMARY_VARIABLE} can't be written\n")
