"""From variables to options: every raw value to the storage and the option it belongs to."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from s3settings.problems.kinds import at
from s3settings.problems.problem import Invalid, Problem, Source
from s3settings.sources.reading import FilePath, RawValue, Reading, secret_file
from s3settings.variables.aliases import declared
from s3settings.variables.names import ALIASES_VARIABLE, MEDIA, STATIC, names


class Origin(NamedTuple):
    """The variable that set an option, and where it stands."""

    variable: str
    source: Source


class Assigned(NamedTuple):
    """Raw values by option: those of every storage, and those of one scope alone.

    `origins` has the same options under ``option`` and ``scope.option``.
    """

    common: Mapping[str, object]
    scopes: Mapping[str, Mapping[str, object]]
    origins: Mapping[str, Origin]
    problems: tuple[Problem, ...]

    def __repr__(self) -> str:
        return f"Assigned(problems={self.problems!r})"


def assign(
    reading: Reading,
    *,
    aliases: Iterable[str] = (),
    prefix: str = "",
    base_dir: FilePath | None = None,
) -> Assigned:
    """Give every value to its option; the problems are those of the reading and of the names."""
    problems = list(reading.problems)
    values = reading.values
    starts = dict.fromkeys((prefix, ""))
    lists = (_value(values, start + ALIASES_VARIABLE, base_dir, problems) for start in starts)
    listed = next(filter(None, lists), None)
    scopes = (STATIC, MEDIA, *declared(listed, aliases, problems))
    known = dict(names(scopes, prefix))
    found: dict[str, dict[str, RawValue]] = {scope: {} for scope in ("", *scopes)}
    given = {name.removesuffix("_FILE") for name in values}
    for name, (scope, option) in known.items():
        if name in given and option not in found[scope]:
            raw = _value(values, name, base_dir, problems)
            if raw is not None:
                found[scope][option] = raw
    problems += _unread(values, known, scopes, prefix)
    return _assigned(found, problems)


def _unread(
    values: Mapping[str, RawValue],
    known: Mapping[str, tuple[str, str]],
    scopes: Collection[str],
    prefix: str,
) -> Iterator[Problem]:
    """What is wrong with the variables that nobody reads."""
    if known.keys() >= values.keys():
        return
    from s3settings.variables.foreign import strangers
    from s3settings.variables.typos import mistakes

    misspelt = tuple(mistakes(values, known, scopes, prefix))
    yield from misspelt
    told = {problem.variable for problem in misspelt}
    rest = {name: raw for name, raw in values.items() if raw.variable not in told}
    yield from strangers(rest, known, scopes, prefix)


def _value(
    values: Mapping[str, RawValue],
    name: str,
    base_dir: FilePath | None,
    problems: list[Problem],
) -> RawValue | None:
    """The value of a variable; ``NAME_FILE`` wins over ``NAME``, as in django-environ.

    But a file that an .env file names does not win over the environment.
    """
    named, plain = values.get(f"{name}_FILE"), values.get(name)
    if named is None or named.value is None or _is_ambient(plain, named):
        return plain
    try:
        return secret_file(named, name, base_dir)
    except Invalid as invalid:
        problems.append(at(invalid, variable=named.variable, source=named.source))
        return None


def _is_ambient(plain: RawValue | None, named: RawValue) -> bool:
    kinds = plain.source.kind if plain else None, named.source.kind
    return kinds == ("environment", "env_file")


def _assigned(found: dict[str, dict[str, RawValue]], problems: list[Problem]) -> Assigned:
    options = {
        scope: {option: raw.value for option, raw in raws.items()} for scope, raws in found.items()
    }
    origins = {
        f"{scope}.{option}".removeprefix("."): Origin(raw.variable, raw.source)
        for scope, raws in found.items()
        for option, raw in raws.items()
    }
    return Assigned(options.pop(""), options, origins, tuple(problems))
