"""`migrate`: from hand-written settings of a Django project to `load()`, proven before written."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from s3settings.cli.arguments import add_format_argument
from s3settings.cli.console import USAGE_ERROR, Streams
from s3settings.dotenv.variables import variables_in
from s3settings.escaping import visible
from s3settings.migrate.building import Run
from s3settings.migrate.migration import CannotMigrateError, Migration, migration
from s3settings.migrate.report import FORMATS, Outcome
from s3settings.migrate.writing import CannotWriteError, write
from s3settings.paths import is_directory, is_file, resolved
from s3settings.sources.env_file import DEFAULT_ENV_FILE

SETTINGS_VARIABLE = "DJANGO_SETTINGS_MODULE"


def add_arguments(parser: ArgumentParser) -> None:
    """Add the project, the environments to prove it in, and what to do with the result."""
    parser.add_argument(
        "--settings",
        metavar="MODULE",
        help=f"the settings module of the project (default: {SETTINGS_VARIABLE})",
    )
    parser.add_argument(
        "--base-dir",
        metavar="DIRECTORY",
        help="the directory of manage.py (default: the current one)",
    )
    parser.add_argument(
        "--also",
        action="append",
        nargs="+",
        default=[],
        metavar="NAME=VALUE",
        help="prove it with these variables, too, such as USE_S3=false; NAME unsets one"
        " (repeat it for another environment)",
    )
    parser.add_argument(
        "--env-file",
        dest="variables_file",
        metavar="PATH",
        help="the .env file of the settings, which load() will read, and to which secrets move"
        " (default: .env in BASE_DIR, only for secrets)",
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help="write the settings and the .env file; the old settings are kept with .orig",
    )
    add_format_argument(parser, FORMATS)


def run(arguments: Namespace, streams: Streams) -> int:
    """Report the migration, and write it if that is wanted; status 1 if nothing can move."""
    module = arguments.settings or streams.env.get(SETTINGS_VARIABLE, "").strip()
    folder = resolved(arguments.base_dir or "")
    if complaint := _complaint(arguments, module, folder):
        return _refused(streams, complaint, USAGE_ERROR)
    try:
        found = migration(_runs(arguments, module, folder, streams.env))
        outcome = Outcome(module=module, folder=folder, migration=found, env_file=_file(found))
        if arguments.write and found.edit is not None:
            outcome = replace(outcome, backup=_written(found, found.edit.text))
    except (CannotMigrateError, CannotWriteError) as error:
        return _refused(streams, f"nothing is written: {error}", 1)
    return streams.finish(FORMATS[arguments.format](outcome), outcome.status)


def _refused(streams: Streams, reason: str, status: int) -> int:
    streams.say(f"s3settings migrate: {visible(reason)}\n")
    return status


def _complaint(arguments: Namespace, module: str, folder: Path) -> str:
    """Return the error of the arguments, empty if there is none."""
    if not module:
        return f"name the settings module with --settings, or in {SETTINGS_VARIABLE}"
    if not is_directory(folder):
        return f"{arguments.base_dir}: no such directory"
    if arguments.variables_file and not is_file(arguments.variables_file):
        return f"{arguments.variables_file}: no such file"
    if any(not one.partition("=")[0] for also in arguments.also for one in also):
        return "write --also NAME=VALUE"
    return ""


def _runs(arguments: Namespace, module: str, folder: Path, env: Mapping[str, str]) -> list[Run]:
    """Return a run for the environment, and one for each that was asked for."""
    named: str | None = arguments.variables_file
    environment = {**(_variables(named) if named else {}), **env}
    first = Run(
        module=module,
        folder=folder,
        environment=environment,
        env_file=str(resolved(named)) if named else None,
    )
    others = [replace(first, environment=_changed(environment, also)) for also in arguments.also]
    return [first, *others]


def _variables(named: str) -> dict[str, str]:
    try:
        return variables_in(Path(named))
    except (OSError, ValueError):
        # of the decoder, which has the text
        pass
    raise CannotMigrateError(f"{named} can't be read as UTF-8 text of at most 1 MiB")


def _changed(environment: Mapping[str, str], also: list[str]) -> dict[str, str]:
    """Return an environment with variables that are set, or not set any more."""
    changed = dict(environment)
    for one in also:
        name, is_set, value = one.partition("=")
        changed.pop(name, None)
        if is_set:
            changed[name] = value
    return changed


def _file(found: Migration) -> Path:
    """Return the file that secrets move to."""
    run = found.runs[0]
    base = Path(found.before[0].root or run.folder)
    return Path(run.env_file) if run.env_file else base / DEFAULT_ENV_FILE


def _written(found: Migration, text: str) -> Path:
    return write(
        found.file,
        old=found.source.text,
        new=text,
        env_file=_file(found),
        secrets=found.plan.secrets,
        is_valid=found.verified,
    )
