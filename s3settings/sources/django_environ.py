"""Values as an ``environ.Env`` of the project reads them: its casts, defaults, prefix, proxies."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from django.core.exceptions import ImproperlyConfigured
from environ.fileaware_mapping import FileAwareMapping

from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem, Source
from s3settings.sources.values import DEFAULT, ENVIRONMENT, Reading, Value, value_of

if TYPE_CHECKING:
    from environ import Env

# what django-environ and the casts of a project raise
_CAST_ERRORS = (
    ArithmeticError,
    AttributeError,
    ImproperlyConfigured,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


def read_django_environ(env: "Env", wanted: Callable[[str], bool]) -> tuple[Reading, Reading]:
    """Read the variables that are `wanted`: those that are set, and those that have a default."""
    set_variables, defaults = _variables(env)
    return (
        _read(env, set_variables, ENVIRONMENT, wanted),
        _read(env, defaults - set_variables, DEFAULT, wanted),
    )


def _read(
    env: "Env", variables: set[str], source: Source, wanted: Callable[[str], bool]
) -> Reading:
    reads = cast("Callable[[str], object]", env)
    prefix = str(env.prefix)
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for variable in sorted(variables):
        name = variable.removeprefix(prefix)
        if not variable.startswith(prefix) or not wanted(name):
            continue
        try:
            value = reads(name)
        except _CAST_ERRORS:
            if source == ENVIRONMENT and variable not in {*env.ENVIRON}:
                # another thread has removed it
                continue
            fact, hint = "django-environ can't read it", "give it a value that this Env accepts"
            problems.append(problem("E037", fact, hint, variable=variable, source=source))
        else:
            if value is not None:
                values[name] = value_of(variable, value, source)
    return Reading(values, tuple(problems))


def _variables(env: "Env") -> tuple[set[str], set[str]]:
    """The full names of the variables that are set, and of those that have a default.

    A `FileAwareEnv` reads the file of ``NAME_FILE`` by itself, as ``NAME``.
    """
    scheme = cast("Mapping[str, object]", vars(env)["scheme"])
    defaults = {name for name, given in scheme.items() if isinstance(given, tuple) and given[1:]}
    done = "_FILE" if isinstance(env.ENVIRON, FileAwareMapping) else ()
    return {name for name in env.ENVIRON if not name.endswith(done)}, defaults
