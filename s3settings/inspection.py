"""Everything a configuration has to say before anything is emitted: read, validate, resolve, check."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from s3settings.masked import Masked
from s3settings.options.parsing import Validated, validate
from s3settings.problems.kinds import kind_of, problem
from s3settings.problems.problem import ARGUMENT, UNSET, Problem, ordered
from s3settings.rules import broken_rules
from s3settings.sources.reading import (
    DEFAULT_ENV_FILE,
    EnvFile,
    Environment,
    FilePath,
    RawValue,
    Reading,
    read,
)
from s3settings.storages.resolution import resolve
from s3settings.storages.storage import Storage
from s3settings.variables.assignment import Assigned, assign
from s3settings.variables.names import suspected

Others = Mapping[str, Mapping[str, Any]]


class Inspection(NamedTuple):
    """The options without what is invalid, the storages they resolve to, and all problems.

    Values are left out of the `repr`.
    """

    validated: Validated
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
    named = aliases if isinstance(aliases, str) else tuple(aliases)
    if _is_text(reading, named):
        found = _of_text(tuple(reading.values.items()), reading.problems, named, prefix)
    else:
        found = _resolved(assign(reading, aliases=named, prefix=prefix, base_dir=base_dir))
    return _checked(found, others or {})


def inspect_validated(
    validated: Validated, found: tuple[Problem, ...], *, others: Others | None = None
) -> Inspection:
    """Inspect options whose single values are valid already, or among the problems found."""
    return _checked(Inspection(validated, resolve(validated), found), others or {})


def _is_text(reading: Reading, aliases: Iterable[object]) -> bool:
    """Whether everything that was read is text, and none of it stands for a file."""
    return (
        all(isinstance(raw.value, Masked | None) for raw in reading.values.values())
        and all(isinstance(alias, str) for alias in aliases)
        and not any(name.endswith("_FILE") for name in reading.values)
    )


# the same text always means the same: what did not change is not looked at again
@lru_cache(maxsize=4)
def _of_text(
    values: tuple[tuple[str, RawValue], ...],
    problems: tuple[Problem, ...],
    aliases: str | tuple[str, ...],
    prefix: str,
) -> Inspection:
    return _resolved(assign(Reading(dict(values), problems), aliases=aliases, prefix=prefix))


def _resolved(assigned: Assigned) -> Inspection:
    """What the values come to, without the rules between them."""
    validated, problems = validate(assigned)
    return Inspection(validated, resolve(validated), problems)


def _checked(inspection: Inspection, others: Others) -> Inspection:
    """The same, with what contradicts itself among the problems."""
    validated, storages, found = inspection
    broken = broken_rules(validated, storages, found)
    if any(kind_of(problem.id).hides_variables for problem in found):
        # an unset variable may be set in the file that could not be read
        broken = tuple(problem for problem in broken if problem.source != UNSET)
    problems = ordered((*found, *broken, *_of_others(storages, others)))
    return Inspection(validated, storages, problems)


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
