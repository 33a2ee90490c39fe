"""The arguments that say what is read, the same for every command that reads a configuration."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping

from s3settings.inspection import Inspection, inspect
from s3settings.sources.reading import DEFAULT_ENV_FILE, EnvFile, Reading, read
from s3settings.variables.names import wanted


def add_input_arguments(parser: ArgumentParser) -> None:
    """Add the arguments that `load()` has."""
    group = parser.add_argument_group("what is read")
    group.add_argument(
        "--env-file",
        action="append",
        metavar="PATH",
        help="an .env file; several times: the last one wins (default: .env, if it is there)",
    )
    group.add_argument("--no-env-file", action="store_true", help="read the environment alone")
    group.add_argument(
        "--base-dir", metavar="DIRECTORY", help="the directory of the files (default: here)"
    )
    group.add_argument("--prefix", default="", help="before every variable, such as DJANGO_")
    group.add_argument(
        "--alias", action="append", default=[], metavar="NAME", help="a further storage"
    )


def inspected(arguments: Namespace, env: Mapping[str, str]) -> Inspection:
    """What the arguments say to read, inspected."""
    return inspect(
        env=env,
        env_file=env_files(arguments),
        base_dir=arguments.base_dir,
        prefix=arguments.prefix,
        aliases=arguments.alias,
    )


def layers(arguments: Namespace, env: Mapping[str, str]) -> tuple[Reading, ...]:
    """What each source says by itself, the one that wins first."""
    named: list[EnvFile] = [[name] for name in reversed(arguments.env_file or [])]
    files = [] if arguments.no_env_file else named or [DEFAULT_ENV_FILE]
    return (
        read(env=env, env_file=None, wanted=wanted),
        *(
            read(env={}, env_file=file, base_dir=arguments.base_dir, wanted=wanted)
            for file in files
        ),
    )


def given_arguments(arguments: Namespace) -> Iterator[str]:
    """The arguments that were given and say how variables are read."""
    given = {
        "--env-file": arguments.env_file,
        "--no-env-file": arguments.no_env_file,
        "--prefix": arguments.prefix,
        "--alias": arguments.alias,
    }
    return (argument for argument, value in given.items() if value)


def env_files(arguments: Namespace) -> EnvFile:
    """The `env_file` argument of `load` that the arguments stand for."""
    if arguments.no_env_file:
        return None
    return arguments.env_file or DEFAULT_ENV_FILE
