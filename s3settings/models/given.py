"""The options among the data of a model: values of variables, and arguments beside them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, cast

from s3settings.models.sources import READ
from s3settings.models.storage import StorageSettings
from s3settings.options.parsing import Options, validate
from s3settings.options.table import OPTIONS
from s3settings.problems.kinds import problem
from s3settings.problems.problem import ARGUMENT, Problem
from s3settings.sources.values import Origin, Value
from s3settings.variables.aliases import refusal
from s3settings.variables.names import MEDIA, STATIC

# a dict of further storages, not one storage
ALIASES = "aliases"


class Given(NamedTuple):
    """The valid options that were given, and the problems of all of them."""

    options: Options
    problems: tuple[Problem, ...]


def given_options(data: Mapping[str, object]) -> Given:
    """Parse the options in the data of a model."""
    aliases = _mapping(data.get(ALIASES))
    levels = {scope: _level(data.get(scope), scope) for scope in (STATIC, MEDIA)}
    levels |= {alias: _level(level, f"{ALIASES}.{alias}") for alias, level in aliases.items()}
    options, problems = validate(Options(_values(data, ""), levels))
    read = cast("tuple[Problem, ...]", data[READ])
    return Given(options, (*read, *problems, *_refused(aliases)))


def with_parsed(data: Mapping[str, object], options: Options) -> dict[str, object]:
    """The data of a model with parsed options, and without the invalid ones."""
    nested = {scope: _replaced(data.get(scope), options.scopes[scope]) for scope in (STATIC, MEDIA)}
    found: dict[str, object] = {
        **_replaced_in(data, options.common),
        **{scope: level for scope, level in nested.items() if scope in data},
    }
    if isinstance(data.get(ALIASES), Mapping):
        found[ALIASES] = {
            alias: _replaced(level, options.scopes[alias])
            for alias, level in _mapping(data[ALIASES]).items()
        }
    del found[READ]
    return found


def _level(level: object, place: str) -> dict[str, Value]:
    if isinstance(level, StorageSettings):
        level = {name: getattr(level, name) for name in level.model_fields_set}
    return _values(_mapping(level), place)


def _values(data: Mapping[str, object], place: str) -> dict[str, Value]:
    """The options as values; one that no variable has set is an argument of its name."""
    return {
        name: value
        if isinstance(value, Value)
        else Value(value, Origin(f"{place}.{name}".removeprefix("."), ARGUMENT))
        for name, value in data.items()
        if name in OPTIONS
    }


def _replaced(level: object, options: Mapping[str, Value]) -> object:
    if not isinstance(level, Mapping):
        return level
    return _replaced_in(cast("Mapping[str, object]", level), options)


def _replaced_in(level: Mapping[str, object], options: Mapping[str, Value]) -> dict[str, object]:
    others = {name: value for name, value in level.items() if name not in OPTIONS}
    return {**others, **{name: value.value for name, value in options.items()}}


def _mapping(value: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def _refused(aliases: Mapping[str, object]) -> Iterator[Problem]:
    """Aliases that would take the place or the variables of another storage."""
    earlier: list[str] = []
    for position, name in enumerate(aliases, start=1):
        if fact := refusal(name, earlier):
            message = f"alias {position} {fact}"
            hint = "choose a name of letters, digits and underscores such as invoices"
            yield problem("E030", message, hint, variable=ALIASES, source=ARGUMENT)
        earlier.append(name.upper())
