"""`doctor`: live probes of every storage against the real provider."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from threading import Lock

from s3settings.cli.arguments import add_format_argument
from s3settings.cli.configured import add_storage_arguments, configured
from s3settings.cli.console import USAGE_ERROR, Streams
from s3settings.doctor import Outcome, examine
from s3settings.escaping import visible
from s3settings.policies.cors import is_origin
from s3settings.problems.problem import fails
from s3settings.report import FORMATS

_MARKS = {"passed": "ok", "failed": "FAILED", "skipped": "skipped"}


def add_arguments(parser: ArgumentParser) -> None:
    """Add the storages, the probes that are wanted, and the format."""
    add_storage_arguments(parser)
    parser.add_argument(
        "--read-only", action="store_true", help="write nothing, and probe only what needs no file"
    )
    parser.add_argument(
        "--origin",
        metavar="URL",
        help="probe CORS for pages of this origin, such as https://a.example",
    )
    add_format_argument(parser, FORMATS)
    parser.add_argument("--strict", action="store_true", help="fail on warnings, too")


def run(arguments: Namespace, streams: Streams) -> int:
    """Report the failures, and as text every probe; status 1 if one has found an error."""
    found = configured(arguments, streams, "doctor")
    if isinstance(found, int):
        return found
    if arguments.origin is not None and not is_origin(arguments.origin):
        streams.say("s3settings doctor: an origin is https:// and a host, without a path\n")
        return USAGE_ERROR
    lock = Lock()

    def progress(outcome: Outcome) -> None:
        with lock:
            streams.say(f"{_line(outcome)}\n")

    outcomes = examine(
        found.storages,
        origin=arguments.origin,
        read_only=arguments.read_only,
        say=progress if streams.is_watched else _nothing,
    )
    problems = [outcome.problem for outcome in outcomes if outcome.problem is not None]
    report = FORMATS[arguments.format](problems)
    if arguments.format == "text":
        report = _table(outcomes) + report
    return streams.finish(report, int(fails(problems, strict=arguments.strict)))


def _nothing(_: Outcome) -> None:
    pass


def _table(outcomes: Sequence[Outcome]) -> str:
    return "".join(f"{_line(outcome)}\n" for outcome in outcomes) + "\n" * bool(outcomes)


def _line(outcome: Outcome) -> str:
    detail = outcome.reason or outcome.fact
    reason = f" ({detail})" if detail else ""
    return visible(f"{outcome.alias}: {outcome.probe}: {_MARKS[outcome.status]}{reason}")
