"""The storages that a command is about: of the variables, or of a project's settings."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from s3settings import chain
from s3settings.cli.arguments import add_input_arguments, inspected
from s3settings.cli.console import USAGE_ERROR, Streams
from s3settings.escaping import visible
from s3settings.inspection import Inspection
from s3settings.parsers.scalars import words
from s3settings.problems.error import summary
from s3settings.problems.problem import Invalid, has_errors
from s3settings.project import Project
from s3settings.project.importing import project_of
from s3settings.project.options import SECRETS
from s3settings.project.storages import ProjectStorage
from s3settings.sources.values import SECRETS_VARIABLE
from s3settings.storages.storage import Storage

# a storage with one of these unknown has no bucket to describe
_ESSENTIAL = frozenset({"bucket_name", "location", "querystring_auth"})


class Configured(NamedTuple):
    """The storages on S3 that were asked for, and the settings of the project, if it was.

    `secrets` are the stores that the variables were read from.
    """

    storages: tuple[Storage, ...]
    settings: Mapping[str, object]
    secrets: tuple[str, ...] = ()


def add_storage_arguments(parser: ArgumentParser) -> None:
    """Add what is read, and which of its storages are wanted."""
    add_input_arguments(parser)
    parser.add_argument(
        "--settings",
        metavar="MODULE",
        help="the settings of a Django project in place of the variables",
    )
    parser.add_argument(
        "--storage",
        action="append",
        default=[],
        metavar="ALIAS",
        help="only the storage with this alias in STORAGES (can be repeated)",
    )


def configured(arguments: Namespace, streams: Streams, command: str) -> Configured | int:
    """The storages on S3, or the exit status where the configuration does not lead to one."""
    if arguments.settings:
        project, problems = project_of(arguments.settings, streams.env, arguments.base_dir)
        storages, settings = _of_project(project)
        secrets = tuple[str, ...](arguments.secrets)
    else:
        found = inspected(arguments, streams.env)
        storages, problems, settings = found.storages, found.problems, dict[str, object]()
        secrets = stores_of(arguments, found)
    if has_errors(problems):
        streams.say(f"s3settings {command}: {summary(problems)}: run s3settings check\n")
        return 1
    completed = tuple(_with_path(storage, arguments.base_dir) for storage in storages)
    chosen = Configured(completed, settings, secrets)
    return _chosen(chosen, arguments.storage, streams, command)


def stores_of(arguments: Namespace, found: Inspection) -> tuple[str, ...]:
    """Return the secret stores of the variable, else those of the argument."""
    variable = found.reading.values.get(SECRETS_VARIABLE)
    try:
        return words(tuple(arguments.secrets) if variable is None else variable.value)
    except Invalid:
        # is among the problems
        return ()


def _of_project(
    project: Project | None,
) -> tuple[tuple[Storage, ...], Mapping[str, object]]:
    if project is None:
        return (), {}
    known = [_with_secrets(one) for one in project.storages if not one.unknown & _ESSENTIAL]
    return tuple(known), project.settings


def _with_secrets(storage: ProjectStorage) -> ProjectStorage:
    """Return the storage with the secrets that its ``OPTIONS`` does not have."""
    if storage.entry.secrets is None:
        return storage
    found = chain.read(storage.entry.secrets)
    parameters = {**storage.object_parameters, **found.object_parameters}
    keys = {name: getattr(found, name) for name in SECRETS}
    return storage.replace(**keys, object_parameters=parameters)


def _with_path(storage: Storage, base_dir: str | None) -> Storage:
    """Return the storage with the path of its copy of the manifest as `load()` completes it."""
    if storage.local_manifest is None:
        return storage
    return storage.replace(local_manifest=str(Path(base_dir or "", storage.local_manifest)))


def _chosen(
    found: Configured, wanted: list[str], streams: Streams, command: str
) -> Configured | int:
    on_s3 = [one for one in found.storages if one.is_s3 and one.bucket_name]
    if unknown := [alias for alias in wanted if alias not in {one.alias for one in on_s3}]:
        named = visible(", ".join(unknown))
        streams.say(f"s3settings {command}: no storage on S3 has the alias {named}\n")
        return USAGE_ERROR
    chosen = [one for one in on_s3 if not wanted or one.alias in wanted]
    if not chosen:
        streams.say(f"s3settings {command}: no storage is on S3\n")
        return 1
    return found._replace(storages=tuple(chosen))


def by_bucket(storages: Iterable[Storage]) -> list[list[Storage]]:
    """Return the storages of each bucket."""
    together: dict[tuple[str | None, str | None], list[Storage]] = {}
    for storage in storages:
        together.setdefault((storage.endpoint_url, storage.bucket_name), []).append(storage)
    return list(together.values())
