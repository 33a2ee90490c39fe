"""Declared aliases: storages beside the two of every project, and the names they may have."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from s3settings.facts import sdk_variables
from s3settings.parsers.scalars import words
from s3settings.problems.kinds import at, problem
from s3settings.problems.problem import ARGUMENT, Invalid, Problem
from s3settings.sources.values import Origin, Value
from s3settings.variables.names import (
    ALIAS_OF_SCOPE,
    ALIASES_VARIABLE,
    GLOBAL_VARIABLES,
    STATIC,
    options_of,
    start_of,
)

_NAMES = "choose a name of letters, digits and underscores such as invoices"
_OF_SCOPES = 'call load(aliases={"media": "uploads"}), so that its variables are AWS_UPLOADS_…'
_SCOPES = frozenset(scope.upper() for scope in ALIAS_OF_SCOPE)
_NAME = r"[A-Za-z][A-Za-z0-9_]{0,49}"

# one text, in which a line that starts so is found at once
_TAKEN = "\n".join(
    (
        "",
        ALIASES_VARIABLE,
        *(variable for variables in GLOBAL_VARIABLES.values() for variable in variables),
        *sdk_variables.NAMES,
    )
)
# FILE of FILE_OVERWRITE, FILE_NAME of FILE_NAME_CHARSET: with an alias `x` there can be no `x_file`
_STARTS_OF_OPTIONS = frozenset(
    option[: found.start()].upper()
    for option in options_of(STATIC)
    for found in re.finditer("_", option)
)


def declared(
    listed: Value | None, argument: Iterable[str]
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The aliases of the variable, then those of the argument, and the problems of the unusable."""
    usable: dict[str, str] = {}
    problems: list[Problem] = []
    for value, origin in _lists(listed, argument):
        names, found = _words(value, origin)
        problems += found
        for position, name in enumerate(names, start=1):
            upper = name.upper()
            if usable.get(upper) == name:
                continue
            if (fact := refusal(name, usable)) is None:
                usable[upper] = name
            else:
                hint = _OF_SCOPES if upper in _SCOPES else _NAMES
                problems.append(_refused(f"alias {position} {fact}", origin, hint))
    return tuple(usable.values()), tuple(problems)


def named(
    aliases: Mapping[str, str],
) -> tuple[tuple[str, ...], dict[str, str], tuple[Problem, ...]]:
    """The scopes of aliases with variables of another name, the alias of each, and the problems."""
    origin = Origin("aliases", ARGUMENT)
    names: dict[str, str] = {}
    problems: list[Problem] = []
    for position, (alias, scope) in enumerate(aliases.items(), start=1):
        if alias in ALIAS_OF_SCOPE.values():
            fact = f"alias {position} is one of the aliases that are always there"
            problems.append(_refused(fact, origin))
        elif scope in names:
            fact = f"alias {position} has the variables of another alias"
            problems.append(_refused(fact, origin))
        else:
            names[scope] = alias
    return tuple(names), names, tuple(problems)


def _lists(listed: Value | None, argument: Iterable[str]) -> Iterator[tuple[object, Origin]]:
    if listed is not None and listed.value is not None:
        yield listed.value, listed.origin
    yield argument if isinstance(argument, str) else tuple(argument), Origin("aliases", ARGUMENT)


def _words(value: object, origin: Origin) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    try:
        return words(value), ()
    except Invalid as invalid:
        return (), (at(invalid, variable=origin.variable, source=origin.source),)


def _refused(message: str, origin: Origin, hint: str = _NAMES) -> Problem:
    return problem("E030", message, hint, variable=origin.variable, source=origin.source)


def refusal(name: str, others: Collection[str]) -> str | None:
    """Return the reason why an alias can't have the name, or None; `others` are in capitals."""
    upper = name.upper()
    if not re.fullmatch(_NAME, name):
        return "is not a name"
    scopes = {scope.upper() for scope in ALIAS_OF_SCOPE}
    if upper in scopes or name.lower() in ALIAS_OF_SCOPE.values():
        return "is one of the aliases that are always there"
    start = start_of(name)
    if sdk_variables.is_foreign(start) or f"\n{start}" in _TAKEN:
        return "has variables that would collide with variables of AWS"
    for part in _STARTS_OF_OPTIONS:
        shorter, longer = upper.removesuffix(f"_{part}"), f"{upper}_{part}"
        if longer in others or (shorter != upper and (shorter in others or shorter in scopes)):
            return "has variables that would collide with those of another storage"
    if upper in others:
        return "has the variables of another alias"
    return None
