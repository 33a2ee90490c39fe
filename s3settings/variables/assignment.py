"""Assignment of variables: every value to the storage and the option it belongs to."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from s3settings.options.parsing import Misnamed, Options
from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.sources.values import STORAGE_URL, FilePath, Value
from s3settings.variables.names import (
    ALIASES_VARIABLE,
    GENERAL_VARIABLES,
    LIBRARY_VARIABLES,
    MEDIA,
    STATIC,
    names,
    url_names,
)

_URLS = (STORAGE_URL, f"{STORAGE_URL}_FILE")

Values = Mapping[str, Value]


def assign(
    values: Values,
    *,
    aliases: Iterable[str] = (),
    prefix: str = "",
    base_dir: FilePath | None = None,
) -> tuple[Options, tuple[Problem, ...]]:
    """Give every value to its option; the problems are those of names and of ``NAME_FILE``."""
    scopes, refused = _scopes(values, aliases, prefix, base_dir)
    known = dict(names(scopes, prefix))
    found, unreadable = _by_option(values, known, scopes, base_dir)
    rest = {name: value for name, value in values.items() if not _is_default(value)}
    malformed: tuple[Problem, ...] = ()
    if any(name.endswith(_URLS) for name in values):
        from s3settings.variables.storage_urls import combined, in_urls

        of_urls, malformed = in_urls(values, scopes, prefix, base_dir)
        found |= {scope: combined(found[scope], level) for scope, level in of_urls.items()}
        known |= {name: (scope, STORAGE_URL) for name, scope in url_names(scopes, prefix)}
        rest |= _as_variables(found, known)
    # code that reads a variable under another name passes its value as a default
    passed = [value.value for value in values.values() if _is_default(value)]
    misnamed = dict(_unread(rest, known, scopes, prefix, passed))
    problems = (*refused, *unreadable, *malformed, *_unknown_defaults(values, known), *misnamed)
    problems += _set_twice(values, known, prefix, problems)
    meant = _meant(misnamed, known, rest, base_dir)
    return Options(found.pop(""), found, misnamed=meant), problems


def _scopes(
    values: Values, aliases: Iterable[str], prefix: str, base_dir: FilePath | None
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The scopes of static files, of uploads and of the declared aliases."""
    listed, problems = _listed(values, prefix, base_dir)
    further, refused = _declared(listed, aliases)
    return (STATIC, MEDIA, *further), (*problems, *refused)


def _by_option(
    values: Values,
    known: Mapping[str, tuple[str, str]],
    scopes: Iterable[str],
    base_dir: FilePath | None,
) -> tuple[dict[str, dict[str, Value]], tuple[Problem, ...]]:
    """The values by scope and option, of which the first name that is set wins."""
    found: dict[str, dict[str, Value]] = {scope: {} for scope in ("", *scopes)}
    problems: tuple[Problem, ...] = ()
    given = {name.removesuffix("_FILE") for name in values}
    for name, (scope, option) in known.items():
        if name in given and option not in found[scope]:
            value, unreadable = _value(values, name, base_dir)
            problems += unreadable
            if value is not None:
                found[scope][option] = value
    return found, problems


def _set_twice(
    values: Values, known: Collection[str], prefix: str, problems: Iterable[Problem]
) -> tuple[Problem, ...]:
    """The problems of variables that are set beside their ``NAME_FILE``, and have no other one."""
    if not any(name.endswith("_FILE") for name in values):
        return ()
    from s3settings.sources.secret_file import both_set

    reported = {(problem.variable or "").removesuffix("_FILE") for problem in problems}
    general = {prefix + name for name in GENERAL_VARIABLES}
    return tuple(both_set(values, {*known, *general} - reported))


def _meant(
    misnamed: dict[Problem, str | None],
    known: dict[str, tuple[str, str]],
    values: Values,
    base_dir: FilePath | None,
) -> dict[str, Misnamed]:
    """The variables of wrong names by those that were meant, with values as their hints ask for."""
    meant: dict[str, Misnamed] = {}
    for one, right in reversed(misnamed.items()):
        name = one.variable or ""
        if right in known and known[right][1] != STORAGE_URL and name in values:
            # few projects have a wrong name
            from s3settings.facts.foreign_names import instead, rewritten

            (scope, option), value = known[right], values[name]
            if name.endswith("_FILE"):
                content, _ = _value(values, name.removesuffix("_FILE"), base_dir)
                if content is None:
                    # an unreadable file is another problem
                    continue
                value = value._replace(value=content.value)
            if instead(name, option, right, value.value) in one.hint:
                value = value._replace(value=rewritten(name, option, value.value))
            meant[right] = Misnamed(one, scope, option, value)
    return meant


def _value(
    values: Values, name: str, base_dir: FilePath | None
) -> tuple[Value | None, tuple[Problem, ...]]:
    """The value of a variable, or that of the file which its ``NAME_FILE`` names."""
    if f"{name}_FILE" not in values:
        return values.get(name), ()
    from s3settings.sources.secret_file import value_or_file

    return value_or_file(values, name, base_dir)


def _is_default(value: Value) -> bool:
    return value.origin.source.kind == "defaults"


def _as_variables(
    found: Mapping[str, Mapping[str, Value]], known: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, Value]]:
    """The options that are set, each with the name of a variable that sets it."""
    for name, (scope, option) in known.items():
        if option in found[scope]:
            yield name, found[scope][option]


def _declared(
    listed: Value | None, argument: Iterable[str]
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    if listed is None and argument == ():
        return (), ()
    # most projects have no aliases
    from s3settings.variables.aliases import declared

    return declared(listed, argument)


def _listed(
    values: Values, prefix: str, base_dir: FilePath | None
) -> tuple[Value | None, tuple[Problem, ...]]:
    """The value of the variable that declares aliases, with the prefix or without."""
    problems: tuple[Problem, ...] = ()
    for start in dict.fromkeys((prefix, "")):
        value, unreadable = _value(values, start + ALIASES_VARIABLE, base_dir)
        problems += unreadable
        if value is not None:
            return value, problems
    return None, problems


def _unknown_defaults(values: Values, known: Collection[str]) -> Iterator[Problem]:
    """The problems of defaults that are not the name of a variable."""
    names = {*known, *GENERAL_VARIABLES}
    for name, value in values.items():
        if _is_default(value) and name.removesuffix("_FILE") not in names:
            from s3settings.variables.typos import likely

            meant = likely(name, names)
            hint = f"did you mean {meant}?" if meant else "remove it, or correct its name"
            fact = "not a variable of an option"
            yield problem("E033", fact, hint, variable=name, source=value.origin.source)


def _unread(
    values: Values,
    known: Mapping[str, tuple[str, str]],
    scopes: Collection[str],
    prefix: str,
    passed: Collection[object],
) -> Iterator[tuple[Problem, str | None]]:
    """The problems of variables that set nothing, each with the variable that it is meant for.

    Variables with one of the values that are passed are left out.
    """
    if values.keys() - known.keys() <= {*LIBRARY_VARIABLES}:
        return
    from s3settings.variables.foreign import strangers
    from s3settings.variables.typos import mistakes

    misspelled = dict(mistakes(values, known, scopes, prefix))
    yield from misspelled.items()
    reported = {problem.variable for problem in misspelled}
    rest = {
        name: value
        for name, value in values.items()
        if value.origin.variable not in reported and (name in known or value.value not in passed)
    }
    yield from strangers(rest, known, scopes, prefix)
