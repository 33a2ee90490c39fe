"""The values of options: those of all storages and of each one, raw and then parsed."""

import re
from collections.abc import Iterator, Mapping

from s3settings.options.table import OPTIONS
from s3settings.parsers.credentials import NO_ID, ONLY_ID
from s3settings.parsers.text import without_marks, without_scheme
from s3settings.problems.kinds import at
from s3settings.problems.problem import Invalid, Problem
from s3settings.record import Record
from s3settings.sources.values import Origin, Value, fact_of

_PROPOSAL = r"did you mean (\S+)\?"


class Misnamed(Record):
    """A variable that is not read: its problem, and the scope, option and value that it is meant for."""

    problem: Problem
    scope: str
    option: str
    value: Value

    def __repr__(self) -> str:
        return f"Misnamed(problem={self.problem!r})"


class Options(Record):
    """Values by option: those for all storages, and those of each storage by its scope.

    A value of None sets *no value*. `invalid` has scope and option of the values that no parser
    accepted; they are in neither mapping. `supposed` has the values that rules read in place of some
    of them, by scope and option. `misnamed` are the variables that are not read, each by the one that
    it is meant for.
    """

    common: Mapping[str, Value]
    scopes: Mapping[str, Mapping[str, Value]]
    invalid: tuple[tuple[str, str], ...] = ()
    supposed: Mapping[tuple[str, str], Value] = {}
    misnamed: Mapping[str, "Misnamed"] = {}

    def __repr__(self) -> str:
        return f"Options(scopes={list(self.scopes)!r})"


def validate(given: Options) -> tuple[Options, tuple[Problem, ...]]:
    """Parse every value; the problems are those of invalid ones. Raises nothing."""
    levels: dict[str, dict[str, Value]] = {}
    invalid: list[tuple[str, str]] = []
    supposed: dict[tuple[str, str], Value] = {}
    problems: list[Problem] = []
    for scope, level in {"": given.common, **given.scopes}.items():
        levels[scope] = {}
        for option, value in level.items():
            try:
                levels[scope][option] = Value(parsed(option, value.value), value.origin)
            except Invalid as refused:
                invalid.append((scope, option))
                likely, found = supposed_value(option, value, refused, given)
                problems += [] if _is_swapped(option, refused, level) else found
                if likely is not None:
                    supposed[scope, option] = likely
    options = Options(levels.pop(""), levels, tuple(invalid), supposed, given.misnamed)
    return options, tuple(problems)


def _is_swapped(option: str, refused: Invalid, level: Mapping[str, Value]) -> bool:
    """True for a secret key whose place and that of the id are swapped."""
    if option != "secret_key" or refused.message != ONLY_ID or "access_key" not in level:
        return False
    try:
        parsed("access_key", level["access_key"].value)
    except Invalid as other:
        return other.message == NO_ID
    return False


def problems_of(refused: Invalid, option: str, origin: Origin) -> Iterator[Problem]:
    """Yield the problems of a value that a parser refused."""
    for one in (refused, *refused.others):
        found = at(one, variable=origin.variable, source=origin.source)
        yield found._replace(message=fact_of(option, found.message, origin))


def supposed_value(
    option: str, value: Value, refused: Invalid, options: Options
) -> tuple[Value | None, list[Problem]]:
    """The value that is probably meant by an invalid one of the options, as far as rules can go by it.

    With it come the problems of the invalid value, and those which are left without the characters
    that do not belong to it.
    """
    problems = [*problems_of(refused, option, value.origin)]
    if not isinstance(value.value, str):
        return None, problems
    typed, suppose = without_marks(value.value), OPTIONS[option].supposed or without_scheme
    try:
        return Value(parsed(option, typed), value.origin), problems
    except Invalid as left:
        further = problems_of(left, option, value.origin)
        problems += (one for one in further if one not in problems)
        proposed = re.fullmatch(_PROPOSAL, left.hint)
        if option == "provider" and _has_endpoint(options):
            # which may show another provider than the one of a similar name
            proposed = None
    likely = proposed[1] if proposed else suppose(typed)
    try:
        return Value(parsed(option, likely), value.origin), problems
    except Invalid:
        return None, problems


def _has_endpoint(options: Options) -> bool:
    return any("endpoint_url" in level for level in (options.common, *options.scopes.values()))


def parsed(option: str, value: object) -> object:
    """The value of an option as its parser reads it; None sets *no value*.

    Raises `Invalid`.
    """
    entry = OPTIONS[option]
    if not entry.is_list and isinstance(value, tuple):
        # what Python makes of a comma at the end of a line
        raise Invalid("E028", "a tuple, not a single value", "remove the comma behind the value")
    return None if value is None else entry.parse(value)
