"""The inspection of a configuration before anything is emitted: read, parse, resolve, check."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from s3settings.options.parsing import Options, validate
from s3settings.problems.kinds import kind_of, problem
from s3settings.problems.problem import ARGUMENT, UNSET, Problem, ordered
from s3settings.rules import broken_rules
from s3settings.sources.env_file import DEFAULT_ENV_FILE, EnvFile
from s3settings.sources.reading import read
from s3settings.sources.values import Environment, FilePath, Reading
from s3settings.storages.resolution import resolve
from s3settings.storages.storage import Storage
from s3settings.variables.assignment import assign
from s3settings.variables.names import suspected

Others = Mapping[str, Mapping[str, Any]]


class Inspection(NamedTuple):
    """The variables as they were read, the valid options, their storages, and all problems.

    Values are left out of the `repr`.
    """

    reading: Reading
    options: Options
    storages: tuple[Storage, ...]
    problems: tuple[Problem, ...]

    def __repr__(self) -> str:
        return f"Inspection(problems={self.problems!r})"


def inspect(
    *,
    env: Environment = None,
    env_file: EnvFile = DEFAULT_ENV_FILE,
    base_dir: FilePath | None = None,
    prefix: str = "",
    aliases: Iterable[str] = (),
    others: Others | None = None,
) -> Inspection:
    """Inspect the variables, as `load` reads them; raises nothing."""
    reading = read(env=env, env_file=env_file, base_dir=base_dir, wanted=suspected)
    given, misnamed = assign(reading.values, aliases=aliases, prefix=prefix, base_dir=base_dir)
    options, invalid = validate(given)
    problems = (*reading.problems, *misnamed, *invalid)
    return inspect_options(options, problems, reading=reading, others=others)


def inspect_options(
    options: Options,
    found: tuple[Problem, ...],
    *,
    reading: Reading | None = None,
    others: Others | None = None,
) -> Inspection:
    """Resolve valid options and check them; `found` are the problems of the invalid ones."""
    storages = resolve(options)
    broken = broken_rules(options, storages, found)
    if any(kind_of(problem.id).hides_variables for problem in found):
        # an unset variable may be set in the file that could not be read
        broken = tuple(problem for problem in broken if problem.source != UNSET)
    problems = ordered((*found, *broken, *_of_others(storages, others or {})))
    return Inspection(reading or Reading({}), options, storages, problems)


def _of_others(storages: tuple[Storage, ...], others: Others) -> Iterator[Problem]:
    """What is wrong with the entries that the project passes."""
    defined = {storage.alias for storage in storages}
    for alias, entry in others.items():
        if alias in defined:
            fact = f"storages= has an entry {alias} too"
            hint = "remove it from the argument, or configure it by variables alone"
            yield problem("E046", fact, hint, variable=None, source=ARGUMENT, alias=alias)
        elif not _is_entry(entry):
            fact = f"the entry {alias} of storages= is not a dict with a BACKEND"
            hint = 'pass {"BACKEND": "…", "OPTIONS": {…}}'
            yield problem("E103", fact, hint, variable=None, source=ARGUMENT, alias=alias)


def _is_entry(entry: object) -> bool:
    return isinstance(entry, Mapping) and "BACKEND" in entry
