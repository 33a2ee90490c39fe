"""One cause, one problem: what the wrong name of a setting explains is not reported again."""

from collections.abc import Iterable, Iterator

from s3settings.facts.known_settings import option_of
from s3settings.parsers.text import nearest
from s3settings.problems.kinds import PREFIX, kind_of
from s3settings.problems.problem import Problem
from s3settings.project.options import OPTION_OF_SETTING
from s3settings.project.reading import Project

_UNFILLED = f"{PREFIX}E109"
_MORE_EXACT = frozenset({f"{PREFIX}E011", f"{PREFIX}E108"})
_LESS_EXACT = frozenset({f"{PREFIX}E007", f"{PREFIX}E012", f"{PREFIX}W007"})


def by_cause(project: Project, problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without those of options that only lack the right name of a setting.

    Where that is an error, it takes the place of the warning about the name.
    """
    kept = dict.fromkeys(_without_doubles([*problems]))
    for name in [one for one in kept if kind_of(one.id).explains_missing]:
        variables = {*_unset(project, name)}
        explained = [one for one in kept if one.group == "missing" and one.variable in variables]
        errors = [one for one in explained if one.severity == "error"]
        for one in explained:
            del kept[one]
        if errors:
            del kept[name]
            message = f"{name.message}; {errors[0].message}"
            error = errors[0]._replace(variable=name.variable, message=message, hint=name.hint)
            kept[error] = None
    return [*kept]


def _without_doubles(problems: list[Problem]) -> Iterator[Problem]:
    """Yield the problems but those of a value that the unfilled placeholder in it explains.

    The text None in place of a value, and text with other characters than a host, are reported as that.
    """
    unfilled = {one.variable for one in problems if one.id == _UNFILLED}
    explained = {one.variable for one in problems if one.id in _MORE_EXACT}
    for one in problems:
        is_double = one.variable in explained if one.id == _UNFILLED else one.id in _LESS_EXACT
        if one.variable not in unfilled or not is_double:
            yield one


def _unset(project: Project, name: Problem) -> Iterator[str]:
    """Yield what would set the option that a setting of the wrong name is meant for."""
    typed = name.variable or ""
    option = option_of(typed) or OPTION_OF_SETTING.get(nearest(typed, OPTION_OF_SETTING) or "")
    for storage in project.storages if option else ():
        if not storage.is_set(option or ""):
            yield storage.origin(option or "").variable
