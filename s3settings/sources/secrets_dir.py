"""Values of the files in a secrets directory, each named after its variable, as containers have it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from s3settings.dotenv.content import Unreadable, content_of
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem, Source
from s3settings.sources.spelling import by_variable
from s3settings.sources.values import Reading, Value, value_of

SECRETS_DIR = Source("secrets_dir")

# Kubernetes links this name to the directory of one version of all files, and replaces the link
_CURRENT = "..data"
# an update takes seconds; a directory that changes more often than it can be read is read as it is
_RETRIES = 3


def read_secrets_dir(directory: Path, wanted: Callable[[str], bool]) -> tuple[Reading, ...]:
    """Read the files whose name is `wanted`; the first reading wins, whose names are in capitals.

    A name in lower case counts as the same name in capitals, as Docker Compose examples write it.
    All values are of one version: if the files are replaced meanwhile, they are read again.
    """
    version = _version(directory)
    found = _read(version, wanted)
    for _ in range(_RETRIES):
        if (latest := _version(directory)) == version:
            break
        version, found = latest, _read(latest, wanted)
    return found


def _version(directory: Path) -> Path:
    """The directory that has the files of the current version."""
    try:
        return directory / (directory / _CURRENT).readlink()
    except (OSError, ValueError):
        return directory


def _read(directory: Path, wanted: Callable[[str], bool]) -> tuple[Reading, ...]:
    try:
        names = sorted(path.name for path in directory.iterdir())
    except (OSError, ValueError) as error:
        return (Reading({}, (_missing(error),)),)
    return tuple(_reading(directory, files) for files in by_variable(names, wanted))


def _reading(directory: Path, files: dict[str, str]) -> Reading:
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for variable, name in files.items():
        try:
            content = content_of(directory / name).decode("utf-8-sig").replace("\r\n", "\n")
        except (OSError, ValueError) as error:
            problems.append(_unreadable(variable, error))
        else:
            values[variable] = value_of(variable, content, SECRETS_DIR)
    return Reading(values, tuple(problems))


def _missing(error: OSError | ValueError) -> Problem:
    fact, hint = "the secrets directory can't be opened", "let this user read the directory"
    if isinstance(error, FileNotFoundError):
        fact, hint = "no such secrets directory", "mount it, or correct the path"
    elif isinstance(error, NotADirectoryError):
        fact, hint = "the secrets directory is a file", "name the directory of the file"
    return problem("E070", fact, hint, variable=None, source=SECRETS_DIR)


def _unreadable(variable: str, error: OSError | ValueError) -> Problem:
    fact, hint = "the file can't be opened", "let this user read the file"
    if isinstance(error, UnicodeDecodeError):
        fact, hint = "the file is not UTF-8 text", "save the value as UTF-8 text"
    elif isinstance(error, IsADirectoryError):
        fact, hint = "a directory, not a file", "mount the file itself"
    elif isinstance(error, FileNotFoundError):
        fact, hint = "a link to a missing file", "restore the file, or remove the link"
    elif isinstance(error, Unreadable):
        fact, hint = f"the file is {error}", "mount a regular file of at most 1 MiB"
    return problem("E071", fact, hint, variable=variable, source=SECRETS_DIR)


def conflicts(reading: Reading) -> Iterator[Problem]:
    """The files that another source overrides, which an update of the file does not change."""
    for variable, overridden in reading.overridden.items():
        winner = reading.values[variable].origin.source
        if any(value.origin.source == SECRETS_DIR for value in overridden):
            fact = f"the file is not used: the value from {_PLACES[winner.kind]} takes precedence"
            yield problem("W070", fact, "remove one of them", variable=variable, source=SECRETS_DIR)


_PLACES = {
    "environment": "the environment",
    "env_file": "the .env file",
    "secrets_dir": "the file in capitals",
}
