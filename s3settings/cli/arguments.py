"""The arguments that several commands have: what is read, and the format of the output."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from s3settings.escaping import visible
from s3settings.inspection import Inspection, inspect
from s3settings.paths import exists, is_directory
from s3settings.sources.env_file import DEFAULT_ENV_FILE, EnvFile


def add_input_arguments(parser: ArgumentParser) -> None:
    """Add the arguments that `load()` has."""
    group = parser.add_argument_group("input")
    group.add_argument(
        "--env-file",
        action="append",
        metavar="PATH",
        help="an .env file; can be repeated, and the last one wins (default: .env, if it exists)",
    )
    group.add_argument("--no-env-file", action="store_true", help="read only the environment")
    group.add_argument(
        "--base-dir",
        metavar="DIRECTORY",
        help="the directory of the files (default: the current one)",
    )
    group.add_argument(
        "--secrets-dir",
        metavar="DIRECTORY",
        help="a directory with one file for each variable, as containers mount secrets",
    )
    group.add_argument(
        "--secrets",
        action="append",
        default=[],
        metavar="STORE",
        help="a secret store, such as aws-ssm:/prod/storage/; can be repeated, and the last one wins",
    )
    group.add_argument("--prefix", default="", help="the prefix of every variable, such as DJANGO_")
    group.add_argument(
        "--alias",
        action="append",
        default=[],
        metavar="NAME",
        help="the alias of an additional storage; media=uploads for one called media, whose"
        " variables are AWS_UPLOADS_...",
    )


def add_format_argument(
    parser: ArgumentParser, formats: Iterable[str], *, default: str = "text"
) -> None:
    """Add the choice of the format of the output."""
    parser.add_argument(
        "--format",
        choices=sorted(formats),
        default=default,
        help=f"the format of the output (default: {default})",
    )


def inspected(arguments: Namespace, env: Mapping[str, str]) -> Inspection:
    """Inspect the variables that the arguments select."""
    return inspect(
        env=env,
        env_file=env_files(arguments),
        base_dir=arguments.base_dir,
        secrets_dir=arguments.secrets_dir,
        secrets=arguments.secrets,
        prefix=arguments.prefix,
        aliases=declared_aliases(arguments),
    )


def declared_aliases(arguments: Namespace) -> Iterable[str]:
    """Return the `aliases` argument of `load` that the arguments select."""
    pairs = [(alias, scope or alias) for alias, _, scope in _pairs(arguments)]
    return dict(pairs) if any(alias != scope for alias, scope in pairs) else arguments.alias


def _pairs(arguments: Namespace) -> list[tuple[str, str, str]]:
    named: list[str] = arguments.alias
    return [one.partition("=") for one in named]


def given_arguments(arguments: Namespace) -> Iterator[str]:
    """The arguments that were given and say how variables are read."""
    given = {
        "--env-file": arguments.env_file,
        "--no-env-file": arguments.no_env_file,
        "--secrets-dir": arguments.secrets_dir,
        "--secrets": arguments.secrets,
        "--prefix": arguments.prefix,
        "--alias": arguments.alias,
    }
    return (argument for argument, value in given.items() if value)


def missing_path(arguments: Namespace) -> str | None:
    """The first file or directory that was named but does not exist, None without one."""
    base_dir: str | None = arguments.base_dir
    if base_dir is not None and not is_directory(base_dir):
        return f"{visible(base_dir)}: no such directory"
    secrets_dir: str | None = arguments.secrets_dir
    if secrets_dir is not None and not is_directory(Path(base_dir or "", secrets_dir)):
        return f"{visible(secrets_dir)}: no such directory"
    named: list[str] = arguments.env_file or []
    for name in named:
        if not exists(Path(base_dir or "", name)):
            return f"{visible(name)}: no such file"
    return None


def env_files(arguments: Namespace) -> EnvFile:
    """The `env_file` argument of `load` that the arguments select."""
    if arguments.no_env_file:
        return None
    return arguments.env_file or DEFAULT_ENV_FILE
