"""One cause, one problem: what a variable of the wrong name explains is not reported again."""

from collections.abc import Callable

from s3settings.options.parsing import Misnamed, Options, parsed, problems_of
from s3settings.problems.problem import UNSET, Invalid, Problem

Problems = tuple[Problem, ...]


def by_cause(
    options: Options, found: Problems, broken: Problems, rules: Callable[[Options], Problems]
) -> tuple[Problems, Problems]:
    """Return the problems of names and values, and those of rules, without what others explain.

    `rules` returns the problems of rules for other options. A problem that the right name would
    solve is left out. But if it is an error, and the wrong name only a warning, the error stays,
    with the name in its hint.
    """
    kept = dict.fromkeys(broken)
    for right, misnamed in options.misnamed.items():
        explained = _solved(broken, rules(_named(options, misnamed)[0]))
        errors = [one for one in explained if one in kept and one.severity == "error"]
        for one in explained:
            kept.pop(one, None)
        if errors and misnamed.problem.severity != "error":
            found = tuple(one for one in found if one != misnamed.problem)
            kept[_explained(errors[0], misnamed.problem, right)] = None
    return found, tuple(kept)


def _solved(broken: Problems, rest: Problems) -> list[Problem]:
    """Return the problems that are gone, but those that are at another place now."""
    moved = {one.id for one in rest if one not in broken}
    return [one for one in broken if one not in rest and one.id not in moved]


def as_meant(options: Options) -> tuple[Options, Problems]:
    """Return the options as if all variables had their right names, and the problems of values."""
    found: list[Problem] = []
    for misnamed in options.misnamed.values():
        options, invalid = _named(options, misnamed)
        found += invalid
    return options.replace(misnamed={}), tuple(found)


def as_supposed(options: Options, found: Problems) -> tuple[Options, Problems]:
    """Return the options with what is supposed for invalid values, and the problems of the others."""
    levels = {"": dict(options.common), **{one: dict(own) for one, own in options.scopes.items()}}
    for (scope, option), value in options.supposed.items():
        levels[scope][option] = value
    invalid = tuple(one for one in options.invalid if one not in options.supposed)
    variables = {value.origin.variable for value in options.supposed.values()}
    likely = Options(levels.pop(""), levels, invalid, misnamed=options.misnamed)
    return likely, tuple(one for one in found if one.variable not in variables)


def _named(options: Options, misnamed: Misnamed) -> tuple[Options, Problems]:
    """Return the options as if the variable had the right name, and the problem of its value."""
    scope, option, given = misnamed.scope, misnamed.option, misnamed.value
    try:
        value = given._replace(value=parsed(option, given.value))
    except Invalid as invalid:
        unread = options.replace(invalid=(*options.invalid, (scope, option)))
        return unread, tuple(problems_of(invalid, option, given.origin))
    if not scope:
        return options.replace(common={**options.common, option: value}), ()
    own = {**options.scopes[scope], option: value}
    return options.replace(scopes={**options.scopes, scope: own}), ()


def _explained(error: Problem, misnamed: Problem, right: str) -> Problem:
    """Return the error with the cure for the wrong name, which has a place in a file."""
    source = misnamed.source if error.source == UNSET else error.source
    message = f"{error.message}; {misnamed.variable} is not read"
    hint = misnamed.hint.replace("did you mean", "write").removesuffix("?")
    hint = hint.replace(right, f"{right} in place of {misnamed.variable}", 1)
    return error._replace(source=source, message=message, hint=hint)
