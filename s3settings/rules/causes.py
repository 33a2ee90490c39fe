"""One cause, one problem: what a variable of the wrong name explains is not reported again."""

from collections.abc import Callable, Mapping

from s3settings.options.parsing import Misnamed, Options, parsed, supposed_value
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
            kept[_explained(errors[0], {right: misnamed})] = None
    if len(options.misnamed) > 1:
        found, kept = _by_causes(options, found, kept, rules)
    return found, tuple(kept)


def _by_causes(
    options: Options,
    found: Problems,
    kept: dict[Problem, None],
    rules: Callable[[Options], Problems],
) -> tuple[Problems, dict[Problem, None]]:
    """Return the problems without errors that only several wrong names together explain."""
    solved = _solved(tuple(kept), rules(as_meant(options)[0]))
    for error in [one for one in solved if one.severity == "error"]:
        needed = {
            right: misnamed
            for right, misnamed in sorted(options.misnamed.items())
            if misnamed.problem in found
            and any(one.id == error.id for one in rules(_without(options, right)))
        }
        if len(needed) > 1:
            wrong = [one.problem for one in needed.values()]
            found = tuple(one for one in found if one not in wrong)
            kept = {_explained(one, needed) if one is error else one: None for one in kept}
    return found, kept


def _without(options: Options, right: str) -> Options:
    """Return the options as if all variables but one had their right names."""
    rest = {name: one for name, one in options.misnamed.items() if name != right}
    return as_meant(options.replace(misnamed=rest))[0]


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
    except Invalid as refused:
        likely, found = supposed_value(option, given, refused, options)
        place = (scope, option)
        supposed = options.supposed if likely is None else {**options.supposed, place: likely}
        return options.replace(invalid=(*options.invalid, place), supposed=supposed), tuple(found)
    if not scope:
        return options.replace(common={**options.common, option: value}), ()
    own = {**options.scopes[scope], option: value}
    return options.replace(scopes={**options.scopes, scope: own}), ()


def _explained(error: Problem, names: Mapping[str, Misnamed]) -> Problem:
    """Return the error with the cure for the wrong names, which have a place in a file."""
    wrong = [one.problem for one in names.values()]
    source = wrong[0].source if error.source == UNSET else error.source
    variables = " and ".join(str(one.variable) for one in wrong)
    message = f"{error.message}; {variables} {'is' if len(wrong) == 1 else 'are'} not read"
    cures: list[str] = []
    for right, one in zip(names, wrong, strict=True):
        cure = one.hint.replace("did you mean", "write").removesuffix("?")
        name = f"{right}_FILE" if f"{right}_FILE" in cure else right
        cures.append(cure.replace(name, f"{name} in place of {one.variable}", 1))
    return error._replace(source=source, message=message, hint=", and ".join(cures))
